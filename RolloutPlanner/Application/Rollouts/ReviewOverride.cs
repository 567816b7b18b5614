using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Closes the review of an override.</summary>
public sealed class ReviewOverride(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, int id, string note, CancellationToken ct) =>
        runner.ActAsync(request, "gate.review-override", new { id, note }, (rollout, by, at) => rollout.ReviewOverride(id, note, by, at), ct);
}
