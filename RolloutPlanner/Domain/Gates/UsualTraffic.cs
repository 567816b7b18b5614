namespace RolloutPlanner.Domain.Gates;

/// <summary>What a metric has counted lately.</summary>
/// <param name="PeoplePerHour">New people of the cohort an hour, with the feature and without.</param>
/// <param name="BadRate">Bad outcomes per person without the feature; null where none are counted.</param>
public sealed record UsualTraffic(double PeoplePerHour, double? BadRate);
