using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Takes the feature from people whom only later stages let in.</summary>
public sealed class RollBackToStage(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, int stage, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "rollout.roll-back", (stage, reason), (rollout, by, at) => rollout.RollBackToStage(stage, reason, by, at), ct);
}
