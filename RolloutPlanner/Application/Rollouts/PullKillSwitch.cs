using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Takes the feature from everybody, at once, whatever was on the screen. Needs nobody else, no metric and nothing but the database.</summary>
public sealed class PullKillSwitch(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "rollout.kill", reason, (rollout, by, at) => rollout.Kill(reason, by, at), ct, anyVersion: true);
}
