using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Everything that a run has gathered for one criterion: all that its verdict rests on. It only grows by <see cref="Add"/>.</summary>
/// <param name="Alpha">How often its test may cry wrongly; triggers share theirs.</param>
public sealed record CriterionEvidence(Criterion Criterion, double Alpha)
{
    /// <summary>How many errors in a row are borne before the verdict is Error.</summary>
    public const int ErrorsBorne = 4;
    private const int Remembered = 3;

    /// <summary>The last number that counts.</summary>
    public Measurement? Last { get; init; }

    /// <summary>Until when there was a fresh number that rested on enough, before <see cref="Last"/>; null where there never was.</summary>
    public DateTimeOffset? GoodUntil { get; init; }

    /// <summary>When a number last came that holds something from before the stage.</summary>
    public DateTimeOffset? TooEarlyAt { get; init; }

    /// <summary>The last look that brought nothing, where it is later than <see cref="Last"/>.</summary>
    public MeasurementFailure? Failure { get; init; }

    public int ErrorsInRow { get; init; }

    /// <summary>When the first of <see cref="ErrorsInRow"/> was.</summary>
    public DateTimeOffset? BrokenSince { get; init; }

    /// <summary>Whether the limit held in each of the last three independent windows.</summary>
    public ValueList<bool> Windows { get; init; } = [];

    /// <summary>The end of the last window that counted.</summary>
    public DateTimeOffset? CountedUntil { get; init; }

    public Tally? Tally { get; init; }

    /// <summary>Verdicts and when they began, as far back as an approval lives.</summary>
    public ValueList<VerdictChange> Changes { get; init; } = [];

    /// <summary>People that the verdict rests on; null where the source does not say.</summary>
    public long? SampleSize => Tally is { } tally ? tally.People : Last?.SampleSize;

    /// <summary>A reading by expert judgement needs no sample. People in arms are counted, so of them there must be enough.</summary>
    public bool RestsOnEnough => Last is not null && !(SampleSize < Criterion.MinimumSample);

    /// <param name="triggers">How many rollback triggers the gate has.</param>
    public static CriterionEvidence Start(Criterion criterion, int triggers)
    {
        var alpha = Statistics.Alpha.Default;
        return new(criterion, (criterion.Role is CriterionRole.RollbackTrigger ? alpha.Among(triggers).Value : alpha).Value);
    }

    /// <summary>
    /// Takes a number in. One of another run, of another metric, of before the floor, or of a window that was read before changes no counter.
    /// </summary>
    public CriterionEvidence Add(Measurement taken, StageRun run, TimeSpan settle)
    {
        if (taken.Hook != Criterion.Hook || taken.Run != run.Number || taken.ObservedAt < run.EnteredAt) return this;
        if (taken.Origin is MeasurementOrigin.Manual) return TakesPlaceOf(taken) ? Decide(taken) : this;
        if (taken.WindowStart < run.FloorOf(taken.Window, settle)) return this with { TooEarlyAt = taken.RecordedAt };
        if (Last is { } last && last.Definition != taken.Definition)
            return (Start(Criterion, 1) with { Alpha = Alpha, Changes = Changes, GoodUntil = Good(last, taken.RecordedAt) }).Add(taken, run, settle);
        if (taken.ObservedAt <= Last?.ObservedAt) return this;
        if (!Tally.Fits(Criterion, taken.Arms))
            return Add(new MeasurementFailure(taken.Hook, taken.Run, FailureKind.BadSpec, "The criterion does not fit what this metric delivers.", taken.RecordedAt));
        var decided = Decide(taken);
        return taken.Arms is { } arms && Tally.Start(Criterion, arms) is { } fresh ? Count(decided, arms, Tally ?? fresh) : Streak(decided);
    }

    /// <summary>Takes in that a look brought nothing. It clears no streak and passes for nothing.</summary>
    public CriterionEvidence Add(MeasurementFailure failure)
    {
        if (failure.Hook != Criterion.Hook) return this;
        return failure.IsError
            ? this with { Failure = failure, ErrorsInRow = ErrorsInRow + 1, BrokenSince = BrokenSince ?? failure.At }
            : this with { Failure = failure, ErrorsInRow = 0, BrokenSince = null };
    }

    /// <summary>Notes the verdict of a moment, and forgets those that no approval can remember.</summary>
    internal CriterionEvidence Note(DateTimeOffset at, Verdict verdict)
    {
        var (value, sample) = (Last?.Value, SampleSize is { } people ? (int?)Math.Min(people, int.MaxValue) : null);
        if (Changes.Count > 0 && Changes[^1].Verdict == verdict)
            return Changes[^1].Value == value && Changes[^1].SampleSize == sample ? this : this with { Changes = Changes.Replace(Changes.Count - 1, Changes[^1] with { Value = value, SampleSize = sample }) };
        var oldest = at - GateTimes.ApprovalLifetime;
        var kept = Changes.Where((_, i) => i + 1 == Changes.Count || Changes[i + 1].At >= oldest);
        return this with { Changes = kept.Append(new(at, verdict, value, sample)).ToValueList() };
    }

    private bool TakesPlaceOf(Measurement taken) => Last is not { } last || taken.RecordedAt > last.RecordedAt || taken.ObservedAt >= last.ObservedAt;

    private CriterionEvidence Decide(Measurement taken) => this with
    {
        Last = taken,
        GoodUntil = Last is { } last && RestsOnEnough ? Good(last, taken.RecordedAt) : GoodUntil,
        Failure = null,
        ErrorsInRow = 0,
        BrokenSince = null,
    };

    /// <summary>Until when a number was good that another one replaced, or the moment before where that was later.</summary>
    private DateTimeOffset? Good(Measurement last, DateTimeOffset replaced)
    {
        if (!RestsOnEnough) return GoodUntil;
        var until = last.ExpiresAt < replaced ? last.ExpiresAt : replaced;
        return GoodUntil > until ? GoodUntil : until;
    }

    private CriterionEvidence Count(CriterionEvidence decided, ArmReading arms, Tally before)
    {
        if (decided.Last!.WindowStart < CountedUntil) return this; // people of a window that was counted in part would count twice
        var after = before.Add(arms, Criterion, Statistics.Alpha.Of(Alpha).Value);
        var counted = decided with { CountedUntil = decided.Last.ObservedAt };
        return after.TryGet(out var tally)
            ? counted with { Tally = tally }
            : Add(new MeasurementFailure(Criterion.Hook, decided.Last.Run, FailureKind.DivisionByZero, after.Errors[0].Message, decided.Last.RecordedAt));
    }

    /// <summary>A streak moves once per length of the window: three looks at one window are one observation.</summary>
    private CriterionEvidence Streak(CriterionEvidence decided)
    {
        var taken = decided.Last!;
        if (taken.WindowStart < CountedUntil || !decided.RestsOnEnough) return decided;
        var gap = 3 * taken.Window > GateTimes.MaxGap ? 3 * taken.Window : GateTimes.MaxGap;
        var before = CountedUntil is { } until && taken.WindowStart - until > gap ? [] : Windows;
        return decided with
        {
            Windows = before.Append(Criterion.Holds(taken.Value)).TakeLast(Remembered).ToValueList(),
            CountedUntil = taken.ObservedAt,
        };
    }
}
