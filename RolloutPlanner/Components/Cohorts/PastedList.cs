using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Components.Cohorts;

/// <summary>Reads a pasted list: one value a line, blanks around it dropped, empty lines skipped.</summary>
public static class PastedList
{
    private const int MostShown = RuleParser.MaxValueLength;
    private static readonly char[] Lines = ['\n', '\r'];
    private static readonly char[] LinesAndCommas = ['\n', '\r', ',', ';', ' ', '\t'];

    /// <param name="commas">Whether commas, semicolons and blanks part values too. Only where no value can hold one.</param>
    public static IReadOnlyList<string> Read(string? text, bool commas) =>
        (text ?? "").Split(commas ? LinesAndCommas : Lines, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Null when each value is of a length that a page can show, otherwise the sentence that refuses them. A value that is only a little too long is shown and marked.</summary>
    public static string? TooLong(IEnumerable<string> added) => added.FirstOrDefault(value => value.Length > MostShown) is { } value
        ? $"One of these values has {Words.Number(value.Length)} characters; at most {Words.Number(MostShown)} fit. Nothing was added."
        : null;

    /// <summary>Null when so many more fit, otherwise the sentence that refuses them.</summary>
    public static string? TooMany(int present, int added, int most, string what) => (long)present + added <= most
        ? null
        : present == 0
            ? $"A list holds at most {Words.Number(most)} {what}; this one has {Words.Number(added)}. Nothing was added."
            : $"A list holds at most {Words.Number(most)} {what}; there are {Words.Number(present)} and these are {Words.Number(added)} more. Nothing was added.";
}
