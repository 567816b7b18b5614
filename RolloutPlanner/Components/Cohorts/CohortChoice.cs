namespace RolloutPlanner.Components.Cohorts;

/// <summary>A cohort that a rule may include.</summary>
public sealed record CohortChoice(string Key, string Name);
