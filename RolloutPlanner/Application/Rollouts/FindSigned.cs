using System.Text.Json;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>
/// Finds the plan versions that ever had every signature they needed, whatever became of the signatures afterwards. The state forgets signatures when the plan
/// is edited; the history never does.
/// </summary>
public sealed class FindSigned(IHistoryQuery history)
{
    /// <summary>Their numbers, newest first.</summary>
    public async Task<ValueList<int>> RunAsync(RolloutKey rollout, CancellationToken ct)
    {
        var signed = new List<int>();
        for (var page = 1; ; page++)
        {
            var found = await history.PageAsync(new(rollout, Kind: "plan-signed-off", Page: page, PageSize: 200), ct);
            signed.AddRange(found.Entries.Select(Version).OfType<int>());
            if (page * found.PageSize >= found.Total) return [.. signed.Distinct().OrderDescending()];
        }
    }

    private static int? Version(HistoryEntry entry)
    {
        try
        {
            using var payload = JsonDocument.Parse(entry.Payload);
            return payload.RootElement.TryGetProperty("details", out var details)
                && details.TryGetProperty("enough", out var enough) && enough.ValueKind is JsonValueKind.True
                && details.TryGetProperty("planVersion", out var version) && version.TryGetInt32(out var number)
                ? number
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
