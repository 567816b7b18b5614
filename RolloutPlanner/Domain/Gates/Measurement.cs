using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>How a number came in.</summary>
public enum MeasurementOrigin
{
    /// <summary>A person read it. The last one decides at once.</summary>
    Manual,

    /// <summary>A program sent it.</summary>
    Pushed,

    /// <summary>This application asked for it.</summary>
    Polled,
}

/// <summary>
/// One number of a metric, in the unit of its hook. Never edited: a better one is entered after it and counts instead.
/// </summary>
/// <param name="Run">The run of the stage it was taken in. It counts for no other.</param>
/// <param name="Value">With the feature. Of counted outcomes the percentage of people with a bad one.</param>
/// <param name="SampleSize">People it rests on; null is a reading by expert judgement, or a source that does not say.</param>
/// <param name="ObservedAt">When the number was true: the end of its window.</param>
/// <param name="RecordedAt">When it was entered. It counts for nothing before that.</param>
/// <param name="Source">Where the number was read.</param>
public sealed record Measurement(
    HookKey Hook,
    int Run,
    decimal Value,
    int? SampleSize,
    DateTimeOffset ObservedAt,
    DateTimeOffset RecordedAt,
    UserId Author,
    string Source)
{
    public MeasurementOrigin Origin { get; init; } = MeasurementOrigin.Manual;

    /// <summary>How long before <see cref="ObservedAt"/> the window began; zero for a number of one moment.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>For how long after <see cref="ObservedAt"/> it counts.</summary>
    public TimeSpan FreshFor { get; init; } = GateTimes.ManualMaxAge;

    /// <summary>Both arms, where the metric counts people; null for a plain number.</summary>
    public ArmReading? Arms { get; init; }

    /// <summary>The counters that <see cref="Arms"/> are the growth of, where a source keeps counters.</summary>
    public CounterReading? Counters { get; init; }

    /// <summary>Names how the metric was defined when this was taken. Evidence of two definitions never adds up.</summary>
    public string Definition { get; init; } = "";

    /// <summary>The resolved query; empty where nobody asked.</summary>
    public string Query { get; init; } = "";

    public DateTimeOffset WindowStart => ObservedAt - Window;

    public DateTimeOffset ExpiresAt => ObservedAt + FreshFor;

    public bool CountsAt(DateTimeOffset time) => RecordedAt <= time;
}
