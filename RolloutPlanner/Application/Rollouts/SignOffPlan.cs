using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Puts a lead's signature under exactly the plan that was on the screen, and with it under every readiness check that is ready.</summary>
public sealed class SignOffPlan(RolloutRunner runner, IRolloutReader rollouts, MeasureReach reach)
{
    public async Task<Result<Receipt>> RunAsync(RolloutRequest request, string hashSeen, string comment, CancellationToken ct)
    {
        var audiences = await RolloutFacts.AudiencesAsync(rollouts, reach, request.Rollout, ct);
        return await runner.ActAsync(
            request,
            "plan.sign-off",
            (hashSeen, comment),
            async (rollout, workspace) => rollout.SignOff(
                hashSeen, comment, await RolloutFacts.ReadinessAsync(workspace, rollout, audiences), workspace.Actor, workspace.Now),
            ct);
    }
}
