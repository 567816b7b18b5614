using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>How the rules of a group go together.</summary>
public enum GroupKind
{
    /// <summary>Every one must be true.</summary>
    All,

    /// <summary>One true one is enough.</summary>
    Any,

    /// <summary>The plain negation of <see cref="Any"/>, so people without the attribute are included.</summary>
    None,
}

/// <summary>Says who belongs. Made by <see cref="RuleParser"/>, which also holds the limits of size and depth.</summary>
public abstract record Rule
{
    private Rule()
    {
    }

    /// <summary>Every cohort that the rule includes directly, in order; one may come twice.</summary>
    public IEnumerable<CohortKey> IncludedCohorts() => this switch
    {
        Condition => [],
        Group group => group.Rules.SelectMany(rule => rule.IncludedCohorts()),
        InCohort included => [included.Cohort],
        _ => throw new UnreachableException(),
    };

    /// <summary>One test of one fact. Without the fact it is false, whatever the test, except "is not set".</summary>
    public sealed record Condition(AttributeName Attribute, Test Test) : Rule;

    /// <summary>Several rules together; never empty (throws), because an empty group would match by accident.</summary>
    public sealed record Group(GroupKind Kind, ValueList<Rule> Rules) : Rule
    {
        public ValueList<Rule> Rules { get; } = ValueList.NotEmpty(Rules);
    }

    /// <summary>Whoever belongs to another cohort.</summary>
    public sealed record InCohort(CohortKey Cohort) : Rule;
}
