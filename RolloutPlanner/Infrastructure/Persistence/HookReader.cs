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
        return await HookStore.ReadAllAsync(db, ct);
    }

    public async Task<ValueList<string>> UsersAsync(HookKey key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RolloutUses.OfHookAsync(db, key, ct);
    }
}
