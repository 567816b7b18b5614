using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Components.Cohorts;

/// <summary>
/// One condition, group or included cohort while somebody edits it. Keeps every text as it was typed, so that what the domain refuses is not
/// lost: <see cref="From"/> and then <see cref="ToSpec"/> gives the same raw rule.
/// </summary>
public sealed class RuleNode
{
    // Values that the present operator has no room for. They come back with an operator that has.
    private readonly List<string> _spare = [];

    /// <summary>Stays with the node when it moves, so that the browser keeps its inputs.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    public string Kind { get; private set; } = "condition";

    public string? Attribute { get; set; }

    public string? OperatorCode { get; private set; }

    public List<string> Values { get; } = [];

    public bool IgnoreCase { get; set; }

    public string? Cohort { get; set; }

    public List<RuleNode> Rules { get; } = [];

    public bool IsGroup => Kind is "all" or "any" or "none";

    /// <summary>Null while none is chosen, or for a code that does not exist.</summary>
    public Operator? Operator => Operators.Find(OperatorCode);

    public static RuleNode Condition() => new() { Kind = "condition", Attribute = "", OperatorCode = Operators.Is.Code };

    public static RuleNode InCohort() => new() { Kind = "cohort", Cohort = "" };

    /// <summary>A group is never empty, so a new one starts with a condition to fill in.</summary>
    public static RuleNode Group(string kind, params RuleNode[] rules)
    {
        var group = new RuleNode { Kind = kind };
        group.Rules.AddRange(rules.Length == 0 ? [Condition()] : rules);
        return group;
    }

    public static RuleNode From(RuleSpec spec)
    {
        var node = new RuleNode { Kind = spec.Kind, Attribute = spec.Attribute, OperatorCode = spec.Operator, IgnoreCase = spec.IgnoreCase, Cohort = spec.Cohort };
        node.Values.AddRange(spec.Values);
        node.Rules.AddRange(spec.Rules.Select(From));
        return node;
    }

    public RuleSpec ToSpec() => new()
    {
        Kind = Kind,
        Attribute = Attribute,
        Operator = OperatorCode,
        Values = Values.ToValueList(),
        IgnoreCase = IgnoreCase,
        Cohort = Cohort,
        Rules = Rules.Select(rule => rule.ToSpec()).ToValueList(),
    };

    /// <summary>Makes the group all of, any of or none of the same rules.</summary>
    public void ConvertTo(string groupKind) => Kind = groupKind;

    /// <summary>Keeps what was typed, in sight or for the next operator.</summary>
    public void Choose(string? code)
    {
        OperatorCode = code;
        if (Operator is not { } op) return;
        if (Values.Count > op.MaxValues)
        {
            _spare.InsertRange(0, Values.Skip(op.MaxValues));
            Values.RemoveRange(op.MaxValues, Values.Count - op.MaxValues);
        }
        var room = Math.Min(op.MaxValues - Values.Count, _spare.Count);
        Values.AddRange(_spare.Take(room));
        _spare.RemoveRange(0, room);
    }

    /// <summary>The value at this place, as it was typed; empty where there is none yet.</summary>
    public string ValueAt(int index) => index < Values.Count ? Values[index] : "";

    /// <summary>Emptying the last value removes it, so that a missing value is refused as missing.</summary>
    public void Set(int index, string? text)
    {
        while (Values.Count <= index) Values.Add("");
        Values[index] = text ?? "";
        while (Values.Count > 0 && Values[^1].Length == 0) Values.RemoveAt(Values.Count - 1);
    }
}
