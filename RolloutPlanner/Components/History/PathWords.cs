using System.Globalization;
using System.Text.RegularExpressions;

namespace RolloutPlanner.Components.History;

/// <summary>Says where in a document a value stands: <c>plan, stages, [1], gate, minimumSoak</c> gives "Plan, stage 2, gate, minimum soak".</summary>
public static partial class PathWords
{
    public static string Of(IReadOnlyList<string> path)
    {
        var words = new List<string>();
        foreach (var part in path)
        {
            if (part[0] == '[' && words.Count > 0) words[^1] = $"{Singular(words[^1])} {int.Parse(part[1..^1], CultureInfo.InvariantCulture) + 1}";
            else words.Add(part == "$case" ? "kind" : Humps().Replace(part, " $1").ToLowerInvariant());
        }
        var text = string.Join(", ", words);
        return text.Length == 0 ? "Value" : char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Singular(string plural) => plural switch
    {
        "criteria" => "criterion",
        _ when plural.EndsWith("ies", StringComparison.Ordinal) => plural[..^3] + "y",
        _ when plural.EndsWith('s') => plural[..^1],
        _ => plural,
    };

    [GeneratedRegex("(?<!^)([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Humps();
}
