using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Cohorts;

/// <summary>The cohorts that a rule may include, at the versions the caller means (the newest, or those pinned by a plan).</summary>
public interface ICohortLookup
{
    /// <summary>Null when there is no such cohort, or it was deleted.</summary>
    CohortDefinition? Find(CohortKey key);

    /// <summary>The name for sentences; the key where no name is at hand.</summary>
    string NameOf(CohortKey key) => key.Value;
}
