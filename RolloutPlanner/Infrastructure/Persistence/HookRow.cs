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

    /// <summary>Where the numbers come from, as JSON; null is entered by hand.</summary>
    public string? Origin { get; set; }

    public MetricShape Shape { get; set; }

    public Better Better { get; set; }

    public long IntervalSeconds { get; set; } = (long)GateTimes.Interval.TotalSeconds;

    public FailureKind? ProblemKind { get; set; }

    public string? ProblemDetail { get; set; }

    public DateTimeOffset? ProblemAt { get; set; }

    public bool IsDeleted { get; set; }

    public void Take(MonitoringHook hook)
    {
        (Version, Name, Unit, Source, IsDeleted) = (hook.Version, hook.Name, hook.Unit, hook.Source, hook.IsDeleted);
        (LastValue, LastObservedAt, LastSource) = (hook.LastReading?.Value, hook.LastReading?.ObservedAt, hook.LastReading?.Source);
        (Origin, Shape, Better) = (hook.Origin.IsManual ? null : DomainJson.Write(hook.Origin), hook.Shape, hook.Better);
        IntervalSeconds = (long)hook.Interval.TotalSeconds;
        (ProblemKind, ProblemDetail, ProblemAt) = (hook.Problem?.Kind, hook.Problem?.Detail, hook.Problem?.At);
    }

    /// <summary>Takes the latest reading and problem only.</summary>
    public void Refresh(MonitoringHook hook)
    {
        (LastValue, LastObservedAt, LastSource) = (hook.LastReading?.Value, hook.LastReading?.ObservedAt, hook.LastReading?.Source);
        (ProblemKind, ProblemDetail, ProblemAt) = (hook.Problem?.Kind, hook.Problem?.Detail, hook.Problem?.At);
    }

    public MonitoringHook ToHook() => new(
        HookKey.Parse(Key, "key").Value,
        Version,
        Name,
        Unit,
        Source,
        LastValue is { } value ? new HookReading(value, LastObservedAt!.Value, LastSource!) : null,
        IsDeleted)
    {
        Origin = Origin is null ? new HookSource.Manual() : DomainJson.Read<HookSource>(Origin),
        Shape = Shape,
        Better = Better,
        Interval = TimeSpan.FromSeconds(IntervalSeconds),
        Problem = ProblemKind is { } kind ? new HookProblem(kind, ProblemDetail!, ProblemAt!.Value) : null,
    };
}
