using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Opens a checklist item again.</summary>
public sealed class UntickChecklistItem(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string itemId, CancellationToken ct) =>
        runner.ActAsync(request, "gate.untick", itemId, (rollout, by, at) => rollout.Untick(itemId, by, at), ct);
}
