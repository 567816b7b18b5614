using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>One reading of a metric, or several that lie side by side, taken together.</summary>
/// <param name="ObservedAt">Of the last one.</param>
/// <param name="Value">Of one reading as it was entered; of several their mean.</param>
/// <param name="Readings">How many they are.</param>
/// <param name="SampleSize">Of the last one; null where nobody can say.</param>
/// <param name="Author">Who entered the last one.</param>
/// <param name="Source">Where it was read.</param>
public sealed record ReadingPoint(HookKey Hook, DateTimeOffset ObservedAt, decimal Value, long Readings, int? SampleSize, UserId Author, string Source)
{
    public MeasurementOrigin Origin { get; init; } = MeasurementOrigin.Manual;

    /// <summary>People of both arms, added up; null for plain numbers.</summary>
    public ArmReading? Arms { get; init; }

    public static ReadingPoint Of(Measurement taken) => new(taken.Hook, taken.ObservedAt, taken.Value, 1, taken.SampleSize, taken.Author, taken.Source)
    {
        Origin = taken.Origin,
        Arms = taken.Arms,
    };
}
