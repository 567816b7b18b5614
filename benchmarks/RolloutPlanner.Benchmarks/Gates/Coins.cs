namespace RolloutPlanner.Benchmarks.Gates;

/// <summary>A stream of chances that is the same wherever and whenever it runs: SplitMix64 (Steele, Lea and Flood 2014).</summary>
internal sealed class Coins(ulong seed, int run)
{
    /// <summary>Scattered, since states that lie a step apart would give the same stream, shifted.</summary>
    private ulong _state = Mixed(seed ^ Mixed((ulong)run + 1));

    /// <summary>How many of <paramref name="count"/> come true, each with this probability and by itself.</summary>
    public int Count(int count, double probability)
    {
        var below = (ulong)(probability * (1L << 53));
        var hits = 0;
        for (var i = 0; i < count; i++) hits += Next() >> 11 < below ? 1 : 0;
        return hits;
    }

    private ulong Next() => Mixed(_state += 0x9E3779B97F4A7C15);

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
