using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// Evidence, gathered batch by batch, on how many times as frequent a bad outcome is with the feature as without. Valid at every look, for any
/// base rate that changes from batch to batch and any share: with theta_r = w r/(w r + 1 - w) a batch multiplies the wealth of each rate r by
/// (theta_r/theta_m)^k_t ((1 - theta_r)/(1 - theta_m))^k_c, whose mean is at most 1 while p_t is at most m p_c, so the mean of all wealths passes
/// 1/alpha in at most alpha of all runs without harm (Ville's inequality; conditional Poisson comparison as in Lindon and Malek,
/// arXiv 2011.03567). The rates are 60 midpoints over a factor of 20, equally spaced in their logarithm, above m for harm and below it for no harm.
/// </summary>
public sealed record RelativeRateEvidence
{
    public const int Points = 60;
    private const double MostAllowed = 1000;
    private const double Reach = 20;
    private static readonly double[] Rises = Factors(+1);
    private static readonly double[] Falls = Factors(-1);

    private RelativeRateEvidence(EvidenceSide side, double allowed, ValueList<double> logWealth, double peak)
    {
        (Side, Allowed, LogWealth) = (side, allowed, logWealth);
        LogEvidence = LogTerms.LogMean(logWealth.AsSpan());
        LogPeak = Math.Max(peak, LogEvidence);
    }

    public EvidenceSide Side { get; }

    /// <summary>m: how many times as frequent is still allowed, 1 to 1000.</summary>
    public double Allowed { get; }

    /// <summary>The logarithm of the wealth of each rate: all that has to be kept, together with <see cref="LogPeak"/>.</summary>
    public ValueList<double> LogWealth { get; }

    /// <summary>ln E now. 0 before anything was seen; always finite.</summary>
    public double LogEvidence { get; }

    /// <summary>The greatest ln E of all looks so far, never below 0.</summary>
    public double LogPeak { get; }

    /// <summary>1/max E: a p-value that holds however often one looks.</summary>
    public double RunningP => Math.Exp(-LogPeak);

    public bool Reaches(Alpha alpha) => LogPeak >= alpha.LogThreshold;

    /// <summary>No evidence yet. Refuses an allowed rate outside 1 to 1000.</summary>
    public static Result<RelativeRateEvidence> Start(EvidenceSide side, double allowed) => Resume(side, allowed, new double[Points].ToValueList(), 0);

    /// <summary>A kept state. Refuses what cannot be one.</summary>
    public static Result<RelativeRateEvidence> Resume(EvidenceSide side, double allowed, ValueList<double> logWealth, double logPeak)
    {
        if (allowed is not (>= 1 and <= MostAllowed)) return StatisticsErrors.OutOfRange("allowed", 1, MostAllowed);
        if (logWealth.Count != Points || !logWealth.All(double.IsFinite)) return StatisticsErrors.NotAState("logWealth");
        return double.IsFinite(logPeak) && logPeak >= 0 ? new RelativeRateEvidence(side, allowed, logWealth, logPeak) : StatisticsErrors.NotAState("logPeak");
    }

    /// <summary>After one more batch. Splitting it in two of the same share leads to the same wealth.</summary>
    public RelativeRateEvidence Add(RateBatch batch)
    {
        var (rises, falls) = Side is EvidenceSide.Harm ? (Rises, Falls) : (Falls, Rises);
        var (treated, control) = (batch.TreatedShare * Allowed, batch.ControlShare);
        var wealth = LogWealth.ToArray();
        for (var i = 0; i < Points; i++)
        {
            // ln(theta_r/theta_m) and ln((1 - theta_r)/(1 - theta_m)): of opposite signs, and zero when all or none are treated, whatever rounding says.
            wealth[i] -= batch.BadTreated * LogTerms.LogOnePlus(control * falls[i] / (treated + control)) + batch.BadControl * LogTerms.LogOnePlus(treated * rises[i] / (treated + control));
        }
        return new(Side, Allowed, wealth.ToValueList(), LogPeak);
    }

    /// <summary>r/m - 1 of the rates above m, or of those below it.</summary>
    private static double[] Factors(int sign) => [.. Enumerable.Range(0, Points).Select(i => Math.Pow(Reach, sign * (i + 0.5) / Points) - 1)];
}
