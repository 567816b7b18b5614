using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Makes a rolled back rollout a draft again.</summary>
public sealed class RestartRollout(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string whySafe, CancellationToken ct) =>
        runner.ActAsync(request, "rollout.restart", whySafe, (rollout, by, at) => rollout.Restart(whySafe, by, at), ct);
}
