using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Lets the first people in.</summary>
public sealed class StartRollout(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, CancellationToken ct) =>
        runner.ActAsync(request, "rollout.start", null, async (rollout, workspace) => rollout.Start(await RolloutFacts.LeadsAsync(workspace), await RolloutFacts.DeliveredAsync(workspace), workspace.Actor, workspace.Now), ct);
}
