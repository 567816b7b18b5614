using System.Text.Json;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads the stored text of history entries with the one way in which values are written.</summary>
internal sealed class StoredDocuments : IStoredDocuments
{
    public (Plan? Before, Plan? After) Plans(HistoryEntry entry) => entry.Kind is "rollout-created" or "plan-edited" ? (Read<Plan>(entry.Before), Read<Plan>(entry.After)) : default;

    public (CohortVersion? Before, CohortVersion? After) Cohorts(HistoryEntry entry) =>
        entry.Kind is "cohort-created" or "cohort-edited" or "cohort-deleted" ? (Read<CohortVersion>(entry.Before), Read<CohortVersion>(entry.After)) : default;

    private static T? Read<T>(string? json) where T : class
    {
        if (json is null) return null;
        try
        {
            return DomainJson.Read<T>(json);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or System.Reflection.TargetInvocationException)
        {
            return null;
        }
    }
}
