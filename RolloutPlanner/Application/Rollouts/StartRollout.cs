using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Lets the first people in.</summary>
public sealed class StartRollout(RolloutRunner runner, IRolloutReader rollouts, MeasureReach reach)
{
    public async Task<Result<Receipt>> RunAsync(RolloutRequest request, CancellationToken ct)
    {
        var audiences = await RolloutFacts.AudiencesAsync(rollouts, reach, request.Rollout, ct);
        return await runner.ActAsync(
            request,
            "rollout.start",
            null,
            async (rollout, workspace) => rollout.Start(await RolloutFacts.ReadinessAsync(workspace, rollout, audiences), workspace.Actor, workspace.Now),
            ct);
    }
}
