using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Takes the feature from everybody.</summary>
public sealed class RollBackFully(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "rollout.roll-back-fully", reason, (rollout, by, at) => rollout.RollBackFully(reason, by, at), ct);
}
