using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Audit;

/// <summary>One entry with everything that its details are said from.</summary>
/// <param name="Rollout">The rollout as it stands now; null where the entry is about none.</param>
/// <param name="PlanBefore">The plan before it, where it is about a plan.</param>
/// <param name="PlanAfter">The plan after it.</param>
/// <param name="PlanVersion">The number of the plan version that <paramref name="PlanAfter"/> is, or is a draft of.</param>
public sealed record HistoryDetail(
    HistoryEntry Entry, RolloutState? Rollout, Plan? PlanBefore, Plan? PlanAfter, int? PlanVersion, CohortVersion? CohortBefore, CohortVersion? CohortAfter)
{
    /// <summary>The plan that is worked on or runs now, for comparing.</summary>
    public Plan? Today => Rollout is null ? null : Rollout.Phase is PlanPhase.None && Rollout.Live is { } live ? live.Plan : Rollout.Draft;
}

/// <summary>What the history page shows under one filter.</summary>
/// <param name="All">How many entries there are without the filter.</param>
/// <param name="Open">The entry that was asked for; null where none was, or where there is no such entry.</param>
/// <param name="Kinds">Every kind that occurs.</param>
public sealed record HistoryView(HistoryPage Page, int All, HistoryDetail? Open, HistoryNames Names, IReadOnlyList<string> Kinds);
