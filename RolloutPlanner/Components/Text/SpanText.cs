using System.Globalization;
using System.Text.RegularExpressions;

namespace RolloutPlanner.Components.Text;

/// <summary>Short spans of time as people type them, and as queries write them: "30s", "5m", "1h", "1d".</summary>
public static partial class SpanText
{
    private static readonly (string Unit, TimeSpan One)[] Units =
        [("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("m", TimeSpan.FromMinutes(1)), ("s", TimeSpan.FromSeconds(1))];

    /// <summary>The largest unit that leaves nothing over: "90s", "5m".</summary>
    public static string Of(TimeSpan span) =>
        Units.FirstOrDefault(unit => span >= unit.One && span.Ticks % unit.One.Ticks == 0) is { Unit: { } name } found
            ? string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / found.One.Ticks}{name}")
            : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###}s");

    /// <summary>Whole numbers with a unit, such as "5m", "5 min" or "90 s"; null for anything else and for more than a year.</summary>
    public static TimeSpan? Parse(string text)
    {
        if (Pattern().Match(text.Trim()) is not { Success: true } match || !int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;
        var one = Units.First(unit => match.Groups[2].Value.StartsWith(unit.Unit, StringComparison.OrdinalIgnoreCase)).One;
        return count <= TimeSpan.FromDays(366) / one ? count * one : null;
    }

    [GeneratedRegex(@"^(\d{1,9})\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
