using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>On which side of the limit a value is fine. The limit itself is fine.</summary>
public enum LimitKind
{
    AtMost,
    AtLeast,
}

/// <summary>
/// One condition of a gate: the metric of <paramref name="Hook"/> stays on the right side of <paramref name="Limit"/>, in the unit of the hook.
/// </summary>
/// <param name="Id">Names the criterion inside its gate, for as long as the plan lives.</param>
/// <param name="MinimumSample">People or events a reading must rest on; at least 1. A reading by expert judgement has no sample and is exempt.</param>
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

    public bool Holds(decimal value) => Comparison is LimitKind.AtMost ? value <= Limit : value >= Limit;
}
