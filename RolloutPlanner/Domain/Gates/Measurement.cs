using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// One number that a person entered for a metric, in the unit of its hook. Never edited: a better one is entered after it and counts instead.
/// </summary>
/// <param name="Run">The run of the stage it was taken in. It counts for no other.</param>
/// <param name="SampleSize">People or events it rests on; null is a reading by expert judgement.</param>
/// <param name="ObservedAt">When the number was true. It counts for <see cref="GateTimes.ManualMaxAge"/> from then.</param>
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
    public DateTimeOffset ExpiresAt => ObservedAt + GateTimes.ManualMaxAge;

    public bool CountsAt(DateTimeOffset time) => RecordedAt <= time;
}
