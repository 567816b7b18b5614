using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Editing;

/// <summary>Between the texts of controls and the values of a document.</summary>
internal static class Texts
{
    /// <summary>An empty control is a value that is missing.</summary>
    public static string? OrNull(this string text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>One value per line, blank lines left out.</summary>
    public static ValueList<string> Lines(string text) =>
        text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToValueList();

    /// <summary>The first of "c1", "c2" … that is not taken.</summary>
    public static string FreeId(char letter, IEnumerable<string> taken)
    {
        var used = taken.ToHashSet();
        for (var number = 1; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{letter}{number}");
            if (!used.Contains(id)) return id;
        }
    }
}
