using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Domain.Gates;

/// <summary>
/// Where the true value very likely lies, in the unit of the criterion's limit. It holds at every look, since it is what the test itself has not ruled
/// out: each end is off in at most alpha of all runs, however often one looks. It never rules the estimate out.
/// </summary>
/// <param name="Estimate">What was measured; null where nothing bad has happened in either arm, infinite where it happened only with the feature.</param>
/// <param name="Upper">Infinite while nothing bounds it from above.</param>
public sealed record LikelyRange(double? Estimate, double Lower, double Upper)
{
    /// <summary>The ratios that <see cref="RelativeRateEvidence"/> can be asked about, seen from either arm.</summary>
    private const double MostRatio = 1000;
    private const double LeastProportion = 1e-9;
    private const int Steps = 32;
    private static readonly double MaxLog = Math.Log(MostRatio);

    /// <summary>Null where the arms say nothing yet: an empty one, or means that cannot be compared.</summary>
    public static LikelyRange? Of(Tally tally, Criterion criterion, Alpha alpha) => tally switch
    {
        Tally.Ratio t => OfRatio(new(t.Treated, t.BadTreated), new(t.Control, t.BadControl), alpha),
        Tally.Proportion t => OfPercent(new(t.Treated, t.Bad), alpha),
        Tally.Means t when t.Likely(criterion, alpha).TryGet(out var likely) => new((likely.Lower + likely.Upper) / 2, likely.Lower, likely.Upper),
        _ => null,
    };

    /// <summary>
    /// How many times as frequent with the feature as without. All windows are taken as one: at a constant share that is the same evidence. The
    /// evidence of each rate against m only falls as m grows (and grows for the other side), so halving finds the ends.
    /// </summary>
    public static LikelyRange? OfRatio(CountedArm treatment, CountedArm control, Alpha alpha)
    {
        if (treatment.People == 0 || control.People == 0) return null;
        if (!RateBatch.Of(treatment.People, control.People, treatment.Bad, control.Bad).TryGet(out var batch)) return null;
        if (!RateBatch.Of(control.People, treatment.People, control.Bad, treatment.Bad).TryGet(out var swapped)) return null;
        var (lower, upper) = (LowerEnd(batch, swapped, alpha), -LowerEnd(swapped, batch, alpha));
        return new(Ratio(treatment, control), lower <= -MaxLog ? 0 : Math.Exp(lower), upper >= MaxLog ? double.PositiveInfinity : Math.Exp(upper));
    }

    /// <summary>Bad outcomes in percent of people with the feature.</summary>
    public static LikelyRange? OfPercent(CountedArm arm, Alpha alpha)
    {
        if (arm.People == 0 || arm.Bad < 0 || arm.Bad > arm.People) return null;
        var estimate = (double)arm.Bad / arm.People;
        var lower = estimate <= LeastProportion ? 0 : Halve(LeastProportion, estimate, limit => Evidence(limit).LogHarm >= alpha.LogThreshold);
        var upper = estimate >= 1 - LeastProportion ? 1 : Halve(1 - LeastProportion, Math.Max(estimate, LeastProportion), limit => Evidence(limit).LogNoHarm >= alpha.LogThreshold);
        return new(100 * estimate, 100 * (lower <= LeastProportion ? 0 : lower), 100 * (upper >= 1 - LeastProportion ? 1 : upper));

        ProportionEvidence Evidence(double limit) => ProportionEvidence.Resume(limit, arm.Bad, arm.People, 0, 0).Value;
    }

    private static double? Ratio(CountedArm treatment, CountedArm control) => (treatment.Bad, control.Bad) switch
    {
        (0, 0) => null,
        (_, 0) => double.PositiveInfinity,
        _ => (double)treatment.Bad / treatment.People / ((double)control.Bad / control.People),
    };

    /// <summary>The greatest ln m that is ruled out as too small. Below 1 the same is asked of the other arm: it is as many times less frequent.</summary>
    private static double LowerEnd(RateBatch batch, RateBatch swapped, Alpha alpha) => Halve(-MaxLog, MaxLog, log =>
    {
        var allowed = Math.Clamp(Math.Exp(Math.Abs(log)), 1, MostRatio);
        var evidence = log >= 0 ? RelativeRateEvidence.Start(EvidenceSide.Harm, allowed).Value.Add(batch) : RelativeRateEvidence.Start(EvidenceSide.NoHarm, allowed).Value.Add(swapped);
        return evidence.LogEvidence >= alpha.LogThreshold;
    });

    /// <summary>The border between what is ruled out and what is kept, a little on the side of what is ruled out.</summary>
    private static double Halve(double ruledOut, double kept, Func<double, bool> isRuledOut)
    {
        if (!isRuledOut(ruledOut)) return ruledOut;
        if (isRuledOut(kept)) return kept;
        for (var step = 0; step < Steps; step++)
        {
            var middle = (ruledOut + kept) / 2;
            if (isRuledOut(middle)) ruledOut = middle;
            else kept = middle;
        }
        return ruledOut;
    }
}
