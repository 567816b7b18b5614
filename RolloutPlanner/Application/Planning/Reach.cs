using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Planning;

/// <summary>How many of the imported people one stage concerns.</summary>
/// <param name="Audience">People in its cohort.</param>
/// <param name="InStage">People in its cohort and share.</param>
/// <param name="SoFar">People exposed once this stage is reached, each counted once.</param>
/// <param name="Added">People whom this stage adds to the ones before.</param>
public sealed record StageReach(int Audience, int InStage, int SoFar, int Added);

/// <summary>How many people a plan exposes, stage by stage.</summary>
/// <param name="Everyone">People in the directory.</param>
public sealed record Reach(int Everyone, DateTimeOffset ImportedAt, ValueList<StageReach> Stages)
{
    /// <summary>People who have the feature where the plan stands like this.</summary>
    /// <param name="stage">The stage reached, counted from 1; 0 for none.</param>
    public int ExposedAt(RolloutStatus status, int stage) => status switch
    {
        RolloutStatus.Completed => Everyone,
        RolloutStatus.Running or RolloutStatus.Paused when stage > 0 => Stages[stage - 1].SoFar,
        _ => 0,
    };
}

/// <summary>What a step does to people: who gets the feature, who keeps it, who loses it.</summary>
public sealed record MoveEffect(int Gain, int Keep, int Lose)
{
    public int Before => Keep + Lose;

    public int After => Keep + Gain;
}
