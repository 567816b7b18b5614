using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>One stage for a cohort.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="IsReached">The rollout is in this stage or past it.</param>
public sealed record UsingStage(int Number, string Name, Share Share, AttributeName StickyAttribute, bool IsReached);

/// <summary>How a rollout uses a cohort, and what an edit of the cohort does to it.</summary>
/// <param name="Kept">The versions of the cohort that the plan in force, or the one under review, keeps whatever becomes of the cohort; empty where it keeps none.</param>
/// <param name="InDraft">The plan that is being worked on names the cohort, so it counts with the newest version.</param>
/// <param name="Stages">The stages for exactly this cohort in the plan that counts: the one in force, or else the one to come; none once nothing is left to reach.</param>
/// <param name="IsLivePlan">The stages are those of a plan in force.</param>
public sealed record RolloutUse(
    RolloutKey Key, string Name, RolloutStatus Status, Salt Salt, ValueList<int> Kept, bool InDraft, ValueList<UsingStage> Stages, bool IsLivePlan)
{
    public static RolloutUse Of(RolloutState state, CohortKey cohort)
    {
        var counting = state.IsLive ? state.Live : state.UnderReview;
        var plan = counting?.Plan ?? state.Draft;
        var over = state.Status is RolloutStatus.Completed or RolloutStatus.RolledBack or RolloutStatus.Archived;
        var stages = over ? [] : plan.Stages.Index()
            .Where(stage => stage.Item.Audience is Audience.InCohort named && named.Cohort == cohort)
            .Select(stage => new UsingStage(stage.Index + 1, stage.Item.Name, stage.Item.Share, stage.Item.StickyAttribute, state.IsLive && stage.Index < state.CurrentStage))
            .ToValueList();
        var signed = new[] { state.IsLive ? state.Live : null, state.UnderReview }.OfType<PlanVersion>();
        var kept = signed.SelectMany(version => version.Pins).SelectMany(pins => pins).Where(pin => pin.Cohort == cohort).Select(pin => pin.Version).Distinct().Order().ToValueList();
        return new(state.Key, plan.Name, state.Status, state.Salt, kept, state.Phase is PlanPhase.Draft && state.Draft.Cohorts.Contains(cohort), stages, state.IsLive);
    }

    /// <summary>The one sticky attribute of all stages for the cohort; null where there are none or several.</summary>
    public AttributeName? StickyAttribute => Stages.Select(stage => stage.StickyAttribute).Distinct().ToList() is [var only] ? only : null;
}
