using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Enters the next stage, or completes the rollout from the last one, when the gate is open.</summary>
public sealed class AdvanceRollout(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, CancellationToken ct) =>
        runner.ActAsync(request, "rollout.advance", null, async (rollout, workspace) => rollout.Advance(await RolloutFacts.GateAsync(workspace, rollout), workspace.Actor, workspace.Now), ct);
}
