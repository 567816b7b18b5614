using System.Globalization;
using System.Text;

namespace RolloutPlanner.Infrastructure.Metrics;

/// <summary>Text of another system, fit to be shown: one line, nothing invisible, nothing that reorders, not more than a few lines' worth.</summary>
internal static class Printable
{
    public const int Most = 200;

    public static string Cut(string text, int most = Most)
    {
        var line = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            var isGap = IsGap(rune);
            if (isGap && (line.Length == 0 || line[^1] == ' ')) continue;
            if (line.Length + (isGap ? 1 : rune.Utf16SequenceLength) > most)
            {
                if (line.Length == most) line.Length -= char.IsLowSurrogate(line[^1]) ? 2 : 1;
                return line.ToString().TrimEnd() + "…";
            }
            if (isGap) line.Append(' ');
            else line.Append(rune.ToString());
        }
        return line.ToString().TrimEnd();
    }

    /// <summary>A broken character arrives as U+FFFD, which may be shown.</summary>
    private static bool IsGap(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator;
}
