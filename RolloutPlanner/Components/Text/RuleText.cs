using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Components.Text;

/// <summary>The words of the rule editor. Operators bring their own words.</summary>
public static class RuleText
{
    /// <summary>The kinds of groups, in the order of the choice.</summary>
    public static IReadOnlyList<string> GroupKinds { get; } = ["all", "any", "none"];

    public static string Group(string kind) => kind switch
    {
        "all" => "All",
        "any" => "Any",
        _ => "None",
    };

    public static string GroupRest(string kind) => kind switch
    {
        "all" => "of these must be true",
        "any" => "of these is enough",
        _ => "of these may be true",
    };

    public static string? GroupNote(string kind) => kind is "none" ? "People without the attribute are included." : null;

    /// <summary>Between two rules of a group.</summary>
    public static string Joiner(string kind) => kind switch
    {
        "all" => "and",
        "any" => "or",
        _ => "nor",
    };

    /// <summary>The heading under which the choice of operators lists one.</summary>
    public static string Family(OperandKind kind) => kind switch
    {
        OperandKind.Text or OperandKind.TextList or OperandKind.Pattern => "Text",
        OperandKind.Number => "Numbers",
        OperandKind.Date or OperandKind.Days => "Dates",
        OperandKind.Version => "Versions",
        OperandKind.IpRanges => "Internet addresses",
        _ => "Anything",
    };

    /// <summary>What stands in an empty input.</summary>
    public static string? Example(OperandKind kind) => kind switch
    {
        OperandKind.Number => "12.5",
        OperandKind.Date => "2026-01-31",
        OperandKind.Days => "30",
        OperandKind.Version => "4.2.0",
        OperandKind.IpRanges => "203.0.113.0/24",
        OperandKind.Pattern => "^eu-.+",
        _ => null,
    };

    /// <summary>"256 addresses"; "up to" for several ranges, as they may overlap. Null when no range can be read.</summary>
    public static string? Addresses(IEnumerable<string> ranges)
    {
        var read = ranges.Take(1000).Select(range => IpRange.Parse(range, "")).Where(range => !range.IsError).Select(range => range.Value).ToList();
        if (read.Count == 0) return null;
        var sum = read.Aggregate(UInt128.Zero, (all, range) => UInt128.MaxValue - all < range.Size ? UInt128.MaxValue : all + range.Size);
        var about = read.Count == 1 ? "" : "up to ";
        return sum <= long.MaxValue / 1024 ? about + Words.Count((long)sum, "address", "addresses") : $"{about}2^{(int)UInt128.Log2(sum)} addresses";
    }

    /// <summary>One line of a rule for those who only read it, as typed: "plan is one of premium, gold and 12 more".</summary>
    public static string Line(string? attribute, Operator? op, IReadOnlyList<string> values)
    {
        var shown = values.Take(5).ToList();
        var rest = values.Count > shown.Count ? $" and {Words.Number(values.Count - shown.Count)} more" : "";
        return $"{attribute} {op?.Words ?? "?"} {string.Join(", ", shown)}{rest}".Trim();
    }

    public static Look Of(Outcome outcome) => outcome switch
    {
        Outcome.True => new("Yes", "check_circle", Shared.Tone.Pass),
        Outcome.False => new("No", "cancel", Shared.Tone.Fail),
        _ => new("Not checked", "do_not_disturb_on", Shared.Tone.None),
    };
}
