using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>One moment of a line. Where people are counted, everything up to it, since that is what a verdict rests on.</summary>
/// <param name="With">With the feature, in the unit of the metric.</param>
/// <param name="Low">Where the true value with the feature very likely lies, from here to <paramref name="High"/>, which may be infinite.</param>
/// <param name="Limit">Of the criterion that is drawn; it moves with the people without the feature where it is held against them.</param>
/// <param name="People">In both arms.</param>
public sealed record TracePoint(DateTimeOffset At, double With, double? Without, double? Low, double? High, double? Limit, long? People)
{
    /// <summary>Whether everything that is likely lies on the right side of the limit, on the wrong one (false), or on both (null).</summary>
    public bool? Keeps(LimitKind kind) => (kind, Limit) switch
    {
        (LimitKind.AtMost, { } limit) => High < limit ? true : Low > limit ? false : null,
        (LimitKind.AtLeast, { } limit) => Low > limit ? true : High < limit ? false : null,
        _ => null,
    };
}

/// <summary>The line of a metric, as its chart and its table show it.</summary>
/// <param name="Drawn">The criterion whose range and limit are drawn; null for plain numbers.</param>
public sealed record ReadingTrace(CriterionAssessment? Drawn, ValueList<TracePoint> Points)
{
    /// <summary>The points without the first twentieth of what people add up to.</summary>
    public IEnumerable<TracePoint> Settled => Points.Skip(Points.Count > 0 && Points[^1].People is null ? 0 : Points.Count / 20);

    /// <param name="ranges">Whether likely ranges are wanted: they take time.</param>
    public static ReadingTrace Of(RolloutView view, ReadingSeries series, bool ranges)
    {
        var armed = series.Readings.Where(reading => reading.Arms is not null).ToList();
        if (armed.Count == 0) return new(null, series.Readings.Select(reading => new TracePoint(reading.ObservedAt, (double)reading.Value, null, null, null, null, null)).ToValueList());
        var drawn = series.Criteria.FirstOrDefault(one => one is { Tally: not null, Criterion.NeedsControl: true }) ?? series.Criteria.FirstOrDefault(one => one.Tally is not null);
        var alpha = Alpha.Of(drawn is null ? Alpha.Default.Value : view.Evidence?.For(drawn.Criterion.Id)?.Alpha ?? Alpha.Default.Value).Value;
        return new(drawn, (armed[0].Arms is ArmReading.Counts ? Counted(armed, drawn, ranges ? alpha : null) : Averaged(armed, drawn, ranges ? alpha : null)).ToValueList());
    }

    private static IEnumerable<TracePoint> Counted(IEnumerable<ReadingPoint> readings, CriterionAssessment? drawn, Alpha? alpha)
    {
        var (treated, control, isCompared) = (new CountedArm(0, 0), new CountedArm(0, 0), drawn?.Criterion.Against is Reference.ControlRatio);
        foreach (var reading in readings)
        {
            if (reading.Arms is not ArmReading.Counts { Treatment: var t } counts) continue;
            treated = new(treated.People + t.People, treated.Bad + t.Bad);
            if (counts.Control is { } c) control = new(control.People + c.People, control.Bad + c.Bad);
            double? without = control.People == 0 ? null : (double)control.Percent;
            var likely = (alpha, drawn) switch
            {
                (null, _) or (_, null) => null,
                ({ } a, _) when isCompared => LikelyRange.OfRatio(treated, control, a) is { } ratio && without is { } rate ? new LikelyRange(null, ratio.Lower * rate, rate == 0 ? 100 : Math.Min(100, ratio.Upper * rate)) : null,
                ({ } a, _) => LikelyRange.OfPercent(treated, a),
            };
            yield return new(reading.ObservedAt, (double)treated.Percent, without, likely?.Lower, likely?.Upper, drawn is null ? null : Limit(drawn.Criterion, without), treated.People + control.People);
        }
    }

    private static IEnumerable<TracePoint> Averaged(IEnumerable<ReadingPoint> readings, CriterionAssessment? drawn, Alpha? alpha)
    {
        var (treated, control) = (MeanSum.None, MeanSum.None);
        foreach (var reading in readings)
        {
            if (reading.Arms is not ArmReading.Means { Treatment: var t } means) continue;
            treated = treated.Add(t);
            if (means.Control is { } c) control = control.Add(c);
            double? without = control.People == 0 ? null : control.Mean;
            var likely = drawn is { Criterion: { NeedsControl: true } criterion } && alpha is { } a ? LikelyRange.Of(new Tally.Means(treated, control, false, false, false), criterion, a) : null;
            yield return new(
                reading.ObservedAt, treated.Mean, without, Place(likely?.Lower, drawn, without), Place(likely?.Upper, drawn, without),
                drawn is null ? null : Limit(drawn.Criterion, without), treated.People + control.People);
        }
    }

    /// <summary>Where an end of a difference lies for the value with the feature.</summary>
    private static double? Place(double? end, CriterionAssessment? drawn, double? without) =>
        end is { } by && without is { } mean && drawn is { } one ? one.Criterion.Against is Reference.ControlPercent ? mean + Math.Abs(mean) * by / 100 : mean + by : null;

    private static double? Limit(Criterion criterion, double? without) => (criterion.Against, without) switch
    {
        (Reference.Limit, _) => (double)criterion.Limit,
        (_, null) => null,
        (Reference.ControlRatio, { } rate) => rate * (double)criterion.Limit,
        (Reference.ControlDifference, { } mean) => mean + (double)criterion.Limit,
        (Reference.ControlPercent, { } mean) => mean + Math.Abs(mean) * (double)criterion.Limit / 100,
        _ => null,
    };
}
