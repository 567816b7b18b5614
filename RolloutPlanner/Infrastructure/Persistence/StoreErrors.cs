using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>What a store says when the database holds something else than the command was decided on.</summary>
internal static class StoreErrors
{
    public static Error RolloutChanged { get; } = Error.Conflict(
        "rollout.changed", "Somebody changed this rollout meanwhile. Look at what stands there now, then decide again.");

    public static Error CohortChanged(string name) => Error.Conflict(
        "cohort.changed", $"Somebody changed {name} meanwhile. Look at what stands there now, then decide again.");

    public static Error HookChanged(MonitoringHook hook) => Error.Conflict(
        "hook.changed", $"Somebody changed the metric {hook.Name} meanwhile. Look at what stands there now, then decide again.");

    public static Error HookTaken(HookKey key) =>
        Error.Conflict("hook.exists", $"There is already a metric with the key {key}, or there was one. Choose another key.") with { Path = "key" };

    public static Error TemplateChanged(string name) => Error.Conflict(
        "template.changed", $"Somebody changed the template {name} meanwhile. Look at what stands there now, then decide again.");

    public static Error FlagTaken(RolloutKey key) =>
        Error.Conflict("rollout.exists", $"There is already a rollout of the flag {key}. Choose another flag key, or change that rollout.") with { Path = "flag.key" };
}
