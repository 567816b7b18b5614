using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Gives a lead's approval on exactly the evidence that was on the screen.</summary>
public sealed class ApproveGate(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, int target, string digestSeen, string comment, CancellationToken ct) =>
        runner.ActAsync(request, "gate.approve", (target, digestSeen, comment), async (rollout, workspace) => rollout.ApproveGate(target, digestSeen, comment, await RolloutFacts.GateAsync(workspace, rollout), workspace.Actor, workspace.Now), ct);
}
