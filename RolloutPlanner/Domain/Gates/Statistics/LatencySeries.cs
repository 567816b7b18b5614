namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>One series of a latency metric at one time: the label that says what it counts, the label's text, and the number.</summary>
/// <param name="Label">"le" for a cumulative bucket, "quantile" for a percentile that somebody computed already.</param>
/// <param name="Bound">The upper edge in the unit of the metric, or "+Inf".</param>
public sealed record LatencySeries(string Label, string Bound, double Value);
