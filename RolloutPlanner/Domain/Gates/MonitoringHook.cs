using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>A number that a metric delivered, whether or not a rollout used it.</summary>
public sealed record HookReading(decimal Value, DateTimeOffset ObservedAt, string Source);

/// <summary>What a measurement of a metric consists of.</summary>
public enum MetricShape
{
    /// <summary>A number, such as a percentage or milliseconds.</summary>
    Number,

    /// <summary>People and how many of them had a bad outcome, shown as a percentage.</summary>
    Counts,

    /// <summary>A quantity per person: people, mean and variance.</summary>
    Means,
}

/// <summary>Which way is good.</summary>
public enum Better
{
    Lower,
    Higher,
}

/// <summary>A look at a metric that did not work out.</summary>
public sealed record HookProblem(FailureKind Kind, string Detail, DateTimeOffset At);

/// <summary>Whether a metric delivers.</summary>
public enum HookStatus
{
    /// <summary>The last look brought a number.</summary>
    Verified,

    /// <summary>It has never delivered, or the last look found nothing.</summary>
    NoData,

    /// <summary>The last look failed.</summary>
    Error,
}

/// <summary>
/// Where a metric comes from, in <paramref name="Unit"/>.
/// </summary>
/// <param name="Version">Counts the changes from 1.</param>
/// <param name="Source">Where people find it, in their own words.</param>
/// <param name="LastReading">The latest number; null while the metric has never been seen to deliver.</param>
public sealed record MonitoringHook(
    HookKey Key, long Version, string Name, string Unit, string Source, HookReading? LastReading, bool IsDeleted)
{
    public HookSource Origin { get; init; } = new HookSource.Manual();

    public MetricShape Shape { get; init; } = MetricShape.Number;

    public Better Better { get; init; } = Better.Lower;

    /// <summary>How often it is asked for, 1 second to 1 day; for pushed ones how often numbers are expected.</summary>
    public TimeSpan Interval { get; init; } = GateTimes.Interval;

    /// <summary>The last look that did not work out, where it is later than <see cref="LastReading"/>; null otherwise.</summary>
    public HookProblem? Problem { get; init; }

    public bool HasDelivered => LastReading is not null;

    public HookStatus Status => this switch
    {
        { Problem: { } problem } => problem.Kind is FailureKind.NoData or FailureKind.Stale ? HookStatus.NoData : HookStatus.Error,
        { LastReading: null } => HookStatus.NoData,
        _ => HookStatus.Verified,
    };

    /// <summary>For how long a number counts as fresh: two intervals, at least 5 minutes; 15 minutes where it is pushed, a day where a person enters it.</summary>
    public TimeSpan FreshFor => Origin switch
    {
        HookSource.Manual => GateTimes.ManualMaxAge,
        HookSource.Pushed => Longer(2 * Interval, GateTimes.PushedMaxAge),
        HookSource.Prometheus => Longer(2 * Interval, GateTimes.PolledMaxAge),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Names what is measured and how, as lower-case hex SHA-256: equal as long as numbers of two versions may be compared.</summary>
    public string Definition
    {
        get
        {
            var text = new CanonicalText();
            text.Field("hook", Key.Value);
            text.Field("unit", Unit);
            text.Field("shape", Shape.ToString());
            foreach (var (name, value) in Asked()) text.Field(name, value);
            return text.Sha256Hex();
        }
    }

    private IEnumerable<(string Name, string? Value)> Asked() => Origin switch
    {
        HookSource.Manual => [("origin", "manual")],
        HookSource.Pushed => [("origin", "pushed")],
        HookSource.Prometheus { Query: PrometheusQuery.Number q } p => [("server", p.Server), ("value", q.Value), ("people", q.People), ("window", Invariant(q.Window.Ticks))],
        HookSource.Prometheus { Query: PrometheusQuery.Counts q } p =>
            [("server", p.Server), ("people", q.Treatment.People), ("bad", q.Treatment.Bad), ("control-people", q.Control?.People), ("control-bad", q.Control?.Bad)],
        HookSource.Prometheus { Query: PrometheusQuery.Latency q } p => [("server", p.Server), ("buckets", q.Treatment), ("control-buckets", q.Control), ("edge", Invariant(q.Edge))],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Invariant(IFormattable value) => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture);

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}

public sealed record HookCreated(MonitoringHook Hook, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object After => Hook;
}

public sealed record HookChanged(MonitoringHook From, MonitoringHook To, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    /// <summary>Names of the rollouts whose evidence of this metric begins anew, because its definition changed; null where none does.</summary>
    public string? RestartsIn { get; init; }

    public override object Before => From;

    public override object After => To;
}

public sealed record HookDeleted(MonitoringHook Hook, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object Before => Hook;
}

/// <summary>A reading taken outside any rollout, to show that the metric can be read at all.</summary>
public sealed record HookReadingRecorded(HookKey Hook, HookReading? From, HookReading To, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object? Before => From;

    public override object After => To;
}

/// <summary>A look at a metric brought nothing: a test of it, or the first look since it last delivered.</summary>
public sealed record HookLookFailed(HookKey Hook, HookProblem Problem, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object After => Problem;
}
