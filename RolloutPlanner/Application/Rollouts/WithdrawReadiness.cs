using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Takes a lead's own signature under a readiness check back.</summary>
public sealed class WithdrawReadiness(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, ReadinessTopic topic, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "readiness.withdraw", new { topic, reason }, (rollout, by, at) => rollout.WithdrawReadiness(topic, reason, by, at), ct);
}
