using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Cohorts;

/// <summary>A cohort document that is in order. Name and description are trimmed.</summary>
public sealed record ParsedCohort(CohortKey Key, string Name, string Description, CohortDefinition Definition);
