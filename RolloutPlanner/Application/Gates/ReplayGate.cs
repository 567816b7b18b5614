using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>Says what a gate would have decided over what a run of a rollout recorded. Changes nothing.</summary>
public sealed class ReplayGate(IRolloutReader rollouts, IRunReader runs, IHookReader hooks, GatePace pace, TimeProvider clock)
{
    private const int Told = 500;

    /// <summary>Judges on a thread of its own.</summary>
    /// <param name="progress">Told now and then how many numbers were judged.</param>
    public async Task<Result<ReplayedGate>> RunAsync(ReplayAsked asked, IProgress<int>? progress, CancellationToken ct)
    {
        if (await rollouts.FindAsync(asked.Key, ct) is not { } state) return RolloutProblems.NotFound(asked.Key);
        var all = await runs.RunsAsync(asked.Key, ct);
        if (all.Count == 0) return ReplayProblems.NeverRan;
        if (asked.Run is { } number && (number < 1 || number > all.Count)) return ReplayProblems.NoSuchRun(number, all.Count);
        var run = all[(asked.Run ?? all.Count) - 1];
        var plan = state.Versions.First(version => version.Number == run.PlanVersion).Plan;
        var stage = plan.Stages[run.Run.Stage - 1];
        var by = await RulesAsync(asked, state, plan, run, ct);
        if (by.IsError) return Result<ReplayedGate>.Fail(by.Errors);
        var arrivals = await runs.ArrivalsAsync(asked.Key, run.Run.Number, ct);
        var rules = new ReplayRules(by.Value.Gate, by.Value.MinimumSoak, stage.Share, run.Run, run.LeftAt ?? clock.GetUtcNow())
        {
            Known = GivenRules.Known(stage, arrivals),
            WithPeople = asked.WithPeople,
            Settle = pace.Settle,
        };
        var replay = await Task.Run(() => Replay.Of(rules, Watched(arrivals, progress, ct)), ct);
        return new ReplayedGate(state, run, stage, asked.By, replay, all);
    }

    private async Task<Result<Stage>> RulesAsync(ReplayAsked asked, RolloutState state, Plan plan, PastRun run, CancellationToken ct)
    {
        var ran = plan.Stages[run.Run.Stage - 1];
        return asked.By switch
        {
            ReplayBy.AsRan => ran,
            ReplayBy.Draft => plan.Continued(run.Run.Stage, state.Draft) is { } next ? next : ReplayProblems.NotInDraft(ran.Name),
            ReplayBy.Given => GivenRules.Of(asked.Gate, asked.SoakHours, ran, await hooks.AllAsync(ct)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static IEnumerable<Arrival> Watched(ValueList<Arrival> arrivals, IProgress<int>? progress, CancellationToken ct)
    {
        foreach (var (index, arrival) in arrivals.Index())
        {
            ct.ThrowIfCancellationRequested();
            if (index % Told == 0) progress?.Report(index);
            yield return arrival;
        }
    }
}
