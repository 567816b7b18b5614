using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Agrees as the second person that a failing trigger is set aside.</summary>
public sealed class SecondOverride(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, int id, string note, CancellationToken ct) =>
        runner.ActAsync(request, "gate.second-override", new { id, note }, (rollout, by, at) => rollout.SecondOverride(id, note, by, at), ct);
}
