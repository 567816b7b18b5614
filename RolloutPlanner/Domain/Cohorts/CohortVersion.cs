using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Cohorts;

/// <summary>
/// One version of a cohort, as it was saved; never changed afterwards. <see cref="Number"/> counts from 1. <see cref="Hash"/> is
/// <see cref="CohortHash"/> of key and definition, so two versions with the same hash hold the same people.
/// </summary>
public sealed record CohortVersion(
    CohortKey Key, int Number, string Name, string Description, CohortDefinition Definition, string Hash, UserId Author, DateTimeOffset At)
{
    internal static CohortVersion Of(ParsedCohort cohort, int number, UserId author, DateTimeOffset at) =>
        new(cohort.Key, number, cohort.Name, cohort.Description, cohort.Definition, CohortHash.Of(cohort.Key, cohort.Definition), author, at);
}
