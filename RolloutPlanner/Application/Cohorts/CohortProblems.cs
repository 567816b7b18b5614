using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Refusals that come before a cohort is asked.</summary>
public static class CohortProblems
{
    public static Error NotFound(CohortKey key) => Error.NotFound("cohort.unknown", $"There is no cohort \"{key}\".");

    public static Error KeyTaken(CohortKey key) =>
        Error.Conflict("cohort.exists", $"There is, or was, a cohort with the key \"{key}\". A key is used once, so that history stays clear.") with { Path = "key" };
}
