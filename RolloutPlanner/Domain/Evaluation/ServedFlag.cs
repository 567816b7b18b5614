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
}
