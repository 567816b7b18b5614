using System.ComponentModel;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>A number that was read for a rollout.</summary>
public sealed record NewMeasurementJson
{
    [Description("The key of the monitoring hook.")]
    public string? Hook { get; init; }

    public decimal? Value { get; init; }

    [Description("People or events that it rests on; leave it out for expert judgement.")]
    public int? SampleSize { get; init; }

    [Description("When the number was true; now where nothing is said.")]
    public DateTimeOffset? ObservedAt { get; init; }

    [Description("Where the number was read.")]
    public string? Source { get; init; }
}

/// <summary>A number that was taken in.</summary>
public sealed record MeasurementJson(string Hook, int Run, decimal Value, int? SampleSize, DateTimeOffset ObservedAt, DateTimeOffset RecordedAt, string Author, string Source)
{
    public static MeasurementJson From(Measurement one) =>
        new(one.Hook.Value, one.Run, one.Value, one.SampleSize, one.ObservedAt, one.RecordedAt, one.Author.Value, one.Source);
}

/// <summary>A first or test reading, outside any rollout. It never opens a gate.</summary>
public sealed record NewReadingJson
{
    public decimal? Value { get; init; }

    public DateTimeOffset? ObservedAt { get; init; }

    public string? Source { get; init; }
}
