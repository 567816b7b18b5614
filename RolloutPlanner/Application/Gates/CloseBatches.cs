using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>
/// Counts people whose outcome had its time: each minute whose end and maturity have passed becomes one measurement, exactly once, in order of time.
/// Forgets the people of runs that are over.
/// </summary>
public sealed class CloseBatches(ICommandExecutor executor, IOutcomeReader outcomes, GatePace pace, TimeProvider clock)
{
    private const int ForgottenAtOnce = 5_000;

    /// <summary>One rollout's refusal never stops the others. Answers how many minutes were counted.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var counted = 0;
        var due = await outcomes.DueAsync(RipeBefore(clock.GetUtcNow(), pace), ct);
        foreach (var rollout in due.GroupBy(run => run.Rollout))
        {
            var here = 0;
            var stamp = new CommandOrigin(Guid.NewGuid(), SystemActors.GateId, Channel.Automation).Stamp("measurements.close", rollout.Key.Value);
            var done = await executor.ExecuteAsync(
                stamp,
                async workspace =>
                {
                    foreach (var run in rollout) here += await CloseAsync(workspace, run);
                    return new Receipt(rollout.Key.Value, here);
                },
                ct);
            if (!done.IsError) counted += here;
        }
        return counted;
    }

    /// <summary>Whoever was first seen before this moment is in a minute that has ended and matured.</summary>
    public static DateTimeOffset RipeBefore(DateTimeOffset now, GatePace pace) => PersonOutcome.BatchOf(now - pace.Maturity);

    private async Task<int> CloseAsync(IWorkspace workspace, OutcomeRun run)
    {
        var state = (await workspace.Rollouts.FindAsync(run.Rollout))?.State;
        if (state is not { IsLive: true, Run: { } present } || present.Number != run.Run)
        {
            await workspace.Outcomes.ForgetAsync(run, ForgottenAtOnce);
            return 0;
        }
        if (await workspace.Hooks.FindAsync(run.Hook) is not { IsDeleted: false, Origin: HookSource.Pushed, Shape: MetricShape.Counts } hook) return 0;
        var counted = (await workspace.Rollouts.LastTakenAsync(run.Rollout, run.Run, run.Hook))?.ObservedAt ?? present.EnteredAt;
        var people = await workspace.Outcomes.SeenAsync(run, counted, RipeBefore(workspace.Now, pace));
        var hasControl = !state.PresentStage!.Share.IsAll;
        Measurement? last = null;
        var batches = people.GroupBy(person => person.BatchStart).Where(batch => batch.Key >= counted).OrderBy(batch => batch.Key).ToList();
        foreach (var batch in batches)
        {
            var arms = PersonOutcome.Sum([.. batch], hasControl);
            var reading = new Pushed.Reading(0, run.Rollout, run.Hook, null, batch.Key, batch.Key + PersonOutcome.Batch, arms.Treatment.Percent, (int)arms.SmallerArm, arms);
            workspace.Rollouts.Add(run.Rollout, last = reading.TakenIn(present, hook, workspace.Actor.Id, "Outcomes of single people", workspace.Now));
        }
        if (last is not null) HookDelivery.Note(workspace, hook, new HookReading(last.Value, last.ObservedAt, last.Source));
        return batches.Count;
    }
}
