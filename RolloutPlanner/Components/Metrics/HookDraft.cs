using RolloutPlanner.Components.Cohorts;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Metrics;

/// <summary>A metric while somebody edits it, as typed. What belongs to another kind of source stays typed, and is not sent.</summary>
public sealed class HookDraft
{
    private bool _keyTyped;
    private string _name = "";
    private string _key = "";
    private MonitoringHook? _before;

    /// <summary>0 for a new one.</summary>
    public long SeenVersion { get; private init; }

    public bool IsNew => SeenVersion == 0;

    /// <summary>Until it is typed, a new metric's key follows its name.</summary>
    public string Key
    {
        get => _key;
        set => (_key, _keyTyped) = (value, true);
    }

    public string Name
    {
        get => _name;
        set
        {
            _name = value;
            if (IsNew && !_keyTyped) _key = KeySuggestion.From(value);
        }
    }

    public string Unit { get; set; } = "";

    /// <summary>Where people find it.</summary>
    public string Source { get; set; } = "";

    public SourceKind Kind { get; set; }

    /// <summary>Of pushed numbers. What is asked for says it by itself, and people enter plain numbers.</summary>
    public MetricShape PushedShape { get; set; } = MetricShape.Counts;

    public Better Better { get; set; } = Better.Lower;

    public string Interval { get; set; } = SpanText.Of(GateTimes.Interval);

    public string Server { get; set; } = "";

    public QueryKind Asks { get; set; }

    public string Value { get; set; } = "";

    public string People { get; set; } = "";

    public string Window { get; set; } = "";

    public string TreatmentPeople { get; set; } = "";

    public string TreatmentBad { get; set; } = "";

    public string ControlPeople { get; set; } = "";

    public string ControlBad { get; set; } = "";

    public string TreatmentBuckets { get; set; } = "";

    public string ControlBuckets { get; set; } = "";

    public string Edge { get; set; } = "";

    public MetricShape Shape => (Kind, Asks) switch
    {
        (SourceKind.Pushed, _) => PushedShape,
        (SourceKind.Prometheus, QueryKind.Counts or QueryKind.Latency) => MetricShape.Counts,
        _ => MetricShape.Number,
    };

    /// <summary>Saved like this, numbers from before no longer add up with those to come.</summary>
    public bool ChangesDefinition => _before is { } before && HookParser.Parse(Document, before).TryGet(out var after) && after.Definition != before.Definition;

    /// <summary>Everything that is wrong with it, what cannot be sent as it was typed included.</summary>
    public ValueList<Error> Problems
    {
        get
        {
            var typed = TypedWrongly.ToList();
            return [.. typed, .. HookParser.Parse(Document, _before).Errors.Where(error => typed.TrueForAll(wrong => wrong.Path != error.Path))];
        }
    }

    /// <summary>The fields of the chosen kind alone.</summary>
    public HookDocument Document => new(Key, Name, UnitToSave, Source, SeenVersion)
    {
        Kind = ParseErrors.Code(Kind),
        Shape = ParseErrors.Code(Shape),
        Better = ParseErrors.Code(Shape is MetricShape.Counts ? Better.Lower : Better),
        IntervalSeconds = Kind is SourceKind.Manual ? null : Seconds(Interval),
        Server = Kind is SourceKind.Prometheus ? Server : null,
        Query = Kind is SourceKind.Prometheus ? ParseErrors.Code(Asks) : null,
        Value = Of(QueryKind.Number, Value),
        People = Of(QueryKind.Number, People),
        WindowSeconds = Asking(QueryKind.Number) ? Seconds(Window) : null,
        TreatmentPeople = Of(QueryKind.Counts, TreatmentPeople),
        TreatmentBad = Of(QueryKind.Counts, TreatmentBad),
        ControlPeople = Of(QueryKind.Counts, ControlPeople),
        ControlBad = Of(QueryKind.Counts, ControlBad),
        TreatmentBuckets = Of(QueryKind.Latency, TreatmentBuckets),
        ControlBuckets = Of(QueryKind.Latency, ControlBuckets),
        Edge = Asking(QueryKind.Latency) ? Typed.Number(Edge) : null,
    };

    public static HookDraft Of(MonitoringHook hook)
    {
        var draft = new HookDraft
        {
            _before = hook,
            SeenVersion = hook.Version,
            Key = hook.Key.Value,
            Name = hook.Name,
            Unit = hook.Unit,
            Source = hook.Source,
            Better = hook.Better,
            Interval = SpanText.Of(hook.Interval),
        };
        draft.Take(hook.Origin, hook.Shape);
        return draft;
    }

    /// <summary>Replaces the queries by those of a template.</summary>
    public void Take(QueryTemplate template)
    {
        Asks = template.Asks;
        if (string.IsNullOrWhiteSpace(Unit)) Unit = template.Unit;
        (Value, People, Window) = (template.Value, template.People, template.Window);
        (TreatmentPeople, TreatmentBad, ControlPeople, ControlBad) = (template.TreatmentPeople, template.TreatmentBad, template.ControlPeople, template.ControlBad);
        (TreatmentBuckets, ControlBuckets, Edge) = (template.TreatmentBuckets, template.ControlBuckets, template.Edge);
    }

    private void Take(HookSource source, MetricShape shape)
    {
        switch (source)
        {
            case HookSource.Manual:
                Kind = SourceKind.Manual;
                break;
            case HookSource.Pushed:
                (Kind, PushedShape) = (SourceKind.Pushed, shape);
                break;
            case HookSource.Prometheus prometheus:
                (Kind, Server) = (SourceKind.Prometheus, prometheus.Server);
                Take(prometheus.Query);
                break;
        }
    }

    private void Take(PrometheusQuery query)
    {
        switch (query)
        {
            case PrometheusQuery.Number number:
                (Asks, Value, People, Window) = (QueryKind.Number, number.Value, number.People ?? "", SpanText.Of(number.Window));
                break;
            case PrometheusQuery.Counts counts:
                (Asks, TreatmentPeople, TreatmentBad) = (QueryKind.Counts, counts.Treatment.People, counts.Treatment.Bad);
                (ControlPeople, ControlBad) = (counts.Control?.People ?? "", counts.Control?.Bad ?? "");
                break;
            case PrometheusQuery.Latency latency:
                (Asks, TreatmentBuckets, ControlBuckets) = (QueryKind.Latency, latency.Treatment, latency.Control ?? "");
                Edge = latency.Edge.ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
        }
    }

    private IEnumerable<Error> TypedWrongly
    {
        get
        {
            if (Kind is not SourceKind.Manual && SpanText.Parse(Interval) is null) yield return Typed.NoSpan("intervalSeconds");
            if (Asking(QueryKind.Number) && Window.Trim().Length > 0 && SpanText.Parse(Window) is null) yield return Typed.NoSpan("windowSeconds");
            if (Asking(QueryKind.Latency) && Edge.Trim().Length > 0 && Typed.Number(Edge) is null) yield return Typed.NotANumber("edge");
        }
    }

    // Bad outcomes are percentages; nobody has to say so.
    private string UnitToSave => IsNew && Shape is MetricShape.Counts && string.IsNullOrWhiteSpace(Unit) ? "%" : Unit;

    private bool Asking(QueryKind kind) => Kind is SourceKind.Prometheus && Asks == kind;

    private string? Of(QueryKind kind, string text) => Asking(kind) ? text : null;

    private static int? Seconds(string span) => SpanText.Parse(span) is { } parsed ? (int)parsed.TotalSeconds : null;
}
