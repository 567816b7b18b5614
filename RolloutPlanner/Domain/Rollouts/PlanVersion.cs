using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>The version of a cohort that a stage uses, whatever becomes of the cohort later.</summary>
public sealed record CohortPin(CohortKey Cohort, int Version, string Hash);

/// <summary>
/// The frozen text of a plan: made when it is sent for review, never changed afterwards. What is signed is exactly <see cref="Hash"/>.
/// </summary>
/// <param name="Number">Counts the versions of the rollout from 1.</param>
/// <param name="Pins">Per stage, every cohort it needs: its own and those included in it.</param>
/// <param name="Hash">Lower-case hex SHA-256 of flag, salt, plan and pins, see <see cref="PlanText"/>.</param>
/// <param name="Acknowledged">The warnings that were accepted, each by its code and place.</param>
public sealed record PlanVersion(
    int Number,
    Plan Plan,
    ValueList<ValueList<CohortPin>> Pins,
    string Hash,
    ValueList<string> Acknowledged,
    UserId SubmittedBy,
    DateTimeOffset SubmittedAt);

/// <summary>A lead's signature under the plan with this hash.</summary>
public sealed record SignOff(UserId By, string ByName, string PlanHash, DateTimeOffset At, string Comment);
