namespace RolloutPlanner.Components.Editing;

/// <summary>The words of a button that takes back a change of the list of stages.</summary>
/// <param name="Label">The same with the names that the button stands beside.</param>
public sealed record StageUndo(string Text, string Label);
