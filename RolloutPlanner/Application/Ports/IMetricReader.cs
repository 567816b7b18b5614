using RolloutPlanner.Application.Gates;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Ports;

/// <summary>Reads for screens what became of metrics: who needs them, and what was read.</summary>
public interface IMetricReader
{
    /// <summary>Every use of every metric by a rollout, archived ones left out; live rollouts first, then by name.</summary>
    Task<ValueList<MetricUse>> UsesAsync(CancellationToken ct);

    /// <summary>What looks at this metric brought since then, in any run of any rollout that needs it: the newest first, at most so many.</summary>
    Task<ValueList<MetricLook>> LooksAsync(HookKey hook, DateTimeOffset since, int atMost, CancellationToken ct);
}
