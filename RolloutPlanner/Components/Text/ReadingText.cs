using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>What the readings of a metric say, in sentences.</summary>
public static class ReadingText
{
    /// <summary>"Payment errors: 4 readings in this stage, from 0.5% to 0.67%, the last 0.67%. The limit is at most 1.0%."</summary>
    public static string Summary(ReadingSeries series) =>
        $"{series.Name}: {Words.Number(series.Readings.Count)} readings in this stage, {Range(series)}, the last {Value(series, series.Readings[^1].Value)}. {Limits(series)}";

    /// <summary>What the line shows and what it means for the gate.</summary>
    public static string Conclusion(ReadingSeries series) => series.Readings.Count switch
    {
        0 => $"Nothing has been read for {series.Name} in this stage yet.",
        1 => $"One reading so far, {Value(series, series.Readings[0].Value)}. The second one makes a line. {Judged(series)}",
        var count => $"{Words.Number(count)} readings, {Range(series)}. {Judged(series)}",
    };

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

    private static string Limit(ReadingSeries series, Criterion criterion) =>
        $"{(criterion.Comparison is LimitKind.AtMost ? "at most" : "at least")} {Value(series, criterion.Limit)}";

    private static string Value(ReadingSeries series, decimal value) => MetricText.Value(value, series.Unit);
}
