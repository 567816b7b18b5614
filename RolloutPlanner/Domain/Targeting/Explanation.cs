using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>What came of one rule for one person.</summary>
public enum Outcome
{
    /// <summary>An earlier rule of the group had decided already.</summary>
    NotChecked,
    False,
    True,
}

/// <summary>
/// Why a rule is true or false for one person, as a tree of the same shape. <see cref="ActualValue"/> is the fact that a condition met,
/// null when there is none, and null for groups. A cohort has one child: the rule of that cohort. What was not checked has no children.
/// </summary>
public sealed record Explanation(Rule Rule, Outcome Outcome, string? ActualValue, ValueList<Explanation> Children);
