using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>
/// Judges one running gate and does what it asks for, in one transaction: pause or roll back under the gate's own name, or else one step on under the
/// scheduler's, where the plan leaves the stage to automation. What was judged is stored with it, so that the reason can be looked up.
/// </summary>
public sealed class ActOnGate(ICommandExecutor executor, GatePace pace)
{
    /// <param name="lease">The right to advance, which is looked at again inside the transaction; null holds.</param>
    public Task<Result<Receipt>> RunAsync(RolloutKey key, IEnumerable<HookAnswer> answers, GateLease? lease, CancellationToken ct)
    {
        var stamp = new CommandOrigin(Guid.NewGuid(), SystemActors.GateId, Channel.Automation).Stamp("gates.act", key.Value);
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, key, answers, lease), ct);
    }

    private async Task<Result<Receipt>> ActAsync(IWorkspace workspace, RolloutKey key, IEnumerable<HookAnswer> answers, GateLease? lease)
    {
        if (await workspace.Gates.FindAsync(key) is not { } gate || await workspace.Rollouts.FindAsync(key) is not { State.IsLive: true } rollout) return GateLook.NothingNew;
        var isLead = await RolloutFacts.LeadsAsync(workspace);
        var look = GateLook.At(gate, answers, isLead, pace.Settle, workspace.Now);
        var facts = new GateFacts(look.Gate.Evidence, isLead);
        var acted = rollout.ActOnGate(facts, SystemActors.Gate, workspace.Now);
        if (!acted && rollout.AdvancesByItself(look.Decision, workspace.Now) && lease is not null && await workspace.Gates.HoldsAsync(lease))
        {
            acted = !rollout.Advance(facts, SystemActors.Scheduler, workspace.Now).IsError;
        }
        if (!acted && !look.IsNew) return GateLook.NothingNew;
        workspace.Gates.Keep(look, acted);
        if (acted) workspace.Rollouts.Save(rollout);
        return new Receipt(key.Value, rollout.State.Version);
    }
}
