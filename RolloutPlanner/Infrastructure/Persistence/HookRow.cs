using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>A monitoring hook. Deleted ones stay, so that their key keeps its meaning.</summary>
internal sealed class HookRow
{
    public required string Key { get; init; }

    public long Version { get; set; }

    public string Name { get; set; } = "";

    public string Unit { get; set; } = "";

    public string Source { get; set; } = "";

    public decimal? LastValue { get; set; }

    public DateTimeOffset? LastObservedAt { get; set; }

    public string? LastSource { get; set; }

    public bool IsDeleted { get; set; }

    public void Take(MonitoringHook hook)
    {
        (Version, Name, Unit, Source, IsDeleted) = (hook.Version, hook.Name, hook.Unit, hook.Source, hook.IsDeleted);
        (LastValue, LastObservedAt, LastSource) = (hook.LastReading?.Value, hook.LastReading?.ObservedAt, hook.LastReading?.Source);
    }

    public MonitoringHook ToHook() => new(
        HookKey.Parse(Key, "key").Value,
        Version,
        Name,
        Unit,
        Source,
        LastValue is { } value ? new HookReading(value, LastObservedAt!.Value, LastSource!) : null,
        IsDeleted);
}
