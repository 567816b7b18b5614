using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Components.Text;

/// <summary>The words of the rule editor. Operators bring their own words.</summary>
public static class RuleText
{
    private const int MostCompared = 500;

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
        "any" => "of these can be true",
        _ => "of these may be true",
    };

    public static string? GroupNote(string kind) => kind is "none" ? "People without the attribute are included." : null;

    /// <summary>How many people a rule keeps, as its group counts: left after it in "all", its own in "any", taken out by it in "none".</summary>
    public static string Keeps(RuleCount count, string kind, string? within) => (kind, within) switch
    {
        (_, "none") => $"\u2212 {Words.Number(count.Kept)}",
        ("none", _) => $"takes out {Words.Number(count.TakenOut)}",
        ("condition" or "cohort", _) => Words.Number(count.Kept),
        _ => Words.People(count.Kept),
    };

    /// <summary>The same as a sentence, for those who do not see where the number stands.</summary>
    public static string KeepsSpoken(RuleCount count, string kind, string? within) => (kind, within) switch
    {
        (_, "none") => $"It takes out {Words.People(count.Kept)}.",
        ("none", _) => $"It takes out {Words.People(count.TakenOut)}.",
        (_, "any") => $"{Words.People(count.Kept)} of {Words.Number(count.Asked)} match.",
        _ => $"{Words.People(count.Kept)} of {Words.Number(count.Asked)} are left.",
    };

    /// <summary>What is wrong with a list of ranges while it is typed. The last one may be unfinished; then nothing is said about it yet.</summary>
    public static string? WhileTyping(string typed)
    {
        var parts = typed.Split([',', ';', ' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            if (i == parts.Length - 1 && typed.EndsWith(parts[i], StringComparison.Ordinal) && IsUnfinished(parts[i])) continue;
            if (IpRange.Parse(parts[i], "") is { IsError: true } refused) return refused.Error.Message;
        }
        return null;
    }

    private static bool IsUnfinished(string range) => !range.AsSpan().ContainsAnyExcept("0123456789abcdefABCDEF.:/") && range.IndexOf('/') is var slash && (slash < 0 || slash == range.Length - 1);

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

    /// <summary>"256 addresses", each counted once however ranges overlap. Null when no range can be read, or there are too many to compare.</summary>
    public static string? Addresses(IReadOnlyCollection<string> ranges)
    {
        if (ranges.Count > MostCompared) return null;
        var read = ranges.Select(range => IpRange.Parse(range, "")).Where(range => !range.IsError).Select(range => range.Value).Distinct().ToList();
        // Two ranges lie one in the other, or apart.
        var apart = read.Where(range => !read.Any(wider => wider != range && wider.Prefix <= range.Prefix && wider.Contains(range.First))).ToList();
        if (apart.Count == 0) return null;
        var sum = apart.Aggregate(UInt128.Zero, (all, range) => UInt128.MaxValue - all < range.Size ? UInt128.MaxValue : all + range.Size);
        return sum <= long.MaxValue / 1024 ? Words.Count((long)sum, "address", "addresses") : $"2^{(int)UInt128.Log2(sum)} addresses";
    }

    /// <summary>One line of a rule for those who only read it, as typed: "plan is one of premium, gold and 12 more".</summary>
    public static string Line(string? attribute, Operator? op, IReadOnlyList<string> values)
    {
        var shown = values.Take(5).ToList();
        var rest = values.Count > shown.Count ? $" and {Words.Number(values.Count - shown.Count)} more" : "";
        return $"{attribute} {op?.Words ?? "?"} {string.Join(", ", shown)}{rest}".Trim();
    }

    /// <param name="inNone">It stands in a group where one true rule is one too many, so a false one is in order.</param>
    public static Look Of(Outcome outcome, bool inNone = false) => outcome switch
    {
        Outcome.True => new("Yes", "check_circle", inNone ? Shared.Tone.Fail : Shared.Tone.Pass),
        Outcome.False => new("No", "cancel", inNone ? Shared.Tone.None : Shared.Tone.Fail),
        _ => new("Not checked", "do_not_disturb_on", Shared.Tone.None),
    };
}
