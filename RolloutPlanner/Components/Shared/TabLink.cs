namespace RolloutPlanner.Components.Shared;

/// <summary>One tab: a link, so that each has an address.</summary>
/// <param name="Keys">The keys that open it, such as <c>g p</c>.</param>
public sealed record TabLink(string Text, string Href, bool Current = false, string? Keys = null);
