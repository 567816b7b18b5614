using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Components.Text;

/// <summary>How one answer shows: a word, an icon with a silhouette of its own, and a colour family.</summary>
public sealed record Look(string Word, string Icon, Tone Tone);
