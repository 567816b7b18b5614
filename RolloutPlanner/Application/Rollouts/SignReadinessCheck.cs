using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Puts a lead's signature under one readiness check, as it was on the screen.</summary>
public sealed class SignReadinessCheck(RolloutRunner runner, IRolloutReader rollouts, MeasureReach reach)
{
    /// <param name="digestSeen">Names the evidence that was on the screen.</param>
    public async Task<Result<Receipt>> RunAsync(RolloutRequest request, ReadinessTopic topic, string digestSeen, string note, CancellationToken ct)
    {
        var audiences = await RolloutFacts.AudiencesAsync(rollouts, reach, request.Rollout, ct);
        return await runner.ActAsync(
            request,
            "readiness.sign",
            new { topic, digestSeen, note },
            async (rollout, workspace) => rollout.SignReadiness(
                topic, digestSeen, note, await RolloutFacts.ReadinessAsync(workspace, rollout, audiences), workspace.Actor, workspace.Now),
            ct);
    }
}
