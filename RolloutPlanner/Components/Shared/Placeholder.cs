namespace RolloutPlanner.Components.Shared;

internal static class Placeholder;
