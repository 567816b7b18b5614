using System.Diagnostics;
using RolloutPlanner.Components.Metrics;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Text;

/// <summary>The choices of the form for a metric, each with one line for who chooses.</summary>
public static class HookText
{
    public static (string Word, string Explained) Of(SourceKind kind) => kind switch
    {
        SourceKind.Manual => ("Enter by hand", "People read a dashboard and enter what they see."),
        SourceKind.Pushed => ("Programs send it", "Your own program sends numbers to the API."),
        SourceKind.Prometheus => ("Ask Prometheus", "This application asks a Prometheus server on its own."),
        _ => throw new UnreachableException($"No words for the source {kind}."),
    };

    public static (string Word, string Explained) Of(QueryKind kind) => kind switch
    {
        QueryKind.Number => ("A number", "One value with the feature, such as a percentage. It is held against a fixed limit."),
        QueryKind.Counts => ("People with a bad outcome", "Counters of people and of bad outcomes, with the feature and without. The strongest evidence."),
        QueryKind.Latency => ("How long it takes", "A histogram. A bad outcome is one that took longer than a time you name."),
        _ => throw new UnreachableException($"No words for {kind}."),
    };

    public static (string Word, string Explained) Of(MetricShape shape)
    {
        var word = SourceText.Of(shape);
        return (char.ToUpperInvariant(word[0]) + word[1..], SourceText.Explained(shape));
    }

    public static (string Word, string Explained) Of(Better better) => better switch
    {
        Better.Lower => ("Lower", "Errors, waiting times, complaints."),
        Better.Higher => ("Higher", "Orders, completed checkouts."),
        _ => throw new UnreachableException($"No words for the direction {better}."),
    };

    /// <summary>"Two running rollouts use it. Their evidence for it starts anew."</summary>
    public static string StartsAnew(int rollouts) => rollouts == 1
        ? "A running rollout uses it. Its evidence for it starts anew."
        : $"{(rollouts < Small.Length ? Small[rollouts] : Words.Number(rollouts))} running rollouts use it. Their evidence for it starts anew.";

    private static readonly string[] Small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
}
