namespace RolloutPlanner.Components.Cohorts;

/// <summary>An attribute that people of the directory have. <paramref name="People"/> is null for one that everybody has by nature.</summary>
public sealed record AttributeChoice(string Name, int? People);
