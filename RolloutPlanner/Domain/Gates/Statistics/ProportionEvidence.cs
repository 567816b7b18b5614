using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// Evidence on a proportion against a limit p0, valid at every look: k bad ones of n, weighed by Jeffreys' prior Beta(1/2, 1/2) cut to the side above
/// the limit (harm) or below it (no harm), against the limit itself. Mixture of likelihood ratios, Robbins 1970; Howard et al., arXiv 1810.08240,
/// the beta-binomial mixture.
/// </summary>
public sealed record ProportionEvidence
{
    private ProportionEvidence(double limit, long bad, long total, double peakHarm, double peakNoHarm)
    {
        (Limit, Bad, Total) = (limit, bad, total);
        LogHarm = LogAbove(bad, total - bad, 0, 0, limit);
        LogNoHarm = LogBelow(bad, total - bad, 0, 0, limit);
        LogPeakHarm = Math.Max(peakHarm, LogHarm);
        LogPeakNoHarm = Math.Max(peakNoHarm, LogNoHarm);
    }

    /// <summary>p0, inside 1e-9 to 1 - 1e-9.</summary>
    public double Limit { get; }

    public long Bad { get; }

    public long Total { get; }

    /// <summary>ln E+ now, always finite.</summary>
    public double LogHarm { get; }

    /// <summary>ln E- now, always finite.</summary>
    public double LogNoHarm { get; }

    /// <summary>The greatest ln E+ of all looks, never below 0.</summary>
    public double LogPeakHarm { get; }

    /// <summary>The greatest ln E- of all looks, never below 0.</summary>
    public double LogPeakNoHarm { get; }

    public double LogPeak(EvidenceSide side) => side is EvidenceSide.Harm ? LogPeakHarm : LogPeakNoHarm;

    /// <summary>1/max E: a p-value that holds however often one looks.</summary>
    public double RunningP(EvidenceSide side) => Math.Exp(-LogPeak(side));

    public bool Reaches(Alpha alpha, EvidenceSide side) => LogPeak(side) >= alpha.LogThreshold;

    /// <summary>No evidence yet. Refuses a limit outside 1e-9 to 1 - 1e-9.</summary>
    public static Result<ProportionEvidence> Start(double limit) => Resume(limit, 0, 0, 0, 0);

    /// <summary>A kept state. Refuses what cannot be one.</summary>
    public static Result<ProportionEvidence> Resume(double limit, long bad, long total, double logPeakHarm, double logPeakNoHarm)
    {
        if (limit is not (>= 1e-9 and <= 1 - 1e-9)) return StatisticsErrors.OutOfRange("limit", 1e-9, 1 - 1e-9);
        if (Fault(bad, total) is { } fault) return fault;
        if (!double.IsFinite(logPeakHarm) || logPeakHarm < 0) return StatisticsErrors.NotAState("logPeakHarm");
        if (!double.IsFinite(logPeakNoHarm) || logPeakNoHarm < 0) return StatisticsErrors.NotAState("logPeakNoHarm");
        return new ProportionEvidence(limit, bad, total, logPeakHarm, logPeakNoHarm);
    }

    /// <summary>After so many more. Refuses negative counts, more bad ones than there are, and totals that leave the range of counts.</summary>
    public Result<ProportionEvidence> Add(long bad, long total)
    {
        if (Fault(bad, total) is { } fault) return fault;
        return total > long.MaxValue - Total ? StatisticsErrors.NotFinite("total") : new ProportionEvidence(Limit, Bad + bad, Total + total, LogPeakHarm, LogPeakNoHarm);
    }

    /// <summary>ln E+ of a beta prior with <paramref name="hits"/> and <paramref name="misses"/> more than Jeffreys' halves.</summary>
    internal static double LogAbove(double bad, double good, double hits, double misses, double limit)
    {
        var (sine, cosine) = (Math.Sqrt(limit), Math.Sqrt(1 - limit));
        return CutBeta.LogIntegral(bad + hits, good + misses, sine, cosine) - CutBeta.LogIntegral(hits, misses, sine, cosine);
    }

    /// <summary>ln E- of the same.</summary>
    internal static double LogBelow(double bad, double good, double hits, double misses, double limit)
    {
        var (sine, cosine) = (Math.Sqrt(limit), Math.Sqrt(1 - limit));
        return CutBeta.LogIntegral(good + misses, bad + hits, cosine, sine) - CutBeta.LogIntegral(misses, hits, cosine, sine);
    }

    private static Error? Fault(long bad, long total) =>
        bad < 0 ? StatisticsErrors.Negative("bad") : total < 0 ? StatisticsErrors.Negative("total") : bad > total ? StatisticsErrors.MoreBadThanPeople("bad") : null;
}
