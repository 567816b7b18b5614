using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Planning;

/// <summary>How many of the imported people one stage concerns.</summary>
/// <param name="Audience">People in its cohort.</param>
/// <param name="InStage">People in its cohort and share.</param>
/// <param name="SoFar">People exposed once this stage is reached, each counted once.</param>
/// <param name="Added">People whom this stage adds to the ones before.</param>
public sealed record StageReach(int Audience, int InStage, int SoFar, int Added);

/// <summary>How many people a plan exposes, stage by stage.</summary>
/// <param name="Everyone">People in the directory.</param>
public sealed record Reach(int Everyone, DateTimeOffset ImportedAt, ValueList<StageReach> Stages);

/// <summary>What a step does to people: who gets the feature, who keeps it, who loses it.</summary>
public sealed record MoveEffect(int Gain, int Keep, int Lose)
{
    public int Before => Keep + Lose;

    public int After => Keep + Gain;
}
