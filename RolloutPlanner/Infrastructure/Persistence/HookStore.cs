using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Monitoring hooks inside one transaction.</summary>
internal sealed class HookStore(Workspace workspace) : IHookStore
{
    private readonly PlannerDbContext _db = workspace.Db;

    public async Task<MonitoringHook?> FindAsync(HookKey key) => (await _db.Hooks.SingleOrDefaultAsync(row => row.Key == key.Value))?.ToHook();

    public Task<ValueList<MonitoringHook>> AllAsync() => ReadAllAsync(_db, default);

    public void Save(MonitoringHook hook, DomainEvent what)
    {
        var row = _db.Hooks.Local.FindEntry(hook.Key.Value)?.Entity;
        if (row is null) _db.Hooks.Add(row = new() { Key = hook.Key.Value });
        else if (_db.Entry(row).State != EntityState.Added) _db.Entry(row).Property(entry => entry.Version).OriginalValue = hook.Version - 1;
        row.Take(hook);
        workspace.Changed(new(SubjectKinds.Hook, hook.Key.Value), hook.Version, what);
    }

    public static async Task<ValueList<MonitoringHook>> ReadAllAsync(PlannerDbContext db, CancellationToken ct)
    {
        var rows = await db.Hooks.AsNoTracking().Where(row => !row.IsDeleted).OrderBy(row => row.Name).ToListAsync(ct);
        return rows.Select(row => row.ToHook()).ToValueList();
    }
}
