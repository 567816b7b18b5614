using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Puts a lead's signature under exactly the plan that was on the screen.</summary>
public sealed class SignOffPlan(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string hashSeen, string comment, CancellationToken ct) =>
        runner.ActAsync(request, "plan.sign-off", (hashSeen, comment), async (rollout, workspace) => rollout.SignOff(hashSeen, comment, await RolloutFacts.LeadsAsync(workspace), workspace.Actor, workspace.Now), ct);
}
