using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// Everything that one run of a stage has gathered: a fold over what was measured, in the order in which it came. Folding in pieces gives the same
/// as folding at once, so a kept one and the numbers since are as good as all numbers.
/// </summary>
/// <param name="Share">The share of the stage: the designed ratio of the arms.</param>
/// <param name="Settle">How long after entering the stage nothing counts that programs deliver.</param>
/// <param name="Folded">How many numbers and failed looks are in it.</param>
/// <param name="At">Up to when time was counted.</param>
/// <param name="Soaked">Time that counts as soak so far.</param>
public sealed record RunEvidence(
    int Run, Share Share, TimeSpan Settle, long Folded, DateTimeOffset At, TimeSpan Soaked, ValueList<CriterionEvidence> Criteria, ValueList<QualityEvidence> Quality)
{
    public static RunEvidence Start(Gate gate, StageRun run, Share share, TimeSpan settle)
    {
        var triggers = Math.Max(1, gate.Criteria.Count(criterion => criterion.Role is CriterionRole.RollbackTrigger));
        var criteria = gate.Criteria.Select(criterion => CriterionEvidence.Start(criterion, triggers)).ToValueList();
        return new RunEvidence(run.Number, share, settle, 0, run.EnteredAt, TimeSpan.Zero, criteria, []).Noted(run, run.EnteredAt);
    }

    /// <summary>All that was recorded by a moment, in any order.</summary>
    public static RunEvidence Of(Gate gate, StageRun run, IEnumerable<Measurement> measurements, DateTimeOffset now, Share? share = null, TimeSpan? settle = null) =>
        measurements
            .Where(taken => taken.CountsAt(now))
            .OrderBy(taken => taken.RecordedAt)
            .ThenBy(taken => taken.ObservedAt)
            .Aggregate(Start(gate, run, share ?? Share.All, settle ?? GateTimes.Settle), (evidence, taken) => evidence.Add(taken, run));

    /// <summary>Whether it was gathered for exactly this gate and run.</summary>
    public bool IsOf(Gate gate, StageRun run) => Run == run.Number && Criteria.Select(evidence => evidence.Criterion).SequenceEqual(gate.Criteria);

    public CriterionEvidence? For(string criterion) => Criteria.FirstOrDefault(evidence => evidence.Criterion.Id == criterion);

    public RunEvidence Add(Measurement taken, StageRun run)
    {
        var there = AdvancedTo(taken.RecordedAt, run);
        var criteria = there.Criteria.Select(evidence => evidence.Add(taken, run, Settle)).ToValueList();
        var quality = taken.Arms is null || taken.Run != Run || Share.IsAll || taken.WindowStart < run.EnteredAt + Settle ? there.Quality : WithQuality(there.Quality, taken);
        return (there with { Criteria = criteria, Quality = quality, Folded = there.Folded + 1 }).Noted(run, there.At);
    }

    public RunEvidence Add(MeasurementFailure failure, StageRun run)
    {
        var there = AdvancedTo(failure.At, run);
        return (there with { Criteria = there.Criteria.Select(evidence => evidence.Add(failure)).ToValueList(), Folded = there.Folded + 1 }).Noted(run, there.At);
    }

    /// <summary>
    /// Counts time up to a moment: soak while the stage is not paused, data are fresh and rest on enough, and no trigger fails. Between two moments at
    /// which any of these may change nothing changes, so the spans between them are added up exactly. Time never runs back.
    /// </summary>
    public RunEvidence AdvancedTo(DateTimeOffset now, StageRun run)
    {
        if (now <= At) return this;
        var evidence = this;
        foreach (var turn in Turns(run).Where(at => at > At && at < now).Append(now).Distinct().Order().ToList())
        {
            if (evidence.Accrues(run, evidence.At)) evidence = evidence with { Soaked = evidence.Soaked + (turn - evidence.At) };
            evidence = (evidence with { At = turn }).Noted(run, turn);
        }
        return evidence;
    }

    public Soak Soak(TimeSpan needed, StageRun run, DateTimeOffset now)
    {
        if (now < run.EnteredAt) return new(needed, TimeSpan.Zero, false); // this clock is behind the one that entered the stage
        var there = AdvancedTo(now, run);
        return new(needed, there.Soaked, there.Accrues(run, there.At));
    }

    private bool Accrues(StageRun run, DateTimeOffset time) => !run.IsPausedAt(time) && Criteria.All(evidence => CriterionAssessor.LetsSoak(evidence, run, time));

    private IEnumerable<DateTimeOffset> Turns(StageRun run) =>
        run.Pauses.SelectMany(pause => (DateTimeOffset[])[pause.From, pause.Until ?? pause.From]).Concat(Criteria.SelectMany(evidence => CriterionAssessor.Turns(evidence, run)));

    private RunEvidence Noted(StageRun run, DateTimeOffset at) =>
        this with { Criteria = Criteria.Select(evidence => evidence.Note(at, CriterionAssessor.Assess(evidence, run, at).Verdict)).ToValueList() };

    private ValueList<QualityEvidence> WithQuality(ValueList<QualityEvidence> quality, Measurement taken)
    {
        if (taken.Arms!.ControlPeople is null || Criteria.All(evidence => evidence.Criterion.Hook != taken.Hook)) return quality;
        var known = quality.FirstOrDefault(one => one.Hook == taken.Hook) ?? QualityEvidence.Start(taken.Hook, taken.RecordedAt);
        return quality.Where(one => one.Hook != taken.Hook).Append(known.Add(taken, Share)).ToValueList();
    }
}
