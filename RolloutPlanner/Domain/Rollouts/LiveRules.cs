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
        var newOptOut = plan.OptOut.Index().FirstOrDefault(entry => !live.OptOut.Contains(entry.Item), (-1, default));
        if (lostOptIns) errors.Add(RolloutErrors.TakesFeature("optIn"));
        if (newOptOut.Item1 >= 0) errors.Add(RolloutErrors.TakesFeature(string.Create(CultureInfo.InvariantCulture, $"optOut[{newOptOut.Item1}]")));
        return errors.ToValueList();
    }
}
