using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Where the numbers of a metric come from, as a document names it.</summary>
public enum SourceKind
{
    Manual,
    Pushed,
    Prometheus,
}

/// <summary>What a Prometheus server is asked for, as a document names it.</summary>
public enum QueryKind
{
    /// <summary>A number: <c>value</c>, <c>people</c> and <c>windowSeconds</c>.</summary>
    Number,

    /// <summary>Counters of people and of bad outcomes: <c>treatmentPeople</c>, <c>treatmentBad</c> and the same of the control.</summary>
    Counts,

    /// <summary>Counters of a histogram: <c>treatmentBuckets</c>, <c>controlBuckets</c> and <c>edge</c>.</summary>
    Latency,
}

/// <summary>
/// A metric as somebody wants it to be, flat, so that every field has a path of its own. Blank texts count as left out. A field of a kind that was not
/// chosen is refused, so that nothing is dropped in silence.
/// </summary>
/// <param name="Source">Where people find it, in their own words.</param>
/// <param name="SeenVersion">0 for a new one.</param>
public sealed record HookDocument(string? Key, string? Name, string? Unit, string? Source, long SeenVersion)
{
    /// <summary>The code of a <see cref="SourceKind"/>. Left out, where numbers come from stays as it was; a new metric is entered by hand.</summary>
    public string? Kind { get; init; }

    /// <summary>The code of a <see cref="MetricShape"/>; of a Prometheus source it follows from <see cref="Query"/>.</summary>
    public string? Shape { get; init; }

    /// <summary>The code of <see cref="Gates.Better"/>; as it was where it is left out.</summary>
    public string? Better { get; init; }

    /// <summary>As it was where it is left out.</summary>
    public int? IntervalSeconds { get; init; }

    public string? Server { get; init; }

    /// <summary>The code of a <see cref="QueryKind"/>.</summary>
    public string? Query { get; init; }

    public string? Value { get; init; }

    public string? People { get; init; }

    public int? WindowSeconds { get; init; }

    public string? TreatmentPeople { get; init; }

    public string? TreatmentBad { get; init; }

    public string? ControlPeople { get; init; }

    public string? ControlBad { get; init; }

    public string? TreatmentBuckets { get; init; }

    public string? ControlBuckets { get; init; }

    public decimal? Edge { get; init; }

    /// <summary>The document that makes this very hook again.</summary>
    public static HookDocument Of(MonitoringHook hook)
    {
        var document = new HookDocument(hook.Key.Value, hook.Name, hook.Unit, hook.Source, hook.Version)
        {
            Kind = ParseErrors.Code(KindOf(hook.Origin)),
            Shape = ParseErrors.Code(hook.Shape),
            Better = ParseErrors.Code(hook.Better),
            IntervalSeconds = (int)hook.Interval.TotalSeconds,
        };
        return hook.Origin is HookSource.Prometheus prometheus ? Asking(document with { Server = prometheus.Server }, prometheus.Query) : document;
    }

    private static SourceKind KindOf(HookSource source) => source switch
    {
        HookSource.Manual => SourceKind.Manual,
        HookSource.Pushed => SourceKind.Pushed,
        HookSource.Prometheus => SourceKind.Prometheus,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static HookDocument Asking(HookDocument document, PrometheusQuery query) => query switch
    {
        PrometheusQuery.Number q => document with { Query = ParseErrors.Code(QueryKind.Number), Value = q.Value, People = q.People, WindowSeconds = (int)q.Window.TotalSeconds },
        PrometheusQuery.Counts q => document with
        {
            Query = ParseErrors.Code(QueryKind.Counts),
            TreatmentPeople = q.Treatment.People,
            TreatmentBad = q.Treatment.Bad,
            ControlPeople = q.Control?.People,
            ControlBad = q.Control?.Bad,
        },
        PrometheusQuery.Latency q => document with
        {
            Query = ParseErrors.Code(QueryKind.Latency),
            TreatmentBuckets = q.Treatment,
            ControlBuckets = q.Control,
            Edge = q.Edge,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
