using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Why a criterion has its verdict.</summary>
public enum VerdictCause
{
    /// <summary>Fresh evidence that rests on enough decided it, or leaves it open.</summary>
    Measured,

    /// <summary>Nothing was read in this run of the stage.</summary>
    NothingYet,

    /// <summary>The evidence rests on too few.</summary>
    TooFew,

    /// <summary>The last reading is too old.</summary>
    Stale,

    /// <summary>What was read still holds something from before the stage.</summary>
    Settling,

    /// <summary>The source is broken.</summary>
    Broken,
}

/// <summary>One criterion at one moment: the verdict, why, and the reading it rests on.</summary>
/// <param name="Since">Since when this holds: a verdict that rests on a reading since it was entered, missing evidence since there was any.</param>
/// <param name="Action">What it asks for, after what people set aside.</param>
public sealed record CriterionAssessment(Criterion Criterion, Verdict Verdict, VerdictCause Cause, Measurement? Reading, DateTimeOffset Since, GateAction Action)
{
    /// <summary>People that the verdict rests on, of the smaller arm; null where the source does not say.</summary>
    public long? SampleSize { get; init; } = Reading?.SampleSize;

    /// <summary>What the windows of the run add up to, where people are counted.</summary>
    public Tally? Tally { get; init; }

    /// <summary>The look that brought nothing, where it is later than the reading.</summary>
    public MeasurementFailure? Failure { get; init; }

    /// <summary>The decision that set its action aside; null where none does.</summary>
    public Override? Override { get; init; }

    /// <summary>Whether people are in the arms as designed; only of the quality that the application adds.</summary>
    public Quality? Quality { get; init; }

    /// <summary>Passing, yet measurably worse than without the feature: within what was agreed, and always shown.</summary>
    public bool IsAcceptedCost => Verdict is Verdict.Pass && Tally is { CostShown: true };

    /// <summary>A failing trigger that two people set aside.</summary>
    public bool IsAcceptedHarm => Verdict is Verdict.Fail && Override is not null;
}

/// <summary>
/// Turns evidence into verdicts and verdicts into actions, by the table of roles and verdicts. Missing, old or thin evidence never passes and never
/// rolls back; evidence of harm that holds at every look needs no minimum.
/// </summary>
public static class CriterionAssessor
{
    /// <summary>How many passing windows in a row pass.</summary>
    internal const int PassesNeeded = 3;

    /// <summary>How many failing windows of the last three fail.</summary>
    private const int FailsNeeded = 2;

    public static CriterionAssessment Assess(CriterionEvidence evidence, StageRun run, DateTimeOffset now)
    {
        var (cause, since) = CauseAt(evidence, run, now);
        var verdict = evidence.Tally is { HarmShown: true } ? Verdict.Fail : cause switch
        {
            VerdictCause.Measured => Measured(evidence),
            VerdictCause.Broken => Verdict.Error,
            VerdictCause.NothingYet or VerdictCause.TooFew or VerdictCause.Stale or VerdictCause.Settling => now - since < GateTimes.Grace ? Verdict.Pending : Verdict.NoData,
            _ => throw new UnreachableException(),
        };
        if (verdict is Verdict.Fail && cause is not VerdictCause.Measured) (cause, since) = (VerdictCause.Measured, evidence.Last!.RecordedAt);
        return new(evidence.Criterion, verdict, cause, evidence.Last, since, ActionFor(evidence.Criterion, verdict, now - since, now - run.EnteredAt))
        {
            SampleSize = evidence.SampleSize,
            Tally = evidence.Tally,
            Failure = evidence.Failure,
        };
    }

    /// <summary>Whether time in the stage counts as far as this criterion goes: fresh evidence that rests on enough, and no failing trigger.</summary>
    public static bool LetsSoak(CriterionEvidence evidence, StageRun run, DateTimeOffset time)
    {
        if (evidence.Criterion.Role is CriterionRole.Observe) return true;
        if (CauseAt(evidence, run, time).Cause is not VerdictCause.Measured) return false;
        return evidence.Criterion.Role is not CriterionRole.RollbackTrigger || Assess(evidence, run, time).Verdict is not Verdict.Fail;
    }

    /// <summary>Every moment after the last number at which the verdict may change by itself.</summary>
    internal static IEnumerable<DateTimeOffset> Turns(CriterionEvidence evidence, StageRun run)
    {
        yield return run.EnteredAt + GateTimes.Grace;
        if (evidence.GoodUntil is { } good) yield return good + GateTimes.Grace;
        if (evidence.Last is not { } last) yield break;
        yield return last.ExpiresAt;
        yield return last.ExpiresAt + GateTimes.Grace;
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
        (CriterionRole.Quality, Verdict.Fail) => GateAction.Pause,
        (CriterionRole.Quality, _) => GateAction.Hold,
        (CriterionRole.RollbackTrigger, Verdict.Fail) => criterion.OnFail is FailAction.Rollback ? GateAction.Rollback : GateAction.Pause,
        (CriterionRole.SuccessCriterion, Verdict.Fail) => criterion.OnFail is FailAction.Rollback ? GateAction.Rollback : GateAction.Pause,
        (_, Verdict.Pending) => GateAction.Hold,
        (_, Verdict.NoData or Verdict.Error) => lasting >= GateTimes.StuckAfter ? GateAction.Pause : GateAction.Hold,
        (CriterionRole.SuccessCriterion, Verdict.Inconclusive) => inStage >= GateTimes.MaxDuration ? GateAction.Pause : GateAction.Hold,
        (CriterionRole.RollbackTrigger, Verdict.Inconclusive) => GateAction.Hold,
        _ => throw new UnreachableException($"No action for {criterion.Role} and {verdict}."),
    };

    private static Verdict Measured(CriterionEvidence evidence) => evidence switch
    {
        { Tally: { } tally } => tally.NoHarmShown ? Verdict.Pass : Verdict.Inconclusive,
        { Last: { Origin: MeasurementOrigin.Manual } last } => evidence.Criterion.Holds(last.Value) ? Verdict.Pass : Verdict.Fail,
        _ when evidence.Windows.Count(held => !held) >= FailsNeeded => Verdict.Fail,
        _ when evidence.Windows.Count >= PassesNeeded && evidence.Windows.All(held => held) => Verdict.Pass,
        _ => Verdict.Inconclusive,
    };

    private static (VerdictCause Cause, DateTimeOffset Since) CauseAt(CriterionEvidence evidence, StageRun run, DateTimeOffset now)
    {
        if (evidence.ErrorsInRow > CriterionEvidence.ErrorsBorne) return (VerdictCause.Broken, evidence.BrokenSince!.Value);
        if (evidence.Last is not { } last)
        {
            var cause = evidence switch
            {
                { Failure.Kind: FailureKind.Stale } => VerdictCause.Stale,
                { TooEarlyAt: not null } => VerdictCause.Settling,
                _ => VerdictCause.NothingYet,
            };
            return (cause, run.EnteredAt);
        }
        if (!evidence.RestsOnEnough) return (VerdictCause.TooFew, evidence.GoodUntil ?? run.EnteredAt);
        return last.ExpiresAt <= now ? (VerdictCause.Stale, last.ExpiresAt) : (VerdictCause.Measured, last.RecordedAt);
    }
}
