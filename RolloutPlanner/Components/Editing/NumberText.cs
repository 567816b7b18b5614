using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Editing;

/// <summary>Numbers as they are typed. What is no number stays as it was typed and is refused at its field, instead of turning into a 0.</summary>
public static class NumberText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>Null for nothing and for nonsense. A comma is nonsense: it means a thousand to some and a decimal to others.</summary>
    public static decimal? Decimal(string text) => decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static int? Whole(string text) => int.TryParse(text, Style & ~NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Of(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    public static string Of(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>The refusal of nonsense; null where there is a number or nothing.</summary>
    public static Error? ProblemOfDecimal(string text, string path) => string.IsNullOrWhiteSpace(text) || Decimal(text) is not null
        ? null
        : Error.Invalid("number.nonsense", $"\"{Short(text)}\" is not a number. Write it like 12.5.", path);

    public static Error? ProblemOfWhole(string text, string path) => string.IsNullOrWhiteSpace(text) || Whole(text) is not null
        ? null
        : Error.Invalid("number.nonsense", $"\"{Short(text)}\" is not a whole number. Write it like 400.", path);

    private static string Short(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
