using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Makes a metric of a document, or says everything that is wrong with it, each with the path of its field.</summary>
public static class HookParser
{
    public const int MaxQuery = 2_000;
    public const int MaxIntervalSeconds = 24 * 60 * 60;
    public const int MaxWindowSeconds = 30 * 24 * 60 * 60;
    private const decimal MaxEdge = 1_000_000_000_000m;

    /// <summary>
    /// The next version of the metric. Numbers of two definitions cannot be compared, so where the definition changes, the last reading and the last
    /// problem are forgotten and the metric counts as not tried.
    /// </summary>
    /// <param name="before">The metric as it stands; null for a new one.</param>
    public static Result<MonitoringHook> Parse(HookDocument document, MonitoringHook? before = null)
    {
        var errors = new ParseErrors();
        var named = new MonitoringHook(
            errors.Required<HookKey>(document.Key, "key"), (before?.Version ?? 0) + 1, errors.Text(document.Name, "name", "The name of the metric", 1, 120),
            errors.Text(document.Unit, "unit", "The unit", 0, 20), errors.Text(document.Source, "source", "Where it is read", 0, 500, lines: true), before?.LastReading, false)
        {
            Better = errors.Choice(document.Better, "better", "Which way is good", (Better?)(before?.Better ?? Better.Lower)),
            Interval = Interval(document, before, errors),
            Problem = before?.Problem,
        };
        var hook = IsBlank(document.Kind) ? AsItWas(named, document, before, errors) : Sourced(named, document, errors);
        if (errors.All is { Count: > 0 } all) return Result<MonitoringHook>.Fail(all);
        return before is null || before.Definition == hook.Definition ? hook : hook with { LastReading = null, Problem = null };
    }

    private static TimeSpan Interval(HookDocument document, MonitoringHook? before, ParseErrors errors) => document.IntervalSeconds is null
        ? before?.Interval ?? GateTimes.Interval
        : TimeSpan.FromSeconds(errors.Whole(document.IntervalSeconds, "intervalSeconds", "The interval in seconds", 1, MaxIntervalSeconds));

    private static MonitoringHook AsItWas(MonitoringHook named, HookDocument document, MonitoringHook? before, ParseErrors errors)
    {
        foreach (var (path, _) in Fields(document).Prepend(("shape", document.Shape)).Where(field => field.Given is not null))
            errors.Add("hook.kind-missing", "Say what kind of source this belongs to: manual, pushed or prometheus.", path);
        return before is null ? named : named with { Origin = before.Origin, Shape = before.Shape };
    }

    private static MonitoringHook Sourced(MonitoringHook named, HookDocument document, ParseErrors errors)
    {
        switch (Chosen<SourceKind>(document.Kind, "kind", "The kind of source", errors))
        {
            case SourceKind.Manual:
                Foreign(document, errors, "Numbers that people enter need none. Leave it out, or choose another kind of source.");
                var plain = errors.Choice(document.Shape, "shape", "What a number consists of", (MetricShape?)MetricShape.Number);
                if (plain is not MetricShape.Number) errors.Add("hook.shape", "People enter plain numbers. Both arms come from a program or from Prometheus.", "shape");
                return named;
            case SourceKind.Pushed:
                Foreign(document, errors, "Numbers that programs send need none. Leave it out, or choose another kind of source.");
                return named with { Origin = new HookSource.Pushed(), Shape = errors.Choice<MetricShape>(document.Shape, "shape", "What a number consists of") };
            case SourceKind.Prometheus:
                var asked = Query(document, errors);
                var shape = asked is PrometheusQuery.Number ? MetricShape.Number : MetricShape.Counts;
                if (errors.Choice(document.Shape, "shape", "What a number consists of", (MetricShape?)shape) != shape)
                    errors.Add("hook.shape", "Of a Prometheus source this follows from the query: a number, or counts. Leave it out.", "shape");
                return named with { Origin = new HookSource.Prometheus(ServerAddress.Read(document.Server, "server", errors), asked), Shape = shape };
            case null:
                return named;
            default:
                throw new UnreachableException();
        }
    }

    private static PrometheusQuery Query(HookDocument document, ParseErrors errors)
    {
        switch (Chosen<QueryKind>(document.Query, "query", "What is asked for", errors))
        {
            case QueryKind.Number:
                Foreign(document, errors, "This belongs to another kind of query. Leave it out.", "server", "query", "value", "people", "windowSeconds");
                var value = Text(document.Value, "value", "The query", errors);
                return new PrometheusQuery.Number(value, Optional(document.People, "people", "The query for people", errors), Window(document, value, errors));
            case QueryKind.Counts:
                Foreign(document, errors, "This belongs to another kind of query. Leave it out.", "server", "query", "treatmentPeople", "treatmentBad", "controlPeople", "controlBad");
                var treatment = new ArmQuery(
                    Counter(document.TreatmentPeople, "treatmentPeople", "The query for people with the feature", errors),
                    Counter(document.TreatmentBad, "treatmentBad", "The query for their bad outcomes", errors));
                return new PrometheusQuery.Counts(treatment, IsBlank(document.ControlPeople) && IsBlank(document.ControlBad) ? null : new(
                    Counter(document.ControlPeople, "controlPeople", "The query for people without the feature", errors),
                    Counter(document.ControlBad, "controlBad", "The query for their bad outcomes", errors)));
            case QueryKind.Latency:
                Foreign(document, errors, "This belongs to another kind of query. Leave it out.", "server", "query", "treatmentBuckets", "controlBuckets", "edge");
                return new PrometheusQuery.Latency(
                    Counter(document.TreatmentBuckets, "treatmentBuckets", "The query for the buckets with the feature", errors),
                    IsBlank(document.ControlBuckets) ? null : Counter(document.ControlBuckets, "controlBuckets", "The query for the buckets without the feature", errors),
                    Edge(document.Edge, errors));
            case null:
                return new PrometheusQuery.Number("", null, default);
            default:
                throw new UnreachableException();
        }
    }

    private static TimeSpan Window(HookDocument document, string query, ParseErrors errors)
    {
        if (document.WindowSeconds is null)
        {
            errors.Add("hook.window", "Say how far the query looks back, in seconds: the range in its brackets, 300 for [5m]. There is no silent 0.", "windowSeconds");
            return default;
        }
        var window = TimeSpan.FromSeconds(errors.Whole(document.WindowSeconds, "windowSeconds", "How far the query looks back, in seconds,", 1, MaxWindowSeconds));
        if (QueryText.LooksBack(query) is var back && back > window)
            errors.Add("hook.window-short", Say($"The query looks back {Math.Ceiling(back.TotalSeconds)} seconds, so its numbers would hold something from before the stage. Say at least that."), "windowSeconds");
        return window;
    }

    private static decimal Edge(decimal? edge, ParseErrors errors)
    {
        if (edge is null) errors.Add("hook.edge", "Say which edge of the histogram is slow, in its unit: 0.3 for 300 ms where it counts seconds.", "edge");
        else if (edge is <= 0 or > MaxEdge) errors.Add("hook.edge", "The edge is more than 0 and at most a million million.", "edge");
        return edge ?? 0;
    }

    private static string Counter(string? query, string path, string what, ParseErrors errors)
    {
        var text = Text(query, path, what, errors);
        if (QueryText.TakesGrowth(text))
            errors.Add("hook.growth", "Ask for the counters themselves. The application takes the differences; rate() and increase() do not say how many people were counted.", path);
        return text;
    }

    private static string? Optional(string? query, string path, string what, ParseErrors errors) => IsBlank(query) ? null : Text(query, path, what, errors);

    private static string Text(string? query, string path, string what, ParseErrors errors)
    {
        var text = errors.Text(query, path, what, 1, MaxQuery, lines: true);
        if (QueryText.AveragesPercentiles(text))
            errors.Add("hook.percentiles", "This is an average of percentiles, which says nothing: percentiles do not add up. Ask for the buckets of the histogram instead.", path);
        if (QueryText.NamesDashboard(text))
            errors.Add("hook.variable", "Variables of a dashboard mean nothing here. Write the time and the labels out; $rollout, $flag and $stage are known.", path);
        return text;
    }

    /// <summary>Null where the code is unknown, so that what follows from it is not complained about as well.</summary>
    private static TChoice? Chosen<TChoice>(string? code, string path, string what, ParseErrors errors) where TChoice : struct, Enum
    {
        var before = errors.All.Count;
        var choice = errors.Choice<TChoice>(code, path, what);
        return errors.All.Count == before ? choice : null;
    }

    /// <summary>Refuses every field that was given and is not among these.</summary>
    private static void Foreign(HookDocument document, ParseErrors errors, string message, params string[] own)
    {
        foreach (var (path, _) in Fields(document).Where(field => field.Given is not null && !own.Contains(field.Path))) errors.Add("hook.foreign", message, path);
    }

    /// <summary>What says where numbers come from, with the paths; null where it is left out.</summary>
    private static IEnumerable<(string Path, object? Given)> Fields(HookDocument document) =>
    [
        ("server", Given(document.Server)), ("query", Given(document.Query)), ("value", Given(document.Value)), ("people", Given(document.People)),
        ("windowSeconds", document.WindowSeconds), ("treatmentPeople", Given(document.TreatmentPeople)), ("treatmentBad", Given(document.TreatmentBad)),
        ("controlPeople", Given(document.ControlPeople)), ("controlBad", Given(document.ControlBad)), ("treatmentBuckets", Given(document.TreatmentBuckets)),
        ("controlBuckets", Given(document.ControlBuckets)), ("edge", document.Edge),
    ];

    private static string? Given(string? text) => IsBlank(text) ? null : text;

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);

    private static string Say(FormattableString sentence) => sentence.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
