using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// How much of a cohort gets the feature: 0 to 100 percent in steps of 0.001 percent, held as <see cref="Parts"/> out of <see cref="Total"/>.
/// The default is 0 percent: nobody.
/// </summary>
public readonly record struct Share : IComparable<Share>
{
    /// <summary>100 percent in parts.</summary>
    public const int Total = 100_000;

    private Share(int parts) => Parts = parts;

    public static Share None => default;

    public static Share All => new(Total);

    /// <summary>0 to <see cref="Total"/>; 1 000 parts are 1 percent.</summary>
    public int Parts { get; }

    public decimal Percent => Parts / 1000m;

    public bool IsAll => Parts == Total;

    public bool IsNone => Parts == 0;

    /// <summary>Refuses what is not 0 to 100 with at most three decimals.</summary>
    public static Result<Share> Parse(decimal percent, string path)
    {
        if (decimal.Round(percent, 3) != percent) return Refusal($"{Text(percent)} has too many decimals.", path);
        return percent is >= 0 and <= 100 ? new Share((int)(percent * 1000)) : Refusal($"{Text(percent)} is outside.", path);
    }

    public static Result<Share> FromParts(int parts, string path) => parts is >= 0 and <= Total
        ? new Share(parts)
        : Error.Invalid("share.range", string.Create(CultureInfo.InvariantCulture, $"A share is 0 to {Total} parts; {parts} is outside."), path);

    /// <summary>Half-open: 0 percent admits no bucket, 100 percent every one, and a greater share admits all that a smaller one does.</summary>
    public bool Admits(Bucket bucket) => bucket.Index < Parts;

    public int CompareTo(Share other) => Parts.CompareTo(other.Parts);

    /// <summary>Such as <c>12.5%</c>.</summary>
    public override string ToString() => Text(Percent) + "%";

    private static Error Refusal(string why, string path) =>
        Error.Invalid("share.invalid", $"A share is 0 to 100 percent in steps of 0.001; {why}", path);

    private static string Text(decimal percent) => percent.ToString("0.############################", CultureInfo.InvariantCulture);
}
