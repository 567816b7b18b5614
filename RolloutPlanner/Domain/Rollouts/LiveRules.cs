using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>What a next plan version may not touch while the rollout is live: stages that were reached, and people who have the feature.</summary>
internal static class LiveRules
{
    public static ValueList<Error> Check(RolloutState state, Plan plan)
    {
        if (!state.IsLive) return [];
        var live = state.Live!.Plan;
        var errors = Enumerable.Range(0, state.CurrentStage)
            .Where(i => i >= plan.Stages.Count || plan.Stages[i] != live.Stages[i])
            .Select(RolloutErrors.ReachedStageChanged)
            .ToList();
        var lostOptIns = live.OptIn.Except(plan.OptIn).Any();
        var known = live.OptOut.ToHashSet();
        var newOptOut = plan.OptOut.Index().FirstOrDefault(entry => !known.Contains(entry.Item), (-1, default));
        if (lostOptIns) errors.Add(RolloutErrors.TakesFeature("optIn"));
        if (newOptOut.Item1 >= 0) errors.Add(RolloutErrors.TakesFeature(string.Create(CultureInfo.InvariantCulture, $"optOut[{newOptOut.Item1}]")));
        return errors.ToValueList();
    }

    /// <summary>A signed version that would put a reached stage on other cohort versions: the stage was reached after the version was frozen.</summary>
    public static ValueList<Error> CheckPins(RolloutState state, PlanVersion next) => Enumerable.Range(0, Math.Min(state.CurrentStage, next.Pins.Count))
        .Where(i => !next.Pins[i].Equals(state.Live!.Pins[i]))
        .Select(RolloutErrors.ReachedStageChanged)
        .ToValueList();
}
