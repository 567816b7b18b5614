using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Leaves stages out, with a lead's approval of that very step.</summary>
public sealed class SkipStages(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, int stage, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "rollout.skip", (stage, reason), async (rollout, workspace) => rollout.Skip(stage, reason, await RolloutFacts.GateAsync(workspace, rollout), workspace.Actor, workspace.Now), ct);
}
