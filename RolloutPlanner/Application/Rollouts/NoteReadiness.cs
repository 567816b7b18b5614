using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Leaves a note on a readiness check.</summary>
public sealed class NoteReadiness(RolloutRunner runner)
{
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, ReadinessTopic topic, string note, CancellationToken ct) =>
        runner.ActAsync(request, "readiness.note", new { topic, note }, (rollout, by, at) => rollout.NoteReadiness(topic, note, by, at), ct);
}
