namespace RolloutPlanner.Components.Shared;

/// <summary>One step of the breadcrumb. The last has no link: it is the page itself.</summary>
public sealed record Crumb(string Text, string? Href = null);
