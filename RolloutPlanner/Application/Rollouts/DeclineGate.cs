using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Says a lead's no to the next step, with the reason.</summary>
public sealed class DeclineGate(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, string reason, CancellationToken ct) =>
        runner.ActAsync(request, "gate.decline", reason, (rollout, by, at) => rollout.DeclineGate(reason, by, at), ct);
}
