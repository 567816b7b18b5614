using RolloutPlanner.Application.Audit;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.History;

/// <summary>Entries as they are stored, and the names of what they speak of.</summary>
internal static class AHistory
{
    public static HistoryNames Names { get; } = new(
        new Dictionary<string, string> { ["checkout-redesign"] = "New checkout" },
        By.Everyone.ToDictionary(person => person.Id.Value, person => person.Name),
        new Dictionary<string, string> { ["london"] = "London" },
        new Dictionary<string, MonitoringHook> { ["payment-errors"] = new(AGate.Errors, 1, "Payment errors", "%", "Grafana", null, false) });

    /// <summary>What is stored of the newest event of a rollout.</summary>
    public static HistoryEntry Of(Rollout rollout) => Of(rollout.Pending[^1], rollout.State.Key.Value);

    public static HistoryEntry Of(DomainEvent what, string rollout)
    {
        var (before, after) = (what.Before is { } old ? DomainJson.WriteAny(old) : null, what.After is { } now ? DomainJson.WriteAny(now) : null);
        var details = System.Text.Json.JsonSerializer.Serialize(what, what.GetType(), DomainJson.Options);
        return new(
            7, what.At, what.By.Id.Value, what.By.Name, Channel.Screen, Guid.Empty, HistoryWriter.KindOf(what), "rollout", rollout, rollout, what.Why, before, after,
            $$"""{"before":{{before ?? "null"}},"after":{{after ?? "null"}},"details":{{details}}}""");
    }

    /// <summary>The entry as the drawer gets it.</summary>
    public static HistoryDetail Detail(Rollout rollout)
    {
        var entry = Of(rollout);
        var (before, after) = new StoredDocuments().Plans(entry);
        return new(entry, rollout.State, before, after, after is null ? null : rollout.State.DraftNumber, null, null);
    }
}
