using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>
/// Gives a lead's approval on exactly the evidence that was on the screen. The digest names all that the approval rests on, so that whatever else
/// changed meanwhile is no reason to refuse.
/// </summary>
public sealed class ApproveGate(RolloutRunner runner)
{
    /// <param name="seenAt">When that was drawn: numbers that came since and made nothing worse are no reason to refuse either. Null where it is that of now.</param>
    public Task<Result<Receipt>> RunAsync(RolloutRequest request, int target, string digestSeen, string comment, CancellationToken ct, DateTimeOffset? seenAt = null) =>
        runner.ActAsync(request, "gate.approve", new { target, digestSeen, comment, seenAt }, (rollout, workspace) => ActAsync(rollout, workspace, target, digestSeen, comment, seenAt), ct, anyVersion: true);

    private static async Task<Result> ActAsync(Rollout rollout, IWorkspace workspace, int target, string digest, string comment, DateTimeOffset? seenAt)
    {
        var facts = await RolloutFacts.GateAsync(workspace, rollout);
        var approved = rollout.ApproveGate(target, digest, comment, facts, workspace.Actor, workspace.Now);
        if (seenAt is not { } drawn || !approved.IsError || approved.Error != RolloutErrors.EvidenceChanged) return approved;
        var seen = new SeenEvidence(await workspace.Rollouts.EvidenceAsync(rollout, drawn), drawn); // folds the whole run again, so only where it must
        return rollout.ApproveGate(target, digest, comment, facts, workspace.Actor, workspace.Now, seen);
    }
}
