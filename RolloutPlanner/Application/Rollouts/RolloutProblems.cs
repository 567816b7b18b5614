using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Refusals that come before a rollout is asked.</summary>
public static class RolloutProblems
{
    public static Error NotFound(RolloutKey key) => Error.NotFound("rollout.unknown", $"There is no rollout \"{key}\".");

    public static Error ChangedMeanwhile(Rollout rollout) => Error.Conflict(
        "rollout.changed", $"{rollout.State.Draft.Name} changed while you were looking at it. Nothing was done. Look at what is there now and decide again.");
}
