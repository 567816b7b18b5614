using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>What people call the things that a plan refers to by key.</summary>
public sealed record PlanNames(Func<UserId, string> Person, Func<CohortKey, string> Cohort, Func<HookKey, string> Hook)
{
    /// <summary>The keys themselves, where nobody knows a better word.</summary>
    public static PlanNames Keys { get; } = new(user => user.Value, cohort => cohort.Value, hook => hook.Value);
}
