using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>
/// flagd's <c>sem_ver</c> also takes a leading v, white space around, numbers, and one or two numbers for a version; none of these is a version here.
/// So before it stand: a text, that starts with a digit, ends without white space, and has two dots, the first behind at most 16 digits.
/// </summary>
internal static partial class FlagdVersion
{
    // What flagd's clients keep exactly; a longer number reads as no version to them.
    private const int MostDigits = 16;

    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    private static readonly string[] Spaces =
    [
        " ", "\t", "\n", "\v", "\f", "\r", "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
        "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF",
    ];

    /// <summary>Null when flagd can compare with it.</summary>
    public static string? Why(SemVer bound) => bound.ToString().Length > 200 || LongNumber().IsMatch(bound.ToString()) ? $"the version {bound}: its numbers are too long for flagd" : null;

    public static JsonNode Of(string name, string sign, SemVer bound) => Logic.Op("and", [.. Guards(name), Logic.Op("sem_ver", Logic.Var(name), sign, bound.ToString())]);

    public static IEnumerable<JsonNode> Guards(string name) =>
    [
        Logic.IsText(name),
        Logic.Op("or", Digits.Select(digit => Logic.Op("starts_with", Logic.Var(name), digit))),
        Logic.Not(Logic.Op("in", Logic.Op("substr", Logic.Var(name), -1), Logic.List(Spaces))),
        Logic.Op("or", Enumerable.Range(1, MostDigits).Select(at => TwoDots(name, at))),
    ];

    private static JsonNode TwoDots(string name, int at) => Logic.Op(
        "and",
        Logic.Op("starts_with", Logic.Op("substr", Logic.Var(name), at), "."),
        Logic.Op("in", ".", Logic.Op("substr", Logic.Var(name), at + 1)));

    [GeneratedRegex("[0-9]{16}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
