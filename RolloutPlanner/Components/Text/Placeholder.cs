namespace RolloutPlanner.Components.Text;

internal static class Placeholder;
