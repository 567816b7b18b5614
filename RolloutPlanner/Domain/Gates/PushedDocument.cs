using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// What a program says of a metric, as it came: a number, people of one or two arms, or how it went for one person. Which of these it is follows from
/// what it carries.
/// </summary>
public sealed record PushedDocument
{
    public string? Rollout { get; init; }

    public string? Hook { get; init; }

    /// <summary>Counted from 1. What is said of another stage than the present one is not counted.</summary>
    public int? Stage { get; init; }

    public DateTimeOffset? WindowStart { get; init; }

    public DateTimeOffset? WindowEnd { get; init; }

    public decimal? Value { get; init; }

    public int? SampleSize { get; init; }

    public PushedArmDocument? Treatment { get; init; }

    public PushedArmDocument? Control { get; init; }

    /// <summary>When the person was seen.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The facts about the person, as evaluation got them.</summary>
    public EvaluationContext? Context { get; init; }

    public bool? Bad { get; init; }
}

/// <summary>The people of one arm, as they came.</summary>
public sealed record PushedArmDocument
{
    public long? People { get; init; }

    public long? Bad { get; init; }

    public decimal? Mean { get; init; }

    public decimal? Variance { get; init; }

    /// <summary>Whether it speaks of a quantity rather than of outcomes.</summary>
    public bool IsMean => Mean is not null || Variance is not null;
}
