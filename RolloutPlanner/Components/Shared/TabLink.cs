namespace RolloutPlanner.Components.Shared;

/// <summary>One tab: a link, so that each has an address.</summary>
public sealed record TabLink(string Text, string Href, bool Current = false);
