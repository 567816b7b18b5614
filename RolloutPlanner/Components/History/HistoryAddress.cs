using System.Globalization;

namespace RolloutPlanner.Components.History;

/// <summary>The numbers in an address of the history. An address may say anything.</summary>
public static class HistoryAddress
{
    /// <summary>1 for what is no page.</summary>
    public static int Page(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 1 and < 1_000_000 ? page : 1;

    /// <summary>Null where no entry is asked for; 0, which no entry has, for what is no number.</summary>
    public static long? Entry(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : 0;
}
