namespace RolloutPlanner.Domain.Gates;

/// <summary>Where the numbers of a metric come from.</summary>
public abstract record HookSource
{
    private HookSource()
    {
    }

    /// <summary>People enter them.</summary>
    public sealed record Manual : HookSource;

    /// <summary>Programs send them.</summary>
    public sealed record Pushed : HookSource;

    /// <summary>
    /// This application asks a Prometheus server. Queries may name the rollout, its flag and the stage as <c>$rollout</c>, <c>$flag</c> and <c>$stage</c>.
    /// </summary>
    /// <param name="Server">Scheme, host and port, and a path where the API is not at the root: <c>http://prometheus:9090</c>.</param>
    public sealed record Prometheus(string Server, PrometheusQuery Query) : HookSource;

    public bool IsManual => this is Manual;

    public bool IsPolled => this is Prometheus;
}

/// <summary>What a Prometheus server is asked. Every query answers with exactly one series.</summary>
public abstract record PrometheusQuery
{
    private PrometheusQuery()
    {
    }

    /// <summary>A number with the feature, such as a rate over a time.</summary>
    /// <param name="People">A query for how many people it rests on; null where nobody can say.</param>
    /// <param name="Window">How far the query looks back: the range in its brackets.</param>
    public sealed record Number(string Value, string? People, TimeSpan Window) : PrometheusQuery;

    /// <summary>Counters of people and of bad outcomes since the process began, of both arms. The application takes the differences.</summary>
    /// <param name="Control">Null where nobody counts the control.</param>
    public sealed record Counts(ArmQuery Treatment, ArmQuery? Control) : PrometheusQuery;

    /// <summary>
    /// A latency as the counters of a histogram by <c>le</c>: a bad outcome is one that took longer than the edge. A percentile is no counter, so
    /// averages of percentiles cannot be asked for.
    /// </summary>
    /// <param name="Edge">One of the bucket edges, in the unit of the histogram.</param>
    public sealed record Latency(string Treatment, string? Control, decimal Edge) : PrometheusQuery;
}

/// <summary>The counters of one arm.</summary>
public sealed record ArmQuery(string People, string Bad);
