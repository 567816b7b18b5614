using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Sends a plan back to its author, with what is missing.</summary>
public sealed class RequestChanges(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string comment, CancellationToken ct) =>
        runner.ActAsync(request, "plan.request-changes", comment, (rollout, by, at) => rollout.RequestChanges(comment, by, at), ct);
}
