using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Ports;

/// <summary>The monitoring hooks of this workspace inside one transaction.</summary>
public interface IHookStore
{
    /// <summary>Deleted hooks are found too.</summary>
    Task<MonitoringHook?> FindAsync(HookKey key);

    /// <summary>As <see cref="FindAsync(HookKey)"/>, for many at once. Those that do not exist are left out.</summary>
    Task<IReadOnlyDictionary<HookKey, MonitoringHook>> FindAsync(IReadOnlyCollection<HookKey> keys);

    /// <summary>All hooks, deleted ones left out, by name.</summary>
    Task<ValueList<MonitoringHook>> AllAsync();

    /// <summary>Adds at version 1 or writes the next version, with one history entry.</summary>
    void Save(MonitoringHook hook, DomainEvent what);

    /// <summary>Writes the latest reading and problem only: no version, no history. For what comes again and again.</summary>
    void Refresh(MonitoringHook hook);
}
