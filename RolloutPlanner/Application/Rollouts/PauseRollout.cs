using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Freezes progress. Everybody keeps what they have.</summary>
public sealed class PauseRollout(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "rollout.pause", reason, (rollout, by, at) => rollout.Pause(reason, by, at), ct);
}
