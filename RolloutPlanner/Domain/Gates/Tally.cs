using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// What the windows of a run have added up to for one criterion that judges people of one or two arms. What was shown once stays shown: the tests
/// hold at every look.
/// </summary>
/// <param name="HarmShown">Worse than allowed.</param>
/// <param name="NoHarmShown">Within what is allowed.</param>
/// <param name="CostShown">Measurably worse than without the feature, whatever is allowed.</param>
public abstract record Tally(bool HarmShown, bool NoHarmShown, bool CostShown)
{
    public abstract long TreatedPeople { get; }

    /// <summary>Null where there is no control.</summary>
    public abstract long? ControlPeople { get; }

    /// <summary>Distinct people of the smaller arm.</summary>
    public long People => Math.Min(TreatedPeople, ControlPeople ?? long.MaxValue);

    /// <summary>Nothing yet. Null where the criterion judges a plain number.</summary>
    public static Tally? Start(Criterion criterion, ArmReading? arms) => (criterion.Against, arms) switch
    {
        (Reference.ControlRatio, ArmReading.Counts { Control: not null }) => new Ratio(0, 0, 0, 0, RatioState.None, RatioState.None, criterion.Limit > 1 ? RatioState.None : null, false, false, false),
        (Reference.Limit, ArmReading.Counts) => new Proportion(0, 0, 0, 0, false, false),
        (Reference.ControlDifference or Reference.ControlPercent, ArmReading.Means { Control: not null }) => new Means(MeanSum.None, MeanSum.None, false, false, false),
        _ => null,
    };

    /// <summary>Whether a criterion can judge what a metric delivers.</summary>
    public static bool Fits(Criterion criterion, ArmReading? arms) => criterion.Against switch
    {
        Reference.Limit => arms is not ArmReading.Counts || criterion is { Comparison: LimitKind.AtMost, Limit: >= 0 and < 100 },
        Reference.ControlRatio => arms is ArmReading.Counts { Control: not null } && criterion is { Comparison: LimitKind.AtMost, Limit: >= 1 and <= 1000 },
        Reference.ControlDifference or Reference.ControlPercent => arms is ArmReading.Means { Control: not null },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>After one more window. Refuses what the statistics refuse: a negative variance, an arm without any spread, a control of zero.</summary>
    public abstract Result<Tally> Add(ArmReading arms, Criterion criterion, Alpha alpha);

    /// <summary>Bad outcomes of both arms, batch by batch: the relative-rate e-process.</summary>
    /// <param name="Cost">Against 1, where more than that is allowed; null where that is what is tested anyway.</param>
    public sealed record Ratio(
        long Treated, long Control, long BadTreated, long BadControl, RatioState Harm, RatioState NoHarm, RatioState? Cost, bool HarmShown, bool NoHarmShown, bool CostShown)
        : Tally(HarmShown, NoHarmShown, CostShown)
    {
        public override long TreatedPeople => Treated;

        public override long? ControlPeople => Control;

        public override Result<Tally> Add(ArmReading arms, Criterion criterion, Alpha alpha)
        {
            if (arms is not ArmReading.Counts { Treatment: var t, Control: { } c }) return StatisticsErrors.NotAState("arms");
            if (t.People == 0 && c.People == 0) return this;
            if (!RateBatch.Of(t.People, c.People, t.Bad, c.Bad).TryGet(out var batch)) return StatisticsErrors.NotAState("arms");
            var allowed = (double)criterion.Limit;
            var harm = Harm.After(EvidenceSide.Harm, allowed, batch);
            var noHarm = NoHarm.After(EvidenceSide.NoHarm, allowed, batch);
            var cost = Cost?.After(EvidenceSide.Harm, 1, batch);
            return new Ratio(
                Treated + t.People, Control + c.People, BadTreated + t.Bad, BadControl + c.Bad, harm, noHarm, cost,
                HarmShown || harm.Reaches(alpha), NoHarmShown || noHarm.Reaches(alpha), CostShown || (cost?.Reaches(alpha) ?? false));
        }
    }

    /// <summary>Bad outcomes of people with the feature against a limit: the one-arm e-process.</summary>
    public sealed record Proportion(long Treated, long Bad, double PeakHarm, double PeakNoHarm, bool HarmShown, bool NoHarmShown) : Tally(HarmShown, NoHarmShown, false)
    {
        /// <summary>A limit of none at all is judged as one in a thousand million.</summary>
        private const double Least = 1e-9;

        public override long TreatedPeople => Treated;

        public override long? ControlPeople => null;

        public override Result<Tally> Add(ArmReading arms, Criterion criterion, Alpha alpha)
        {
            if (arms is not ArmReading.Counts { Treatment: var t }) return StatisticsErrors.NotAState("arms");
            var limit = Math.Max(Least, (double)criterion.Limit / 100);
            var before = ProportionEvidence.Resume(limit, Bad, Treated, PeakHarm, PeakNoHarm);
            if (before.IsError) return Result<Tally>.Fail(before.Errors);
            var after = before.Value.Add(t.Bad, t.People);
            if (after.IsError) return Result<Tally>.Fail(after.Errors);
            var now = after.Value;
            return new Proportion(
                now.Total, now.Bad, now.LogPeakHarm, now.LogPeakNoHarm,
                HarmShown || now.Reaches(alpha, EvidenceSide.Harm), NoHarmShown || now.Reaches(alpha, EvidenceSide.NoHarm));
        }
    }

    /// <summary>A quantity per person in both arms: the confidence sequence.</summary>
    public sealed record Means(MeanSum Treatment, MeanSum Control, bool HarmShown, bool NoHarmShown, bool CostShown) : Tally(HarmShown, NoHarmShown, CostShown)
    {
        public override long TreatedPeople => Treatment.People;

        public override long? ControlPeople => Control.People;

        public override Result<Tally> Add(ArmReading arms, Criterion criterion, Alpha alpha)
        {
            if (arms is not ArmReading.Means { Treatment: var t, Control: { } c }) return StatisticsErrors.NotAState("arms");
            if (!IsFinite(t) || !IsFinite(c)) return StatisticsErrors.NotFinite("arms");
            if (t.Variance < 0 || c.Variance < 0) return StatisticsErrors.NegativeVariance("arms");
            var (treatment, control) = (Treatment.Add(t), Control.Add(c));
            var sums = this with { Treatment = treatment, Control = control };
            if (treatment.People < 2 || control.People < 2) return sums;
            var range = sums.Likely(criterion, alpha);
            if (range.IsError) return Result<Tally>.Fail(range.Errors);
            var (limit, atMost, likely) = ((double)criterion.Limit, criterion.Comparison is LimitKind.AtMost, range.Value);
            return sums with
            {
                HarmShown = HarmShown || (atMost ? likely.LiesAbove(limit) : likely.LiesBelow(limit)),
                NoHarmShown = NoHarmShown || (atMost ? likely.LiesBelow(limit) : likely.LiesAbove(limit)),
                CostShown = CostShown || (atMost ? likely.LiesAbove(0) : likely.LiesBelow(0)),
            };
        }

        private static bool IsFinite(MeanArm arm) => double.IsFinite(arm.Mean) && double.IsFinite(arm.Variance);

        /// <summary>Where the difference lies, in the unit of the limit.</summary>
        public Result<Interval> Likely(Criterion criterion, Alpha alpha)
        {
            var (control, treatment) = (Control.Sample("control"), Treatment.Sample("treatment"));
            if (control.IsError || treatment.IsError) return Result<Interval>.Fail(control.Errors.Concat(treatment.Errors));
            var percent = criterion.Against is Reference.ControlPercent;
            var difference = percent ? Difference.Relative(control.Value, treatment.Value) : Difference.Absolute(control.Value, treatment.Value);
            if (difference.IsError) return Result<Interval>.Fail(difference.Errors);
            var likely = ConfidenceSequence.Of(alpha).Value.For(difference.Value);
            return percent ? new Interval(100 * likely.Lower, 100 * likely.Upper) : likely;
        }
    }
}

/// <summary>One side of the relative-rate e-process as it is kept.</summary>
public sealed record RatioState(ValueList<double> LogWealth, double LogPeak)
{
    public static RatioState None { get; } = new(new double[RelativeRateEvidence.Points].ToValueList(), 0);

    public bool Reaches(Alpha alpha) => LogPeak >= alpha.LogThreshold;

    public RatioState After(EvidenceSide side, double allowed, RateBatch batch)
    {
        var after = RelativeRateEvidence.Resume(side, allowed, LogWealth, LogPeak).Value.Add(batch);
        return new(after.LogWealth, after.LogPeak);
    }
}

/// <summary>People, mean and the sum of squared distances from it; windows are combined without going through sums of squares (Chan, Golub and LeVeque 1979).</summary>
public sealed record MeanSum(long People, double Mean, double Squares)
{
    public static MeanSum None { get; } = new(0, 0, 0);

    public MeanSum Add(MeanArm window)
    {
        if (window.People == 0) return this;
        var people = People + window.People;
        var apart = window.Mean - Mean;
        return new(
            people, Mean + apart * window.People / people, Squares + window.Variance * Math.Max(0, window.People - 1) + apart * apart * ((double)People * window.People / people));
    }

    public Result<MeanSample> Sample(string path) => MeanSample.Of(People, Mean, People < 2 ? 0 : Squares / (People - 1), path);
}
