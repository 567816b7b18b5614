using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>A number that a metric delivered, whether or not a rollout used it.</summary>
public sealed record HookReading(decimal Value, DateTimeOffset ObservedAt, string Source);

/// <summary>
/// Where a metric comes from. Its numbers are entered by hand, in <paramref name="Unit"/>.
/// </summary>
/// <param name="Version">Counts the changes from 1.</param>
/// <param name="LastReading">The latest number; null while the metric has never been seen to deliver.</param>
public sealed record MonitoringHook(
    HookKey Key, long Version, string Name, string Unit, string Source, HookReading? LastReading, bool IsDeleted)
{
    public bool HasDelivered => LastReading is not null;
}

public sealed record HookCreated(MonitoringHook Hook, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object After => Hook;
}

public sealed record HookChanged(MonitoringHook From, MonitoringHook To, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object Before => From;

    public override object After => To;
}

public sealed record HookDeleted(MonitoringHook Hook, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object Before => Hook;
}

/// <summary>A reading taken outside any rollout, to show that the metric can be read at all.</summary>
public sealed record HookReadingRecorded(HookKey Hook, HookReading? From, HookReading To, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override object? Before => From;

    public override object After => To;
}
