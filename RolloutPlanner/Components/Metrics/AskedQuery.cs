using System.Diagnostics;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Metrics;

/// <summary>One query of a metric and what it is for.</summary>
public sealed record AskedQuery(string Title, string Text)
{
    /// <summary>In the order in which they are asked.</summary>
    public static IReadOnlyList<AskedQuery> All(PrometheusQuery query) => query switch
    {
        PrometheusQuery.Number number => Given(("Number with the feature", number.Value), ("People it rests on", number.People)),
        PrometheusQuery.Counts counts => Given(
            ("People with the feature", counts.Treatment.People), ("Bad outcomes with the feature", counts.Treatment.Bad),
            ("People without it", counts.Control?.People), ("Bad outcomes without it", counts.Control?.Bad)),
        PrometheusQuery.Latency latency => Given(("Durations with the feature, by le", latency.Treatment), ("Durations without it, by le", latency.Control)),
        _ => throw new UnreachableException($"No words for {query}."),
    };

    /// <summary>What is made of the answers, in a sentence.</summary>
    public static string Reading(PrometheusQuery query) => query switch
    {
        PrometheusQuery.Number number => $"It looks back {Words.Duration(number.Window)}.",
        PrometheusQuery.Counts { Control: null } => "They are counters: what they grow by between two looks is counted.",
        PrometheusQuery.Counts => "They are counters: what they grow by between two looks is counted, with and without the feature.",
        PrometheusQuery.Latency latency => $"A bad outcome is one that took longer than {MetricText.Value(latency.Edge, "")}, in the unit of the histogram.",
        _ => throw new UnreachableException($"No words for {query}."),
    };

    private static IReadOnlyList<AskedQuery> Given(params (string Title, string? Text)[] queries) =>
        [.. queries.Where(query => query.Text is not null).Select(query => new AskedQuery(query.Title, query.Text!))];
}
