using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Marks a checklist item as done.</summary>
public sealed class TickChecklistItem(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string itemId, string evidence, CancellationToken ct) =>
        runner.ActAsync(request, "gate.tick", (itemId, evidence), (rollout, by, at) => rollout.Tick(itemId, evidence, by, at), ct);
}
