using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>What a plan is checked against that it does not say itself.</summary>
/// <param name="PinsOf">The present version of a cohort and of all cohorts in it; empty when the cohort does not exist.</param>
/// <param name="HookExists">Whether a metric exists.</param>
/// <param name="HookDelivered">Whether a metric has ever delivered a number.</param>
/// <param name="Leads">The engineering leads of the workspace.</param>
/// <param name="Editors">Who worked on the plan, and so may not sign it.</param>
/// <param name="Reach">People whom the stages up to this one expose, one number per stage; null where nobody has imported people.</param>
public sealed record PlanFacts(
    Func<CohortKey, ValueList<CohortPin>> PinsOf,
    Func<HookKey, bool> HookExists,
    Func<HookKey, bool> HookDelivered,
    ValueList<UserId> Leads,
    ValueList<UserId> Editors,
    ValueList<int>? Reach)
{
    /// <summary>A metric with what it delivers; null where it does not exist, and then nothing is said of what fits it.</summary>
    public Func<HookKey, MonitoringHook?> HookOf { get; init; } = _ => null;

    /// <summary>What a metric has counted lately; null where nobody knows.</summary>
    public Func<HookKey, UsualTraffic?> TrafficOf { get; init; } = _ => null;
}
