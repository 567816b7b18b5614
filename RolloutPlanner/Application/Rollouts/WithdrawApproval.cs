using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Takes one's own approval back.</summary>
public sealed class WithdrawApproval(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, int target, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "gate.withdraw-approval", (target, reason), (rollout, by, at) => rollout.WithdrawApproval(target, reason, by, at), ct);
}
