using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>The rules by which what programs send counts, inside one transaction.</summary>
public sealed class PushedIntake(ISnapshots snapshots, ServedRollouts served, GatePace pace)
{
    /// <summary>Adds to the workspace what counts, and says of each thing, in its order, what became of it; or refuses them all.</summary>
    /// <param name="source">Where the numbers come from, for people; the name of the actor where nothing is said.</param>
    internal async Task<Result<Fate[]>> TakeAsync(IWorkspace workspace, ValueList<Pushed> items, string? source)
    {
        if (!workspace.Actor.Has(PushProblems.Senders)) return PushProblems.NotAllowed;
        var hooks = (await workspace.Hooks.FindAsync(items.Select(item => item.Hook).Distinct().ToList())).Values.Where(hook => !hook.IsDeleted).ToDictionary(hook => hook.Key);
        var rollouts = new Dictionary<RolloutKey, Rollout?>();
        foreach (var key in items.Select(item => item.Rollout).Distinct()) rollouts[key] = await workspace.Rollouts.FindAsync(key);
        var errors = items.Select(item => Refusal(item, hooks.GetValueOrDefault(item.Hook), rollouts[item.Rollout])).OfType<Error>().ToValueList();
        if (errors.Count > 0) return Result<Fate[]>.Fail(errors);
        var fates = new Dictionary<int, Fate>(items.Count);
        foreach (var group in items.GroupBy(item => item.Rollout))
        {
            var (state, here) = (rollouts[group.Key]!.State, new List<Pushed>());
            foreach (var item in group)
            {
                if (Outside(item, state) is { } fate) fates[item.Index] = fate;
                else here.Add(item);
            }
            await ReadingsAsync(workspace, state, hooks, here.OfType<Pushed.Reading>().ToList(), source, fates);
            foreach (var outcomes in here.OfType<Pushed.Outcome>().GroupBy(outcome => outcome.Hook)) await OutcomesAsync(workspace, state, outcomes.ToList(), fates);
        }
        foreach (var hook in hooks.Values) Deliver(workspace, hook, items.Where(item => item.Hook == hook.Key).OfType<Pushed.Reading>(), source, fates);
        return items.Select(item => fates[item.Index]).ToArray();
    }

    private static Error? Refusal(Pushed item, MonitoringHook? hook, Rollout? rollout)
    {
        if (rollout is null) return PushProblems.NoRollout(item);
        return hook is null ? PushProblems.NoHook(item) : PushProblems.NotPushed(item, hook) ?? PushProblems.Misfit(item, hook);
    }

    /// <summary>Null where the present stage takes such things.</summary>
    private static Fate? Outside(Pushed item, RolloutState state)
    {
        if (!state.IsLive || state.Run is null) return Fate.NotLive;
        if (item.Stage is { } stage && stage != state.CurrentStage) return Fate.OtherStage;
        return state.PresentStage!.Gate.Criteria.Any(criterion => criterion.Hook == item.Hook) ? null : Fate.Unused;
    }

    private async Task ReadingsAsync(
        IWorkspace workspace, RolloutState state, Dictionary<HookKey, MonitoringHook> hooks, List<Pushed.Reading> readings, string? source, Dictionary<int, Fate> fates)
    {
        if (readings.Count == 0) return;
        var run = state.Run!;
        var taken = (await workspace.Rollouts.TakenAsync(state.Key, run.Number, readings.Select(reading => reading.Hook).Distinct().ToList(), readings.Min(reading => reading.From))).ToLookup(one => one.Hook);
        foreach (var group in readings.GroupBy(reading => reading.Hook))
        {
            var known = taken[group.Key].ToList();
            foreach (var reading in group.OrderBy(reading => reading.Until).ThenBy(reading => reading.From))
            {
                var fate = Judge(reading, run, known);
                fates[reading.Index] = fate;
                if (fate != Fate.Accepted) continue;
                known.Add(reading.TakenIn(run, hooks[group.Key], workspace.Actor.Id, source ?? workspace.Actor.Name, workspace.Now));
                workspace.Rollouts.Add(state.Key, known[^1]);
            }
        }
    }

    /// <param name="known">All that was taken in and ends after the window began.</param>
    private Fate Judge(Pushed.Reading reading, StageRun run, List<Measurement> known)
    {
        if (reading.From < run.FloorOf(reading.Until - reading.From, pace.Settle)) return Fate.Early;
        if (known.Find(one => one.WindowStart == reading.From && one.ObservedAt == reading.Until) is { } same) return reading.Says(same) ? Fate.Duplicate : Fate.Differs;
        if (known.Exists(one => one.WindowStart < reading.Until && one.ObservedAt > reading.From)) return Fate.Overlaps;
        return known.Exists(one => one.ObservedAt >= reading.Until) ? Fate.OutOfOrder : Fate.Accepted;
    }

    private async Task OutcomesAsync(IWorkspace workspace, RolloutState state, List<Pushed.Outcome> outcomes, Dictionary<int, Fate> fates)
    {
        var run = new OutcomeRun(state.Key, state.Run!.Number, outcomes[0].Hook);
        var isClosed = await ClosedAsync(workspace, run);
        var people = outcomes.ToDictionary(outcome => outcome.Index, outcome => PersonOutcome.HashOf(state.Salt, run.Run, outcome.Context.TargetingKey!.Value));
        var known = new Dictionary<string, PersonOutcome>(await workspace.Outcomes.FindAsync(run, people.Values.Distinct().ToList()), StringComparer.Ordinal);
        var rollout = await ServedAsync(state);
        var floor = state.Run.FloorOf(PersonOutcome.Batch, pace.Settle);
        foreach (var outcome in outcomes.OrderBy(outcome => outcome.At).ThenBy(outcome => outcome.Index))
        {
            var before = known.GetValueOrDefault(people[outcome.Index]);
            var (fate, after) = before is null ? First(outcome, people[outcome.Index], rollout, floor, isClosed) : Again(outcome, before, isClosed);
            fates[outcome.Index] = fate;
            if (after is null) continue;
            workspace.Outcomes.Save(run, after);
            known[after.Person] = after;
        }
    }

    private static (Fate Fate, PersonOutcome? After) First(Pushed.Outcome outcome, string person, ServedRollout rollout, DateTimeOffset floor, Func<DateTimeOffset, bool> isClosed)
    {
        if (PersonOutcome.BatchOf(outcome.At) < floor) return (Fate.Early, null);
        if (isClosed(outcome.At)) return (Fate.Closed, null);
        return StageArms.Of(rollout, outcome.Context) switch
        {
            StageArm.Treatment => (Fate.Accepted, new(person, true, outcome.At, outcome.IsBad)),
            StageArm.Control => (Fate.Accepted, new(person, false, outcome.At, outcome.IsBad)),
            StageArm.OutsideCohort => (Fate.OutsideCohort, null),
            StageArm.NoPlace => (Fate.NoPlace, null),
            StageArm.Named => (Fate.Named, null),
            StageArm.EarlierStage => (Fate.EarlierStage, null),
            StageArm.NotServed => (Fate.NotLive, null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static (Fate Fate, PersonOutcome? After) Again(Pushed.Outcome outcome, PersonOutcome before, Func<DateTimeOffset, bool> isClosed)
    {
        if (before.IsBad || !outcome.IsBad) return (Fate.Duplicate, null);
        return isClosed(before.SeenAt) ? (Fate.Closed, null) : (Fate.Accepted, before with { IsBad = true });
    }

    /// <summary>Whether the batch of a moment takes nothing in any more: it is counted, or about to be.</summary>
    private async Task<Func<DateTimeOffset, bool>> ClosedAsync(IWorkspace workspace, OutcomeRun run)
    {
        var (counted, ripe) = ((await workspace.Rollouts.LastTakenAsync(run.Rollout, run.Run, run.Hook))?.ObservedAt, CloseBatches.RipeBefore(workspace.Now, pace));
        return at => PersonOutcome.BatchOf(at) < counted || at < ripe;
    }

    /// <summary>What is served; prepared anew where the snapshot has not taken over yet what the transaction sees.</summary>
    private async Task<ServedRollout> ServedAsync(RolloutState state)
    {
        if (snapshots.Current is { IsStale: false } now && now.Snapshot.Find(state.Flag.Key.Value) is { } flag
            && flag.PlanVersion == state.LiveVersion && flag.Rollout.StageCount == state.Live!.Plan.Stages.Count)
            return flag.Rollout.At(state.Status, state.CurrentStage);
        var prepared = await served.OfAsync(state, CancellationToken.None);
        return prepared.TryGet(out var rollout) ? rollout : new(RolloutStatus.RolledBack, 0, state.Salt, [], [], []);
    }

    private static void Deliver(IWorkspace workspace, MonitoringHook hook, IEnumerable<Pushed.Reading> readings, string? source, Dictionary<int, Fate> fates)
    {
        var told = readings.Where(reading => reading.Arms is not { TreatedPeople: 0 } && fates[reading.Index] != Fate.Duplicate && fates[reading.Index] != Fate.Differs);
        if (told.MaxBy(reading => reading.Until) is { } last) HookDelivery.Note(workspace, hook, new HookReading(last.Value, last.Until, source ?? workspace.Actor.Name));
    }
}
