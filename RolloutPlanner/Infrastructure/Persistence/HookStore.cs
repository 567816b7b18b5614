using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Monitoring hooks inside one transaction. What was saved in it is found in it.</summary>
internal sealed class HookStore(Workspace workspace) : IHookStore
{
    private readonly PlannerDbContext _db = workspace.Db;
    private readonly List<MonitoringHook> _saved = [];
    private readonly List<MonitoringHook> _refreshed = [];

    public async Task<MonitoringHook?> FindAsync(HookKey key) =>
        _saved.FindLast(hook => hook.Key == key) ?? (await _db.Hooks.FindAsync(key.Value))?.ToHook();

    public async Task<IReadOnlyDictionary<HookKey, MonitoringHook>> FindAsync(IReadOnlyCollection<HookKey> keys)
    {
        var names = keys.Select(key => key.Value).ToList();
        var rows = await _db.Hooks.Where(row => names.Contains(row.Key)).ToListAsync();
        return rows.Select(row => row.ToHook()).Select(stored => _saved.FindLast(hook => hook.Key == stored.Key) ?? stored)
            .Concat(_saved.AsEnumerable().Reverse().Where(hook => keys.Contains(hook.Key)))
            .DistinctBy(hook => hook.Key)
            .ToDictionary(hook => hook.Key);
    }

    public async Task<ValueList<MonitoringHook>> AllAsync()
    {
        var rows = await _db.Hooks.AsNoTracking().ToListAsync();
        return ByName(rows.Select(row => row.ToHook()).Where(stored => _saved.TrueForAll(hook => hook.Key != stored.Key)).Concat(_saved.GroupBy(hook => hook.Key).Select(hooks => hooks.Last())));
    }

    public void Save(MonitoringHook hook, DomainEvent what)
    {
        _saved.Add(hook);
        workspace.Changed(new(SubjectKinds.Hook, hook.Key.Value), hook.Version, what);
    }

    public void Refresh(MonitoringHook hook)
    {
        _refreshed.Add(hook);
        workspace.Notify(new(SubjectKinds.Hook, hook.Key.Value, hook.Version));
    }

    /// <summary>Puts what was saved into the context, or says what somebody else did meanwhile. Called once, when the work has ended well.</summary>
    public async Task<Error?> WriteAsync()
    {
        foreach (var hook in _saved)
        {
            var row = await _db.Hooks.FindAsync(hook.Key.Value);
            if (hook.Version == 1 && row is not null) return StoreErrors.HookTaken(hook.Key);
            if ((row?.Version ?? 0) != hook.Version - 1) return StoreErrors.HookChanged(hook);
            if (row is null) _db.Hooks.Add(row = new HookRow { Key = hook.Key.Value });
            row.Take(hook);
        }
        foreach (var hook in _refreshed)
        {
            if (await _db.Hooks.FindAsync(hook.Key.Value) is { IsDeleted: false } row) row.Refresh(hook);
        }
        return null;
    }

    /// <summary>Without the deleted ones.</summary>
    public static ValueList<MonitoringHook> ByName(IEnumerable<MonitoringHook> hooks) => hooks
        .Where(hook => !hook.IsDeleted)
        .OrderBy(hook => hook.Name, StringComparer.OrdinalIgnoreCase)
        .ThenBy(hook => hook.Key.Value, StringComparer.Ordinal)
        .ToValueList();
}
