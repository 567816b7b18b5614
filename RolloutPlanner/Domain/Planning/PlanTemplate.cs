using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Domain.Planning;

/// <summary>
/// A plan to begin with. It is copied into a new rollout and never linked: changing or deleting a template changes no rollout. It has at
/// least one stage and no dates.
/// </summary>
/// <param name="Key">Stands in the history as the origin of the plan.</param>
/// <param name="Version">Counts the changes from 1; 0 for those that every workspace has, which never change.</param>
public sealed record PlanTemplate(TemplateKey Key, long Version, string Name, string Purpose, ValueList<Stage> Stages, bool IsDeleted)
{
    public bool IsBuiltIn => Version == 0;

    public IEnumerable<CohortKey> Cohorts => Stages.Select(stage => stage.Audience).OfType<Audience.InCohort>().Select(audience => audience.Cohort).Distinct();

    /// <summary>The stages as a new plan takes them over: where a cohort is gone, somebody has to choose again.</summary>
    public ValueList<Stage> Copy(Func<CohortKey, bool> exists) => Stages
        .Select(stage => stage.Audience is Audience.InCohort cohort && !exists(cohort.Cohort) ? stage with { Audience = null } : stage)
        .ToValueList();
}
