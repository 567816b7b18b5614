using System.ComponentModel;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>What a monitoring hook is called and where its numbers come from. Which of the fields belong together is said by kind and query; others are refused.</summary>
public abstract record HookFieldsJson
{
    public string? Name { get; init; }

    public string? Unit { get; init; }

    [Description("Where the number is read, for people.")]
    public string? Source { get; init; }

    [Description("manual: people enter numbers. pushed: programs send them. prometheus: this application asks a server. Left out, it stays as it was; manual for a new hook.")]
    public string? Kind { get; init; }

    [Description("number, counts or means. Needed for pushed; for prometheus it follows from the query.")]
    public string? Shape { get; init; }

    [Description("lower or higher: which way is good.")]
    public string? Better { get; init; }

    [Description("How often it is asked for, or expected, in seconds: 1 to 86400; 60 where nothing is said.")]
    public int? IntervalSeconds { get; init; }

    [Description("Scheme, host and port of a Prometheus server, and a path where its API is not at the root, such as http://prometheus:9090. No secrets: those belong in the configuration.")]
    public string? Server { get; init; }

    [Description("number, counts or latency. Queries may name $rollout, $flag and $stage, and each answers with one series; latency with one for each bucket.")]
    public string? Query { get; init; }

    [Description("For number: the query, such as a rate.")]
    public string? Value { get; init; }

    [Description("For number: a query for how many people it rests on, where somebody knows.")]
    public string? People { get; init; }

    [Description("For number: how far the query looks back, in seconds: the range in its brackets, 300 for [5m].")]
    public int? WindowSeconds { get; init; }

    [Description("For counts: the counter of people with the feature, without rate() or increase().")]
    public string? TreatmentPeople { get; init; }

    [Description("For counts: the counter of those of them with a bad outcome.")]
    public string? TreatmentBad { get; init; }

    [Description("For counts: the counter of people of the cohort without the feature; with controlBad, or neither.")]
    public string? ControlPeople { get; init; }

    [Description("For counts: the counter of those of them with a bad outcome.")]
    public string? ControlBad { get; init; }

    [Description("For latency: the counters of the buckets by le, with the feature.")]
    public string? TreatmentBuckets { get; init; }

    [Description("For latency: the same without the feature.")]
    public string? ControlBuckets { get; init; }

    [Description("For latency: the edge of the histogram beyond which it is slow, in its unit.")]
    public decimal? Edge { get; init; }

    internal HookDocument ToDocument(string? key, long seenVersion) => new(key, Name, Unit, Source, seenVersion)
    {
        Kind = Kind,
        Shape = Shape,
        Better = Better,
        IntervalSeconds = IntervalSeconds,
        Server = Server,
        Query = Query,
        Value = Value,
        People = People,
        WindowSeconds = WindowSeconds,
        TreatmentPeople = TreatmentPeople,
        TreatmentBad = TreatmentBad,
        ControlPeople = ControlPeople,
        ControlBad = ControlBad,
        TreatmentBuckets = TreatmentBuckets,
        ControlBuckets = ControlBuckets,
        Edge = Edge,
    };
}

/// <summary>A new monitoring hook.</summary>
public sealed record NewHookJson : HookFieldsJson
{
    public string? Key { get; init; }
}

/// <summary>A monitoring hook as it becomes.</summary>
public sealed record HookEditJson : HookFieldsJson;

/// <summary>A monitoring hook: where a metric comes from, and whether it delivers.</summary>
public sealed record HookJson : HookFieldsJson
{
    public required string Key { get; init; }

    public required long Version { get; init; }

    [Description("verified: the last look brought a number. noData: never, or the last look found nothing. error: the last look failed.")]
    public required string Status { get; init; }

    public required HookReadingJson? LastReading { get; init; }

    public required HookProblemJson? Problem { get; init; }

    [Description("For how long a number counts as fresh.")]
    public required int FreshForSeconds { get; init; }

    [Description("Names what is measured and how. Numbers of two definitions never add up.")]
    public required string Definition { get; init; }

    public static HookJson From(MonitoringHook hook)
    {
        var document = HookDocument.Of(hook);
        return new()
        {
            Key = hook.Key.Value,
            Version = hook.Version,
            Name = document.Name,
            Unit = document.Unit,
            Source = document.Source,
            Status = ParseErrors.Code(hook.Status),
            LastReading = hook.LastReading is { } last ? new(last.Value, last.ObservedAt, last.Source) : null,
            Problem = hook.Problem is { } problem ? new(ParseErrors.Code(problem.Kind), problem.Detail, problem.At) : null,
            FreshForSeconds = (int)hook.FreshFor.TotalSeconds,
            Definition = hook.Definition,
            Kind = document.Kind,
            Shape = document.Shape,
            Better = document.Better,
            IntervalSeconds = document.IntervalSeconds,
            Server = document.Server,
            Query = document.Query,
            Value = document.Value,
            People = document.People,
            WindowSeconds = document.WindowSeconds,
            TreatmentPeople = document.TreatmentPeople,
            TreatmentBad = document.TreatmentBad,
            ControlPeople = document.ControlPeople,
            ControlBad = document.ControlBad,
            TreatmentBuckets = document.TreatmentBuckets,
            ControlBuckets = document.ControlBuckets,
            Edge = document.Edge,
        };
    }
}

/// <summary>The latest number of a hook.</summary>
public sealed record HookReadingJson(decimal Value, DateTimeOffset ObservedAt, string Source);

/// <summary>The last look at a hook that did not work out.</summary>
public sealed record HookProblemJson(string Kind, string Detail, DateTimeOffset At);
