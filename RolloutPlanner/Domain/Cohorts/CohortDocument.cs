using System.Diagnostics;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Cohorts;

/// <summary>A cohort in the raw, perhaps wrong form of editor, API and import. It has either a rule or members.</summary>
public sealed record CohortDocument
{
    public string? Key { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public RuleSpec? Rule { get; init; }

    public ValueList<string>? Members { get; init; }

    public static CohortDocument From(CohortVersion version)
    {
        var head = new CohortDocument { Key = version.Key.Value, Name = version.Name, Description = version.Description };
        return version.Definition switch
        {
            CohortDefinition.ByRule byRule => head with { Rule = RuleSpec.From(byRule.Rule) },
            CohortDefinition.Members members => head with { Members = members.Keys.Select(key => key.Value).ToValueList() },
            _ => throw new UnreachableException(),
        };
    }
}
