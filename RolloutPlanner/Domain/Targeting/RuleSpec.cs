using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// A rule in the raw, perhaps wrong form that the editor, the API and the store share; <see cref="RuleParser"/> turns it into a <see cref="Rule"/>.
/// <see cref="Kind"/> is <c>condition</c> (attribute, operator, values), <c>all</c>, <c>any</c>, <c>none</c> (rules) or <c>cohort</c> (cohort).
/// </summary>
public sealed record RuleSpec
{
    public string Kind { get; init; } = "condition";

    public string? Attribute { get; init; }

    /// <summary>A code of <see cref="Operators"/>.</summary>
    public string? Operator { get; init; }

    public ValueList<string> Values { get; init; } = [];

    /// <summary>Has no effect where the operator cannot ignore case.</summary>
    public bool IgnoreCase { get; init; }

    public string? Cohort { get; init; }

    public ValueList<RuleSpec> Rules { get; init; } = [];

    /// <summary>The raw form of a rule: parsing it gives an equal rule. Values stand in their plain form (203.0.113.77/24 as 203.0.113.0/24, 1.50 as 1.5).</summary>
    public static RuleSpec From(Rule rule) => RuleSpecs.From(rule);
}
