using System.Globalization;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>The steady position of a person within one rollout: <see cref="Index"/> 0 to 99 999. A share admits the buckets below its parts.</summary>
public readonly record struct Bucket
{
    private Bucket(int index) => Index = index;

    public int Index { get; }

    /// <summary>For showing only: 17 420 is 17.42. The feature is there as soon as the share is above this.</summary>
    public decimal Percent => Index / 1000m;

    /// <summary>Throws outside 0 to 99 999.</summary>
    public static Bucket At(int index) => index is >= 0 and < Share.Total ? new(index) : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Spreads the 2^32 hashes evenly: <c>hash * 100 000 / 2^32</c>, rounded down.</summary>
    public static Bucket FromHash(uint hash) => new((int)(((ulong)hash * Share.Total) >> 32));

    public override string ToString() => Percent.ToString("0.###", CultureInfo.InvariantCulture);
}
