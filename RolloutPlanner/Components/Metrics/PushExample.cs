using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Metrics;

/// <summary>A command that sends one number of a metric, ready but for the token and the numbers.</summary>
public static class PushExample
{
    /// <param name="address">Where this workspace is reached, with a slash at the end.</param>
    /// <param name="rollout">One that needs the metric; null writes a place for its key.</param>
    public static string Curl(MonitoringHook hook, string address, RolloutKey? rollout, DateTimeOffset now)
    {
        var end = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, TimeSpan.Zero);
        return $$"""
            curl -X POST {{address}}api/v1/measurements \
              -H "Authorization: Bearer $TOKEN" \
              -H 'Content-Type: application/json' \
              -d '{"measurements":[{"rollout":"{{rollout?.Value ?? "KEY-OF-THE-ROLLOUT"}}","hook":"{{hook.Key}}",
                "windowStart":"{{Time(end.AddMinutes(-1))}}","windowEnd":"{{Time(end)}}",
                {{Numbers(hook.Shape)}}}]}'
            """;
    }

    private static string Numbers(MetricShape shape) => shape switch
    {
        MetricShape.Number => "\"value\":1.2,\"sampleSize\":850",
        MetricShape.Counts => "\"treatment\":{\"people\":850,\"bad\":4},\"control\":{\"people\":7650,\"bad\":31}",
        MetricShape.Means => "\"treatment\":{\"people\":850,\"mean\":1.42,\"variance\":0.3},\"control\":{\"people\":7650,\"mean\":1.40,\"variance\":0.28}",
        _ => throw new System.Diagnostics.UnreachableException($"No example for the shape {shape}."),
    };

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
