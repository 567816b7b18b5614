using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>On which side of the limit a value is fine. The limit itself is fine.</summary>
public enum LimitKind
{
    AtMost,
    AtLeast,
}

/// <summary>What a metric is held against.</summary>
public enum Reference
{
    /// <summary>The limit alone, in the unit of the metric. Of counted outcomes: the percentage of people with a bad one.</summary>
    Limit,

    /// <summary>Counted bad outcomes: how many times as frequent with the feature as without, 1 to 1000. Always at most.</summary>
    ControlRatio,

    /// <summary>Means: with the feature less without, in the unit of the metric.</summary>
    ControlDifference,

    /// <summary>Means: the same in percent of the control's mean.</summary>
    ControlPercent,
}

/// <summary>
/// One condition of a gate: the metric of <paramref name="Hook"/> stays on the right side of <paramref name="Limit"/>, in the unit of the hook.
/// </summary>
/// <param name="Id">Names the criterion inside its gate, for as long as the plan lives.</param>
/// <param name="MinimumSample">
/// People a reading must rest on, of each arm where there are two; at least 1. A reading by expert judgement has no sample and is exempt.
/// Evidence of harm that holds at every look counts from the first person.
/// </param>
/// <param name="OnFail">Counts for triggers and success criteria only.</param>
public sealed record Criterion(
    string Id,
    HookKey Hook,
    CriterionRole Role,
    LimitKind Comparison,
    decimal Limit,
    int MinimumSample,
    FailAction OnFail)
{
    /// <summary>The minimum sample of a criterion that names none.</summary>
    public const int UsualMinimumSample = 100;

    /// <summary>What a plan may ask for; <see cref="CriterionRole.Quality"/> is the application's own.</summary>
    public static ValueList<CriterionRole> Roles { get; } = [CriterionRole.RollbackTrigger, CriterionRole.SuccessCriterion, CriterionRole.Signal, CriterionRole.Observe];

    public Reference Against { get; init; } = Reference.Limit;

    /// <summary>Whether it needs people of the cohort outside the share. At 100 % there are none.</summary>
    public bool NeedsControl => Against is not Reference.Limit;

    public bool Holds(decimal value) => Comparison is LimitKind.AtMost ? value <= Limit : value >= Limit;
}
