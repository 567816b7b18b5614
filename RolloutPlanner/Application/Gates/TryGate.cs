using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>
/// Judges other rules beside the gate that is in force, now. Changes nothing and acts on nothing. The rules of a reached stage stay as they were
/// signed, so what is learned here is for the next plan.
/// </summary>
public sealed class TryGate(IRolloutReader rollouts, IRunReader runs, IHookReader hooks, GatePace pace, TimeProvider clock)
{
    /// <param name="soakHours">That of the stage where nothing is said.</param>
    public async Task<Result<TriedGate>> RunAsync(RolloutKey key, GateDocument gate, decimal? soakHours, CancellationToken ct)
    {
        if (await rollouts.FindAsync(key, ct) is not { } state) return RolloutProblems.NotFound(key);
        if (state is not { Run: { } run, Live.Plan: var plan }) return ReplayProblems.NotInStage;
        var stage = plan.Stages[run.Stage - 1];
        var given = GivenRules.Of(gate, soakHours, stage, await hooks.AllAsync(ct));
        if (!given.TryGet(out var other)) return Result<TriedGate>.Fail(given.Errors);
        var (now, arrivals) = (clock.GetUtcNow(), await runs.ArrivalsAsync(key, run.Number, ct));
        var (live, tried) = (Rules(stage), Rules(other));
        return new TriedGate(stage, other, Judge(live), Judge(tried), tried.Unrecorded, now);

        ReplayRules Rules(Stage of) => new(of.Gate, of.MinimumSoak, stage.Share, run, now) { Known = GivenRules.Known(stage, arrivals), Settle = pace.Settle };

        GateDecision Judge(ReplayRules rules)
        {
            var start = RunEvidence.Start(rules.Judged, run, rules.Share, rules.Settle);
            var evidence = arrivals.Aggregate(start, (gathered, arrival) => arrival.AddTo(gathered, run));
            return GateAssessor.Assess(rules.Judged, rules.Soak, run, "", run.Stage + 1, new(evidence, [], [], _ => false) { Overrides = state.Overrides }, now);
        }
    }
}
