using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One reading of a rollout's run. Never changed.</summary>
internal sealed class MeasurementRow
{
    public long Id { get; init; }

    public required string RolloutKey { get; init; }

    public required int Run { get; init; }

    public required string Hook { get; init; }

    public required decimal Value { get; init; }

    public int? SampleSize { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string Author { get; init; }

    public required string Source { get; init; }

    public static MeasurementRow Of(RolloutKey rollout, Measurement reading) => new()
    {
        RolloutKey = rollout.Value,
        Run = reading.Run,
        Hook = reading.Hook.Value,
        Value = reading.Value,
        SampleSize = reading.SampleSize,
        ObservedAt = reading.ObservedAt,
        RecordedAt = reading.RecordedAt,
        Author = reading.Author.Value,
        Source = reading.Source,
    };

    public Measurement ToReading() =>
        new(HookKey.Parse(Hook, "hook").Value, Run, Value, SampleSize, ObservedAt, RecordedAt, UserId.Parse(Author, "author").Value, Source);
}
