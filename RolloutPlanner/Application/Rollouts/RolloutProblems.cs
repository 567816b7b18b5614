using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Refusals that come before a rollout is asked.</summary>
public static class RolloutProblems
{
    public static Error NotFound(RolloutKey key) => Error.NotFound("rollout.unknown", $"There is no rollout \"{key}\".");

    /// <summary>At the field of the flag key.</summary>
    public static Error FlagTaken(RolloutKey key) => Error.Conflict(
        "rollout.exists", $"There is a rollout of \"{key}\" already. A flag key is used once, so that its history stays clear.") with
    { Path = "flag.key" };

    public static Error ChangedMeanwhile(Rollout rollout) => Error.Conflict(
        "rollout.changed", $"{rollout.State.Draft.Name} changed while you were looking at it. Nothing was done. Look at what is there now and decide again.");
}
