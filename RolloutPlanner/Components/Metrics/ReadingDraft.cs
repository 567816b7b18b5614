using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Metrics;

/// <summary>A reading while somebody enters it, as typed.</summary>
public sealed class ReadingDraft
{
    public string Value { get; set; } = "";

    public string Source { get; set; } = "";

    /// <summary>Null for what is no number. Decimals follow a point.</summary>
    public decimal? Number => Typed.Number(Value);

    /// <summary>What cannot be sent as it was typed.</summary>
    public ValueList<Error> Problems => Number is null && !string.IsNullOrWhiteSpace(Value) ? [Typed.NotANumber("value")] : [];
}

/// <summary>Numbers as people type them.</summary>
internal static class Typed
{
    /// <summary>Null for what is no number. Decimals follow a point.</summary>
    public static decimal? Number(string text) => decimal.TryParse(
        text.Trim().Replace('\u2212', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static Error NotANumber(string path) => Error.Invalid("reading.number", "Enter a number with a dot before the decimals, such as 12.5.", path);

    public static Error NoSpan(string path) => Error.Invalid("span.typed", "Enter a whole number and a unit, such as 30s, 5m or 1h.", path);
}
