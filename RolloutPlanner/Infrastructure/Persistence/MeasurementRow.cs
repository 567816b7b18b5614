using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>One reading. <see cref="Seq"/> counts the readings of a run in the order they were entered.</summary>
internal sealed class MeasurementRow : IAppendOnlyRow
{
    public required string RolloutKey { get; init; }

    public required int Run { get; init; }

    public required int Seq { get; init; }

    public required string Hook { get; init; }

    public required decimal Value { get; init; }

    public int? SampleSize { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string Author { get; init; }

    public required string Source { get; init; }

    public static MeasurementRow Of(RolloutKey rollout, int seq, Measurement measurement) => new()
    {
        RolloutKey = rollout.Value,
        Run = measurement.Run,
        Seq = seq,
        Hook = measurement.Hook.Value,
        Value = measurement.Value,
        SampleSize = measurement.SampleSize,
        ObservedAt = measurement.ObservedAt,
        RecordedAt = measurement.RecordedAt,
        Author = measurement.Author.Value,
        Source = measurement.Source,
    };

    public Measurement ToMeasurement() => new(
        HookKey.Parse(Hook, "hook").Value, Run, Value, SampleSize, ObservedAt, RecordedAt, UserId.Parse(Author, "author").Value, Source);
}
