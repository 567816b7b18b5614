using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Sets aside for a while what a criterion of the present gate asks for.</summary>
public sealed class OverrideCriterion(RolloutRunner runner)
{
    /// <param name="shown">The verdict that was on the screen. Numbers of the same verdict that came since are no reason to refuse.</param>
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string criterion, Verdict shown, DateTimeOffset until, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "gate.override", new { criterion, shown, until, reason }, async (rollout, workspace) =>
            rollout.Override(criterion, shown, reason, until, await RolloutFacts.GateAsync(workspace, rollout), workspace.Actor, workspace.Now), ct);
}
