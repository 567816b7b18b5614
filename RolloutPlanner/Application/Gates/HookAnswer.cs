using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>What a metric answered for one run of a rollout.</summary>
public sealed record HookAnswer(RolloutKey Rollout, int Run, MonitoringHook Hook, MetricAnswer Answer);
