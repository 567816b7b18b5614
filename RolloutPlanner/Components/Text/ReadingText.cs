using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>What the readings of a metric say, in sentences.</summary>
public static class ReadingText
{
    /// <summary>
    /// "Payment errors: 4 readings in this stage, from 0.5% to 0.67%, the last 0.67%. The limit is at most 1.0%." Of two arms "Payment errors up to now:
    /// 0.67% with the feature, 0.61% without it. …"
    /// </summary>
    public static string Summary(ReadingSeries series, ReadingTrace trace) => trace.Points[^1] is { People: not null } last
        ? $"{series.Name} up to now: {Value(series, last.With)} with the feature{(last.Without is { } without ? $", {Value(series, without)} without it" : "")}. {Limits(series)}"
        : $"{series.Name}: {Words.Number(series.Total)} readings in this stage, {Range(series)}, the last {Value(series, series.Readings[^1].Value)}. {Limits(series)}";

    /// <summary>What the line shows and what it means for the gate.</summary>
    public static string Conclusion(RolloutView view, ReadingSeries series, ReadingTrace trace) => series.Readings.Count switch
    {
        0 => $"Nothing has been read for {series.Name} in this stage yet.",
        _ when trace is { Drawn: { } drawn } => Likely(view, drawn, trace),
        _ when trace.Points[^1].People is not null => $"{Words.Count(series.Total, "number", "numbers")} so far. {series.Name} does not fit its criterion, so nothing can be judged by them.",
        1 => $"One reading so far, {Value(series, series.Readings[0].Value)}. The second one makes a line. {Judged(series)}",
        _ => $"{Words.Number(series.Total)} readings, {Range(series)}. {Judged(series)}",
    };

    /// <summary>A value of the metric as its chart says it: of people counted a rate, of means as many digits as they deserve, else as it was entered.</summary>
    public static string Value(ReadingSeries series, double value) => series.Readings[^1].Arms switch
    {
        _ when Math.Abs(value) >= 1e15 => "too large to show",
        ArmReading.Counts => Words.Rate((decimal)value),
        ArmReading.Means => EvidenceText.Mean(value, series.Unit),
        _ => MetricText.Value((decimal)value, series.Unit),
    };

    /// <summary>"0.4 to 1.2%" of a point.</summary>
    public static string Range(ReadingSeries series, TracePoint point) => (point.Low, point.High) switch
    {
        ({ } low, { } high) when double.IsFinite(high) => $"{Value(series, low)} to {Value(series, high)}",
        ({ } low, _) => $"at least {Value(series, low)}",
        _ => "",
    };

    /// <summary>The shaded range against the limit, in two sentences.</summary>
    private static string Likely(RolloutView view, CriterionAssessment drawn, ReadingTrace trace)
    {
        var what = drawn.Tally is Tally.Means ? "value" : "rate";
        var side = drawn.Criterion.Comparison;
        var shade = trace.Points.Any(point => point.Low is not null) ? $"The shaded range is where the true {what} very likely lies." : "";
        var judged = (drawn.Verdict, trace.Points[^1].Keeps(side)) switch
        {
            (Verdict.Pass, true) => $"It has stayed {(side is LimitKind.AtMost ? "under" : "above")} the limit {Since(view, trace, side, true)}, so this criterion passes.",
            (Verdict.Pass, _) => "It was within the limit at an earlier look, and what was shown once stays shown, so this criterion passes.",
            (Verdict.Fail, false) => $"It has been beyond the limit {Since(view, trace, side, false)}, so this criterion fails.",
            (Verdict.Fail, _) => "It was beyond the limit at an earlier look, and what was shown once stays shown, so this criterion fails.",
            (Verdict.Inconclusive, _) => "It still reaches across the limit, so this is not clear yet.",
            _ when drawn.Cause is VerdictCause.TooFew => "Too few people are measured to judge by it.",
            _ when drawn.Cause is VerdictCause.Stale => "The last numbers are too old to judge by.",
            _ when drawn.Cause is VerdictCause.Broken => "The source cannot be read, so nothing is judged by it now.",
            _ => "Nothing is judged by it now.",
        };
        return $"{shade} {judged}{(drawn.IsAcceptedCost ? " It is measurably worse than without the feature, within what was agreed." : "")}".TrimStart();
    }

    private static string Since(RolloutView view, ReadingTrace trace, LimitKind side, bool keeps)
    {
        var from = trace.Points.Reverse().TakeWhile(point => point.Keeps(side) == keeps).Last().At;
        var hours = (long)(from - view.State.Run!.EnteredAt).TotalHours;
        return from == trace.Points[0].At || hours < 1 ? "from the first hour on" : $"since hour {Words.Number(hours)}";
    }

    /// <summary>Which limits a value keeps: "yes", "no, at most 1.0%".</summary>
    public static string Kept(ReadingSeries series, decimal value) =>
        series.Criteria.Where(assessed => !assessed.Criterion.Holds(value)).Select(assessed => Limit(series, assessed.Criterion)).Distinct().ToList() is { Count: > 0 } broken
            ? $"No, {Words.List(broken)}"
            : "Yes";

    /// <summary>One sentence for all limits that are judged alike.</summary>
    private static string Judged(ReadingSeries series) => string.Join(' ', series.Criteria
        .GroupBy(assessed => Judged(series, assessed), assessed => Limit(series, assessed.Criterion))
        .Select(group => group.Distinct().ToList() is var limits && limits.Count > 1
            ? string.Format(Words.English, group.Key, "limits", Words.List(limits))
            : string.Format(Words.English, group.Key, "limit", limits[0])));

    /// <summary>With a place for "limit" or "limits", and one for what they are.</summary>
    private static string Judged(ReadingSeries series, CriterionAssessment assessed)
    {
        var beyond = series.Readings.Count(reading => !assessed.Criterion.Holds(reading.Value));
        return assessed switch
        {
            { Cause: VerdictCause.Stale } => "The last one is too old to judge the {0} by, {1}.",
            { Cause: VerdictCause.TooFew } => "The last one rests on too few to judge the {0} by, {1}.",
            { Verdict: Verdict.Fail, Criterion: var criterion } when criterion.Holds(series.Readings[^1].Value) => "Two of the last three were beyond the {0}, {1}.",
            { Verdict: Verdict.Fail } => "The last one is beyond the {0}, {1}.",
            _ when beyond > 0 => $"{Words.Number(beyond)} {(beyond == 1 ? "was" : "were")} beyond the {{0}}, {{1}}; the last one is within.",
            _ => series.Readings.Count == 1 ? "It is within the {0}, {1}." : "All within the {0}, {1}.",
        };
    }

    private static string Range(ReadingSeries series) => series.Readings.Min(reading => reading.Value) is var low && series.Readings.Max(reading => reading.Value) is var high && low == high
        ? $"all {Value(series, low)}"
        : $"from {Value(series, low)} to {Value(series, high)}";

    private static string Limits(ReadingSeries series)
    {
        var limits = series.Criteria.Select(assessed => Limit(series, assessed.Criterion)).Distinct().ToList();
        return $"The {(limits.Count == 1 ? "limit is" : "limits are")} {Words.List(limits)}.";
    }

    private static string Limit(ReadingSeries series, Criterion criterion) => MetricText.Limit(criterion, series.Unit);

    private static string Value(ReadingSeries series, decimal value) => MetricText.Value(value, series.Unit);
}
