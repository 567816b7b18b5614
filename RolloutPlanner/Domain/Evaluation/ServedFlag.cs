using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Evaluation;

/// <summary>One published flag: the rollout that decides it and what stands beside each answer.</summary>
/// <param name="PlanVersion">The plan version that is served, counted from 1.</param>
public sealed record ServedFlag(FeatureFlag Flag, int PlanVersion, ServedRollout Rollout)
{
    public FlagKey Key => Flag.Key;

    public Answer Evaluate(EvaluationContext context) => Rollout.Evaluate(context);

    /// <summary>
    /// Whether the answer is off only because nobody said who is asking: the person is in the cohort of a percentage stage that goes by the
    /// targeting key, has none, and no stage gives the feature without it.
    /// </summary>
    public bool LacksTargetingKey(EvaluationContext context)
    {
        if (context.TargetingKey is not null || Evaluate(context) is not { IsOn: false, Reason: AnswerReason.Split }) return false;
        return Rollout.Stages.Take(Rollout.Reached).Any(stage =>
            !stage.Share.IsAll && stage.StickyAttribute == AttributeName.TargetingKey && stage.Audience?.Matches(context) != false);
    }
}
