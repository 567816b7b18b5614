using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads monitoring hooks for screens.</summary>
internal sealed class HookReader(IDbContextFactory<PlannerDbContext> contexts) : IHookReader
{
    public async Task<ValueList<MonitoringHook>> AllAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Hooks.AsNoTracking().Where(row => !row.IsDeleted).ToListAsync(ct);
        return HookStore.ByName(rows.Select(row => row.ToHook()));
    }

    public async Task<ValueList<string>> UsersAsync(HookKey key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RolloutUses.NamesAsync(db, UsedKind.Hook, key.Value, ct);
    }
}
