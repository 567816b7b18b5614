using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>
/// Everything that people agree to before a rollout starts. Its values are all in range; what may still be missing in a draft
/// (people, audiences, stages) is what <see cref="PlanLinter"/> asks for before review.
/// </summary>
/// <param name="TimeZone">The IANA zone of the rollout's own clock.</param>
/// <param name="SignOffsNeeded">1 to 5 leads who must sign.</param>
/// <param name="OptIn">People who have the feature from the first stage on.</param>
/// <param name="OptOut">People who never get it before the rollout completes. Stronger than <paramref name="OptIn"/>.</param>
public sealed record Plan(
    string Name,
    string Goal,
    string Risk,
    ValueList<string> Links,
    UserId? Owner,
    UserId? EngineeringLead,
    UserId? RollbackOwner,
    string TimeZone,
    int SignOffsNeeded,
    ValueList<TargetingKey> OptIn,
    ValueList<TargetingKey> OptOut,
    ValueList<Stage> Stages)
{
    public IEnumerable<CohortKey> Cohorts => Stages.Select(s => s.Audience).OfType<Audience.InCohort>().Select(a => a.Cohort).Distinct();

    /// <summary>The stage of another plan that continues the one with this number; null where none does.</summary>
    public Stage? Continued(int number, Plan other)
    {
        var pairs = StagePairs.Of(PlanDocuments.From(this).Stages, PlanDocuments.From(other).Stages);
        return Array.IndexOf(pairs, number - 1) is >= 0 and var at ? other.Stages[at] : null;
    }

    public IEnumerable<HookKey> Hooks => Stages.SelectMany(s => s.Gate.Criteria).Select(c => c.Hook).Distinct();
}
