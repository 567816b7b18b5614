using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Evaluation;

/// <summary>
/// All that evaluation needs to know of one rollout, and nothing else: two that are equal serve the same people. Cohorts are named at the versions
/// that were signed.
/// </summary>
/// <param name="Stage">The stage reached, counted from 1; 0 when none is.</param>
/// <param name="Version">The plan version that is served: the one that runs or ran last, before the first start the one that was signed.</param>
public sealed record PublishedRollout(FeatureFlag Flag, Salt Salt, RolloutStatus Status, int Stage, PlanVersion Version)
{
    /// <summary>Null where nothing is published: a plan that never ran and is not signed, and everything archived.</summary>
    public static PublishedRollout? Of(RolloutState state)
    {
        if (state.Status is RolloutStatus.Archived) return null;
        var version = state.Live ?? (state.Status is RolloutStatus.Approved ? state.UnderReview : null);
        return version is null ? null : new(state.Flag, state.Salt, state.Status, state.CurrentStage, version);
    }

    /// <summary>Every cohort version that its stages may ask.</summary>
    public IEnumerable<CohortPin> Pins => Version.Pins.SelectMany(stage => stage).Distinct();

    /// <summary>Whether <paramref name="other"/> differs at most in how far it is, so that what was prepared for it only has to be moved.</summary>
    public bool HasSamePlan(PublishedRollout other) => Version == other.Version && Salt == other.Salt && Flag == other.Flag;
}
