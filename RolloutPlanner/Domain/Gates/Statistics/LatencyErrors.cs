using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>Why a latency metric cannot be judged.</summary>
public static class LatencyErrors
{
    public static Error Percentiles { get; } = Error.Invalid(
        "latency.percentiles",
        "These are percentiles, and percentiles of several servers or times can be neither added nor averaged. Use a histogram's buckets (the label le).",
        "label");

    public static Error NotBuckets { get; } =
        Error.Invalid("latency.not-buckets", "A histogram has buckets with the label le: at least one finite edge, and +Inf.", "label");

    public static Error NotCumulative { get; } =
        Error.Invalid("latency.not-cumulative", "The buckets do not grow from edge to edge, so some series are missing or of another time.", "value");

    public static Error NotWhole { get; } = Error.Invalid(
        "latency.not-whole",
        "These are rates or extrapolated increases, not counts, so they do not say how much was observed. Use the difference of the counters.",
        "value");

    public static Error NotAnEdge(double limit, IEnumerable<double> edges) => Error.Invalid(
        "latency.not-an-edge",
        string.Create(CultureInfo.InvariantCulture, $"The limit {limit} is no edge of the histogram, so nobody counted it. Its edges are {string.Join(", ", edges.Select(edge => edge.ToString(CultureInfo.InvariantCulture)))}."),
        "limit");
}
