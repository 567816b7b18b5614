using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Evaluation;

/// <summary>
/// Which side of the comparison a person stands on in the stage that a rollout has reached. Only people for whom the share of that very stage decides are
/// compared, whichever way it decided; otherwise the two sides would not be alike.
/// </summary>
public enum StageArm
{
    /// <summary>In the cohort of the stage, outside its share: they do not have the feature.</summary>
    Control,

    /// <summary>In the cohort of the stage and in its share: they have the feature.</summary>
    Treatment,

    OutsideCohort,

    /// <summary>In the cohort, but without what keeps their place in the share.</summary>
    NoPlace,

    /// <summary>Named in the plan, so they have it, or never have it, whatever the share says.</summary>
    Named,

    /// <summary>A stage before gives it to them, or would for a larger share, whatever the share of this one says.</summary>
    EarlierStage,

    /// <summary>No stage serves anybody now.</summary>
    NotServed,
}

/// <summary>Finds the arm of a person.</summary>
public static class StageArms
{
    /// <summary>Whoever is treated has the feature by <see cref="ServedRollout.Evaluate"/>, whoever is control does not.</summary>
    public static StageArm Of(ServedRollout rollout, EvaluationContext context)
    {
        if (rollout is not { Status: RolloutStatus.Running or RolloutStatus.Paused, Reached: > 0 }) return StageArm.NotServed;
        var (here, trace) = (rollout.Reached - 1, rollout.Trace(context));
        var look = trace.Stages[here];
        return look switch
        {
            { InAudience: false } => StageArm.OutsideCohort,
            _ when trace.Inclusion is Inclusion.OptedIn or Inclusion.OptedOut => StageArm.Named,
            { Share.IsAll: false, Bucket: null } => StageArm.NoPlace,
            _ when Enumerable.Range(0, here).Any(earlier => DecidesBefore(rollout.Stages[earlier], trace.Stages[earlier], rollout.Stages[here])) => StageArm.EarlierStage,
            _ => look.IsIn ? StageArm.Treatment : StageArm.Control,
        };
    }

    /// <summary>
    /// A smaller share by the same place lies inside the present one, so it changes nothing. A larger one takes in people of both sides, so nobody of its
    /// cohort is compared; a share by another place takes them in without regard to the side.
    /// </summary>
    private static bool DecidesBefore(ServedStage earlier, StageLook look, ServedStage present)
    {
        if (!look.InAudience || present.Share.IsAll) return false;
        return earlier.Share.IsAll || earlier.StickyAttribute != present.StickyAttribute ? look.IsIn : earlier.Share.Parts > present.Share.Parts;
    }
}
