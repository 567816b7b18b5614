namespace RolloutPlanner.Components.History;

/// <summary>One value that is not what it was. Null stands for "nothing".</summary>
/// <param name="Label">Where it stands, in words: "Stage 2, gate, criterion 1, threshold".</param>
public sealed record ChangedValue(string Label, string? Before, string? After);
