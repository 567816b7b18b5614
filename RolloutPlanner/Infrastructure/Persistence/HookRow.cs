using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>A monitoring hook as JSON, and copies of what lists filter by.</summary>
internal sealed class HookRow
{
    public required string Key { get; init; }

    public long Version { get; set; }

    public string Name { get; set; } = "";

    public bool IsDeleted { get; set; }

    public string Body { get; set; } = "";

    public MonitoringHook ToHook() => DomainJson.Read<MonitoringHook>(Body);

    public void Take(MonitoringHook hook) => (Version, Name, IsDeleted, Body) = (hook.Version, hook.Name, hook.IsDeleted, DomainJson.Write(hook));
}
