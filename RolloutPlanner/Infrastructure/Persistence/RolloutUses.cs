using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// Which cohorts and metrics a rollout needs: those of its draft, of the plan that runs or ran last, and of the one under review, pinned ones
/// included. An archived rollout needs nothing.
/// </summary>
internal static class RolloutUses
{
    public static HashSet<(UsedKind Kind, string Key)> Of(RolloutState state)
    {
        if (state.Status is RolloutStatus.Archived) return [];
        PlanVersion[] versions = [.. new[] { state.Live, state.UnderReview }.OfType<PlanVersion>()];
        Plan[] plans = [state.Draft, .. versions.Select(version => version.Plan)];
        var cohorts = plans.SelectMany(plan => plan.Cohorts).Concat(versions.SelectMany(version => version.Pins).SelectMany(pins => pins).Select(pin => pin.Cohort));
        var hooks = plans.SelectMany(plan => plan.Hooks);
        return [.. cohorts.Select(key => (UsedKind.Cohort, key.Value)), .. hooks.Select(key => (UsedKind.Hook, key.Value))];
    }

    public static async Task RewriteAsync(PlannerDbContext db, RolloutState state)
    {
        var needed = Of(state);
        var stored = await db.RolloutUses.Where(row => row.RolloutKey == state.Key.Value).ToListAsync();
        foreach (var row in stored)
        {
            if (!needed.Remove((row.Kind, row.Key))) db.RolloutUses.Remove(row);
        }
        db.RolloutUses.AddRange(needed.Select(use => new RolloutUseRow { RolloutKey = state.Key.Value, Kind = use.Kind, Key = use.Key }));
    }

    /// <summary>Names of the rollouts that need it, in order of name.</summary>
    public static async Task<ValueList<string>> NamesAsync(PlannerDbContext db, UsedKind kind, string key, CancellationToken ct = default)
    {
        var names = await (
            from use in db.RolloutUses
            join rollout in db.Rollouts on use.RolloutKey equals rollout.Key
            where use.Kind == kind && use.Key == key
            orderby rollout.SearchText
            select rollout.Name).ToListAsync(ct);
        return names.ToValueList();
    }
}
