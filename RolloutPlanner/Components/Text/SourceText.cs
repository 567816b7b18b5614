using System.Diagnostics;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>Where numbers come from and whether they come, in words.</summary>
public static class SourceText
{
    /// <summary>"Prometheus, every minute", "Push API", "Entered by hand".</summary>
    public static string Of(MonitoringHook hook) => hook.Origin switch
    {
        HookSource.Manual => "Entered by hand",
        HookSource.Pushed => "Push API",
        HookSource.Prometheus => $"Prometheus, {Every(hook.Interval)}",
        _ => throw new UnreachableException($"No words for the source {hook.Origin}."),
    };

    /// <summary>"every minute", "every 30 s", "every 2 h".</summary>
    public static string Every(TimeSpan interval) => interval switch
    {
        { TotalSeconds: 1 } => "every second",
        { TotalMinutes: 1 } => "every minute",
        { TotalHours: 1 } => "every hour",
        { TotalDays: 1 } => "every day",
        _ => $"every {Words.Duration(interval)}",
    };

    public static Look Of(HookStatus status) => status switch
    {
        HookStatus.Verified => new("Verified", "check_circle", Tone.Pass),
        HookStatus.NoData => new("No data", "sensors_off", Tone.None),
        HookStatus.Error => new("Error", "warning", Tone.Err),
        _ => throw new UnreachableException($"No words for the status {status}."),
    };

    /// <summary>What the status means now: since when, and what the source said. Null while everything is well.</summary>
    public static string? Trouble(MonitoringHook hook, ReaderClock clock) => (hook.Problem, hook.LastReading) switch
    {
        (null, null) => "It has never delivered.",
        (null, _) => null,
        ({ } problem, null) => $"It has never delivered. Last tried {clock.Past(problem.At)}: {Sentence(problem.Detail)}",
        ({ } problem, { } last) => $"No number since {clock.Bare(last.ObservedAt)}. Last tried {clock.Past(problem.At)}: {Sentence(problem.Detail)}",
    };

    /// <summary>"a number", "people with a bad outcome", "a quantity per person".</summary>
    public static string Of(MetricShape shape) => shape switch
    {
        MetricShape.Number => "a number",
        MetricShape.Counts => "people with a bad outcome",
        MetricShape.Means => "a quantity per person",
        _ => throw new UnreachableException($"No words for the shape {shape}."),
    };

    public static string Of(Better better) => better switch
    {
        Better.Lower => "lower is better",
        Better.Higher => "higher is better",
        _ => throw new UnreachableException($"No words for the direction {better}."),
    };

    /// <summary>One line for who chooses.</summary>
    public static string Explained(MetricShape shape) => shape switch
    {
        MetricShape.Number => "A rate, a time or a count, with the feature only. It is held against a fixed limit.",
        MetricShape.Counts => "How many people there were and how many of them had a bad outcome, with and without the feature. The strongest evidence.",
        MetricShape.Means => "Such as seconds or orders per person: people, their average and its variance, with and without the feature.",
        _ => throw new UnreachableException($"No words for the shape {shape}."),
    };

    private static string Sentence(string said) => said.TrimEnd() is var text && text.Length > 0 && text[^1] is '.' or '!' or '?' ? text : text + ".";
}
