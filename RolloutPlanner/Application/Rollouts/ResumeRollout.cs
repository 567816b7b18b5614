using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Lets a paused rollout go on.</summary>
public sealed class ResumeRollout(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "rollout.resume", reason, (rollout, by, at) => rollout.Resume(reason, by, at), ct);
}
