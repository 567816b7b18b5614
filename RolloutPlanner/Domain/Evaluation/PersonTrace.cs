using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Evaluation;

/// <summary>What one stage, taken alone, says of one person.</summary>
/// <param name="Bucket">Null where the share takes the whole cohort, or where the person has no sticky value and so no place in the share.</param>
public sealed record StageLook(bool InAudience, Share Share, Bucket? Bucket)
{
    public bool IsIn => InAudience && (Share.IsAll || (Bucket is { } bucket && Share.Admits(bucket)));
}

/// <summary>One person walked through all stages of a plan.</summary>
/// <param name="Stages">In the order of the plan.</param>
public sealed record PersonTrace(Inclusion Inclusion, ValueList<StageLook> Stages);
