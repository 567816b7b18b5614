using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>
/// Looks at some running gates in one transaction and takes down what it saw. Where a gate asks for something to be done nothing is taken down:
/// <see cref="ActOnGate"/> looks again and does it, in a transaction of its own.
/// </summary>
public sealed class JudgeGates(ICommandExecutor executor, GatePace pace)
{
    /// <param name="answers">What metrics said, by rollout.</param>
    public async Task<Result<GateRound>> RunAsync(ValueList<RolloutKey> keys, ILookup<RolloutKey, HookAnswer> answers, CancellationToken ct)
    {
        var stamp = new CommandOrigin(Guid.NewGuid(), SystemActors.GateId, Channel.Automation).Stamp("gates.judge", keys);
        var (acting, failed) = (new List<RolloutKey>(), new List<(RolloutKey, string)>());
        var done = await executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, keys, answers, acting, failed), ct);
        return done.IsError && done.Error != GateLook.NothingNew ? Result<GateRound>.Fail(done.Errors) : new GateRound(acting.ToValueList(), failed.ToValueList());
    }

    private async Task<Result<Receipt>> ActAsync(
        IWorkspace workspace, ValueList<RolloutKey> keys, ILookup<RolloutKey, HookAnswer> answers, List<RolloutKey> acting, List<(RolloutKey, string)> failed)
    {
        var isLead = await RolloutFacts.LeadsAsync(workspace);
        var kept = false;
        foreach (var key in keys)
        {
            if (await workspace.Gates.FindAsync(key) is not { } gate) continue;
            try
            {
                var look = GateLook.At(gate, answers[key], isLead, pace.Settle, workspace.Now);
                if (Asks(look, workspace.Now)) acting.Add(key);
                else if (look.IsNew)
                {
                    workspace.Gates.Keep(look);
                    kept = true;
                }
            }
            catch (Exception e)
            {
                // Whatever is wrong with one rollout must not keep the others from being looked at.
                failed.Add((key, e.ToString()));
            }
        }
        return kept ? new Receipt("gates", 0) : GateLook.NothingNew;
    }

    private static bool Asks(GateLook look, DateTimeOffset now)
    {
        var rollout = Rollout.Restore(look.Gate.State);
        return rollout.ActsByItself(look.Decision) || rollout.AdvancesByItself(look.Decision, now);
    }
}
