using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Something that needs a cohort, so that the cohort cannot be deleted.</summary>
public abstract record CohortUser
{
    private CohortUser()
    {
    }

    public abstract string Name { get; init; }

    /// <summary>A rollout with a stage for it, in its draft or in a plan version in use, directly or by a cohort in between.</summary>
    public sealed record InRollout(RolloutKey Key, string Name) : CohortUser;

    /// <summary>A cohort whose newest version includes it.</summary>
    public sealed record InCohort(CohortKey Key, string Name) : CohortUser;
}
