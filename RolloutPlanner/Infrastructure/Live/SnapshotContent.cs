using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;

namespace RolloutPlanner.Infrastructure.Live;

/// <summary>One version of one cohort.</summary>
internal sealed record SnapshotCohort(CohortKey Key, int Version, CohortDefinition Definition);

/// <summary>What a snapshot is made of, as it is kept in its file.</summary>
/// <param name="Version">The number of the last history entry when it was read.</param>
/// <param name="Cohorts">Every version that a rollout pins, each once.</param>
internal sealed record SnapshotContent(long Version, ValueList<PublishedRollout> Rollouts, ValueList<SnapshotCohort> Cohorts);
