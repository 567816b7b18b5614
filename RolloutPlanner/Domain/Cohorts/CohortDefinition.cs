using System.Diagnostics;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Cohorts;

/// <summary>Who belongs to a cohort.</summary>
public abstract record CohortDefinition
{
    /// <summary>The longest list of people.</summary>
    public const int MaxMembers = 100_000;

    private CohortDefinition()
    {
    }

    /// <summary>The same as a rule; a list of people is a condition on the targeting key.</summary>
    public Rule AsRule() => this switch
    {
        ByRule byRule => byRule.Rule,
        Members members => new Rule.Condition(AttributeName.TargetingKey, new Test.In(members.Keys.Select(key => key.Value).ToValueList(), IgnoreCase: false)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Every cohort that it includes directly.</summary>
    public IEnumerable<CohortKey> IncludedCohorts() => this is ByRule byRule ? byRule.Rule.IncludedCohorts() : [];

    public sealed record ByRule(Rule Rule) : CohortDefinition;

    /// <summary>People by their targeting keys, each once; at least one (throws).</summary>
    public sealed record Members(ValueList<TargetingKey> Keys) : CohortDefinition
    {
        public ValueList<TargetingKey> Keys { get; } = ValueList.NotEmpty(Keys);
    }
}
