using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>What a metric answered for one run of a rollout.</summary>
/// <param name="Hook">As it was asked.</param>
/// <param name="Definition">Of the hook as it was asked, see <see cref="MonitoringHook.Definition"/>.</param>
public sealed record HookAnswer(RolloutKey Rollout, int Run, MonitoringHook Hook, string Definition, MetricAnswer Answer);
