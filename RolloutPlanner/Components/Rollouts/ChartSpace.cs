using System.Globalization;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>What charts have in common: numbers for SVG, and room for names beside lines.</summary>
public static class ChartSpace
{
    public static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The nearest height at which a text of this height covers none of those that stand there.</summary>
    public static double Free(double y, double height, List<double> taken)
    {
        var free = y;
        for (var shift = 0; taken.Any(other => Math.Abs(other - free) < height); shift++)
            free = y + (shift % 2 == 0 ? -1 : 1) * (shift / 2 + 1) * height / 2;
        return free;
    }
}
