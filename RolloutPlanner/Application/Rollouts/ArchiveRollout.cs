using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Puts a rollout away. Its flag is not found any more; its history stays.</summary>
public sealed class ArchiveRollout(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "rollout.archive", reason, (rollout, by, at) => rollout.Archive(reason, by, at), ct);
}
