namespace RolloutPlanner.Components.Layout;

/// <summary>
/// Which places fit what was typed, best first. Every word must fit the title or the key: as the beginning of the whole, as the beginning of a word, somewhere inside,
/// or letter by letter in order. Nothing typed: where the person went last, then the places in their own order.
/// </summary>
public static class PaletteRanking
{
    public const int Most = 20;

    public static IReadOnlyList<PaletteItem> Best(IReadOnlyList<PaletteItem> items, string typed, IReadOnlyList<string> recent)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var ranked = words.Length == 0
            ? items.OrderBy(item => Age(recent, item.Href))
            : items.Select(item => (Item: item, Fit: Fit(item, words)))
                .Where(each => each.Fit > 0)
                .OrderByDescending(each => each.Fit).ThenBy(each => Age(recent, each.Item.Href)).ThenBy(each => each.Item.Title.Length).ThenBy(each => each.Item.Title, StringComparer.Ordinal)
                .Select(each => each.Item);
        return [.. ranked.Take(Most)];
    }

    /// <summary>0 where it does not fit. One word that begins the title is worth more than any that stands inside.</summary>
    public static int Fit(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at == 0) return text.Length == word.Length ? 1000 : 500;
        if (BeginsAWord(text, word)) return 200;
        if (at > 0) return 80;
        return word.Length > 1 && IsScattered(text, word) ? 10 : 0;
    }

    private static int Fit(PaletteItem item, string[] words)
    {
        var sum = 0;
        foreach (var word in words)
        {
            var best = Math.Max(Fit(item.Title, word), Fit(item.Key, word) * 9 / 10);
            if (best == 0) return 0;
            sum += best;
        }
        return sum;
    }

    private static int Age(IReadOnlyList<string> recent, string href)
    {
        for (var i = 0; i < recent.Count; i++) if (recent[i] == href) return i;
        return recent.Count;
    }

    private static bool BeginsAWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at > 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!char.IsLetterOrDigit(text[at - 1])) return true;
        }
        return false;
    }

    private static bool IsScattered(string text, string word)
    {
        var next = 0;
        foreach (var letter in text)
        {
            if (char.ToUpperInvariant(letter) == char.ToUpperInvariant(word[next]) && ++next == word.Length) return true;
        }
        return false;
    }
}
