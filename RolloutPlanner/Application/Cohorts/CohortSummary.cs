using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>One line of the list of cohorts.</summary>
/// <param name="IsList">A list of people instead of a rule.</param>
public sealed record CohortSummary(
    CohortKey Key, string Name, string Description, int Version, bool IsList, string ChangedBy, DateTimeOffset ChangedAt, ValueList<CohortUser> UsedBy);
