using System.Globalization;
using System.Text;

namespace RolloutPlanner.Components.Cohorts;

/// <summary>A key made from a name: "Premium from partner network" gives <c>premium-from-partner-network</c>. Empty where the name has no Latin letter to start with.</summary>
public static class KeySuggestion
{
    private const int MaxLength = 64;

    public static string From(string name)
    {
        var key = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) continue;
            var lower = char.ToLowerInvariant(c);
            if (char.IsAsciiLetterLower(lower) || (char.IsAsciiDigit(lower) && key.Length > 0)) key.Append(lower);
            else if (key.Length > 0 && key[^1] != '-') key.Append('-');
            if (key.Length == MaxLength) break;
        }
        return key.ToString().TrimEnd('-');
    }
}
