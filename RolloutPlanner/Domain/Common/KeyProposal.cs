using System.Globalization;
using System.Text;

namespace RolloutPlanner.Domain.Common;

/// <summary>Keys made out of names, so that nobody has to invent one.</summary>
public static class KeyProposal
{
    private const int Longest = 64;

    /// <summary>"Redesigned Checkout (v2)" gives "redesigned-checkout-v2". Empty where no letter can be kept.</summary>
    public static string From(string name)
    {
        var key = new StringBuilder();
        foreach (var c in Decomposed(name))
        {
            var lower = char.ToLowerInvariant(c);
            if (char.IsAsciiLetterLower(lower) || (char.IsAsciiDigit(lower) && key.Length > 0)) key.Append(lower);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && key.Length > 0 && key[^1] != '-') key.Append('-');
        }
        return Cut(key.ToString(), Longest);
    }

    /// <summary>As <see cref="From"/>, with a number behind where it is taken. A name of which too little can be kept gives <paramref name="otherwise"/>.</summary>
    public static string Free(string name, string otherwise, Func<string, bool> isTaken)
    {
        var first = From(name) is { Length: >= 2 } proposed ? proposed : otherwise;
        for (var number = 1; ; number++)
        {
            var ending = number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{number}");
            var key = Cut(first, Longest - ending.Length) + ending;
            if (!isTaken(key)) return key;
        }
    }

    private static string Cut(string key, int length) => (key.Length <= length ? key : key[..length]).TrimEnd('-');

    // Half a character has no decomposition and would throw.
    private static string Decomposed(string name) => string.Concat(name.Where(c => !char.IsSurrogate(c))).Normalize(NormalizationForm.FormD);
}
