using System.Globalization;
using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Application.Gates;

/// <summary>An answer about a batch as the receipt of its command keeps it, so that the same batch under the same command id gets the same answer.</summary>
internal static class TakenText
{
    public static Receipt ToReceipt(Taken taken) => new(
        string.Create(CultureInfo.InvariantCulture, $"{taken.Accepted}+{taken.Duplicates}")
        + string.Concat(taken.Ignored.Select(one => string.Create(CultureInfo.InvariantCulture, $" {one.Index}={one.Fate.Code}"))),
        0);

    public static Taken Read(Receipt receipt)
    {
        var parts = receipt.Subject.Split(' ');
        var counts = parts[0].Split('+');
        return new(Number(counts[0]), Number(counts[1]), [.. parts.Skip(1).Select(Ignored)]);
    }

    private static IgnoredItem Ignored(string text) => text.Split('=') is [var index, var code] ? new(Number(index), Fate.Of(code)) : throw new FormatException(text);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
