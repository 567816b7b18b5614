using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Puts the signed next plan version in force at the stage that is reached.</summary>
public sealed class ApplyPlan(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "plan.apply", reason, async (rollout, workspace) => rollout.ApplyPlan(reason, await RolloutFacts.LeadsAsync(workspace), workspace.Actor, workspace.Now), ct);
}
