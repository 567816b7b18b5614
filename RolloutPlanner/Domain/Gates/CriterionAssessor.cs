using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Why a criterion has its verdict.</summary>
public enum VerdictCause
{
    /// <summary>A fresh reading that rests on enough decided it.</summary>
    Measured,

    /// <summary>Nothing was read in this run of the stage.</summary>
    NothingYet,

    /// <summary>The reading rests on too few.</summary>
    TooFew,

    /// <summary>The last reading is too old.</summary>
    Stale,
}

/// <summary>One criterion at one moment: the verdict, why, and the reading it rests on.</summary>
/// <param name="Since">Since when this holds: a verdict that rests on a reading since it was entered, missing evidence since there was any.</param>
public sealed record CriterionAssessment(Criterion Criterion, Verdict Verdict, VerdictCause Cause, Measurement? Reading, DateTimeOffset Since, GateAction Action);

/// <summary>
/// Turns readings into verdicts and verdicts into actions, by the table of roles and verdicts. The last reading of the run decides.
/// Missing, old or thin evidence never passes and never rolls back.
/// </summary>
public static class CriterionAssessor
{
    public static CriterionAssessment Assess(Criterion criterion, StageRun run, IEnumerable<Measurement> measurements, DateTimeOffset now)
    {
        var readings = Readings(criterion, run, measurements, now);
        var reading = readings.LastOrDefault();
        var (cause, since) = CauseAt(criterion, run, readings, now);
        var verdict = cause switch
        {
            VerdictCause.Measured => criterion.Holds(reading!.Value) ? Verdict.Pass : Verdict.Fail,
            VerdictCause.NothingYet or VerdictCause.TooFew or VerdictCause.Stale => now - since < GateTimes.Grace ? Verdict.Pending : Verdict.NoData,
            _ => throw new UnreachableException(),
        };
        return new(criterion, verdict, cause, reading, since, ActionFor(criterion, verdict, now - since, now - run.EnteredAt));
    }

    /// <summary>What the role of a criterion makes of its verdict.</summary>
    /// <param name="lasting">For how long the cause of the verdict has held.</param>
    /// <param name="inStage">For how long the stage has run.</param>
    public static GateAction ActionFor(Criterion criterion, Verdict verdict, TimeSpan lasting, TimeSpan inStage) => (criterion.Role, verdict) switch
    {
        (CriterionRole.Observe, _) => GateAction.Advance,
        (_, Verdict.Pass) => GateAction.Advance,
        (CriterionRole.Signal, Verdict.Fail) => GateAction.Hold,
        (CriterionRole.Signal, _) => GateAction.Advance,
        (CriterionRole.RollbackTrigger, Verdict.Fail) => criterion.OnFail is FailAction.Rollback ? GateAction.Rollback : GateAction.Pause,
        (CriterionRole.SuccessCriterion, Verdict.Fail) => criterion.OnFail is FailAction.Rollback ? GateAction.Rollback : GateAction.Pause,
        (_, Verdict.Pending) => GateAction.Hold,
        (_, Verdict.NoData or Verdict.Error) => lasting >= GateTimes.StuckAfter ? GateAction.Pause : GateAction.Hold,
        (CriterionRole.SuccessCriterion, Verdict.Inconclusive) => inStage >= GateTimes.MaxDuration ? GateAction.Pause : GateAction.Hold,
        (CriterionRole.RollbackTrigger, Verdict.Inconclusive) => GateAction.Hold,
        _ => throw new UnreachableException($"No action for {criterion.Role} and {verdict}."),
    };

    /// <summary>What counts for a criterion in this run, in the order in which it was entered; of two entered at once the later observed comes last.</summary>
    private static List<Measurement> Readings(Criterion criterion, StageRun run, IEnumerable<Measurement> measurements, DateTimeOffset now) =>
        measurements
            .Where(m => m.Hook == criterion.Hook && m.Run == run.Number && m.CountsAt(now) && m.ObservedAt >= run.EnteredAt)
            .OrderBy(m => m.RecordedAt)
            .ThenBy(m => m.ObservedAt)
            .ToList();

    private static (VerdictCause Cause, DateTimeOffset Since) CauseAt(Criterion criterion, StageRun run, List<Measurement> readings, DateTimeOffset now)
    {
        if (readings.Count == 0) return (VerdictCause.NothingYet, run.EnteredAt);
        var last = readings[^1];
        if (!RestsOnEnough(criterion, last)) return (VerdictCause.TooFew, LastGood(criterion, run, readings));
        if (last.ExpiresAt <= now) return (VerdictCause.Stale, last.ExpiresAt);
        return (VerdictCause.Measured, last.RecordedAt);
    }

    /// <summary>Until when there was a fresh reading that rested on enough; the entry into the stage where there never was one.</summary>
    private static DateTimeOffset LastGood(Criterion criterion, StageRun run, List<Measurement> readings)
    {
        var since = run.EnteredAt;
        for (var i = 0; i + 1 < readings.Count; i++)
        {
            if (!RestsOnEnough(criterion, readings[i])) continue;
            var (expired, replaced) = (readings[i].ExpiresAt, readings[i + 1].RecordedAt);
            var until = expired < replaced ? expired : replaced;
            if (until > since) since = until;
        }
        return since;
    }

    private static bool RestsOnEnough(Criterion criterion, Measurement reading) => !(reading.SampleSize < criterion.MinimumSample);
}
