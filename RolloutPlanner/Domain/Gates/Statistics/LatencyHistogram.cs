using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// Cumulative buckets of a latency, with ascending edges in the unit of the metric; the last edge is infinite. "p95 at most 300 ms" is judged as "at
/// least 95 % of requests at most 300 ms", a proportion, which adds up over servers and times where percentiles do not.
/// </summary>
public sealed record LatencyHistogram
{
    private LatencyHistogram(ValueList<double> edges, ValueList<double> counts) => (Edges, Counts) = (edges, counts);

    /// <summary>The finite ones.</summary>
    public ValueList<double> Edges { get; }

    /// <summary>How many took at most as long as each edge; one more than edges, the last counts all.</summary>
    public ValueList<double> Counts { get; }

    public double Total => Counts[^1];

    /// <summary>
    /// Series of the same edge, of several servers, are added. Refuses percentiles, other labels, numbers that are negative or not finite, a missing
    /// +Inf, and buckets that fall from edge to edge.
    /// </summary>
    public static Result<LatencyHistogram> Of(IReadOnlyCollection<LatencySeries> series)
    {
        if (series.Any(one => one.Label == "quantile")) return LatencyErrors.Percentiles;
        var buckets = new SortedDictionary<double, double>();
        foreach (var one in series)
        {
            if (one.Label != "le" || EdgeOf(one.Bound) is not { } edge) return LatencyErrors.NotBuckets;
            if (!double.IsFinite(one.Value)) return StatisticsErrors.NotFinite("value");
            if (one.Value < 0) return StatisticsErrors.Negative("value");
            buckets[edge] = buckets.GetValueOrDefault(edge) + one.Value;
        }
        if (buckets.Count < 2 || !buckets.ContainsKey(double.PositiveInfinity)) return LatencyErrors.NotBuckets;
        var counts = buckets.Values.ToValueList();
        if (!double.IsFinite(counts[^1])) return StatisticsErrors.NotFinite("value");
        return counts.Zip(counts.Skip(1)).Any(pair => pair.First > pair.Second)
            ? LatencyErrors.NotCumulative
            : new LatencyHistogram(buckets.Keys.SkipLast(1).ToValueList(), counts);
    }

    /// <summary>How many took longer than the limit, of how many. Refuses a limit that is no edge, and numbers that are no counts.</summary>
    public Result<SlowCount> SlowerThan(double limit)
    {
        var at = Edges.Index().FirstOrDefault(edge => edge.Item == limit, (-1, 0)).Index;
        if (at < 0) return LatencyErrors.NotAnEdge(limit, Edges);
        return double.IsInteger(Counts[at]) && double.IsInteger(Total) && Total <= 1e15 ? new SlowCount((long)(Total - Counts[at]), (long)Total) : LatencyErrors.NotWhole;
    }

    /// <summary>
    /// A percentile to show, never to judge by: linear inside its bucket, as Prometheus has it. In the bucket beyond the last finite edge nobody
    /// measured how long it took, so that edge is a lower bound. Refuses a q outside 0 to 1, and a histogram of nothing.
    /// </summary>
    public Result<LatencyQuantile> Quantile(double q)
    {
        if (q is not (>= 0 and <= 1)) return StatisticsErrors.OutOfRange("q", 0, 1);
        if (Total == 0) return StatisticsErrors.NoData;
        var rank = q * Total;
        var at = Counts.TakeWhile(count => count < rank).Count();
        if (at >= Edges.Count) return new LatencyQuantile(Edges[^1], IsAtLeast: true);
        if (at == 0 && Edges[0] <= 0) return new LatencyQuantile(Edges[0], IsAtLeast: false);
        var (from, before) = at == 0 ? (0, 0) : (Edges[at - 1], Counts[at - 1]);
        var inside = Counts[at] - before;
        return new LatencyQuantile(inside == 0 ? from : from + (Edges[at] - from) * ((rank - before) / inside), IsAtLeast: false);
    }

    private static double? EdgeOf(string bound) =>
        bound == "+Inf" ? double.PositiveInfinity : double.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out var edge) && double.IsFinite(edge) ? edge : null;
}

/// <summary>How many of how many took too long.</summary>
public readonly record struct SlowCount(long Slow, long Total);

/// <summary>A percentile to show. <paramref name="IsAtLeast"/>: the true one may be any time longer.</summary>
public readonly record struct LatencyQuantile(double Value, bool IsAtLeast);
