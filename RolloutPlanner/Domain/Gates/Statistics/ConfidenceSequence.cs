using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// Intervals for a difference of means that hold at every look together, once the arms are large (asymptotic): Waudby-Smith, Arbour, Sinha,
/// Kennedy and Ramdas, arXiv 2103.06476, the Gaussian mixture and its one-sided form. With n people of both arms, standard error SE and R = 1/rho^2
/// the half width is
/// SE sqrt((n + R)/n (ln((n + R)/R) + 2 ln(1/alpha))) and, one-sided, SE sqrt(2 (n + R)/n ln(1 + sqrt((n + R)/R)/(2 alpha))).
/// </summary>
public sealed record ConfidenceSequence
{
    /// <summary>The people at which the intervals are narrowest, where a plan says nothing else.</summary>
    public const double DefaultTuning = 5000;

    private ConfidenceSequence(Alpha alpha, double tuning) => (Alpha, Tuning) = (alpha, tuning);

    public Alpha Alpha { get; }

    /// <summary>N*: at how many people of both arms the interval is about narrowest. Fixed before the first look.</summary>
    public double Tuning { get; }

    /// <summary>Refuses a tuning outside 1 to 1e12.</summary>
    public static Result<ConfidenceSequence> Of(Alpha alpha, double tuning = DefaultTuning) =>
        tuning is >= 1 and <= 1e12 ? new ConfidenceSequence(alpha, tuning) : StatisticsErrors.OutOfRange("tuning", 1, 1e12);

    public Interval For(Difference difference, Sides sides = Sides.Both)
    {
        var (n, r) = (difference.People, Mixing(sides));
        var half = difference.StandardError * Math.Sqrt((n + r) / n * sides switch
        {
            Sides.Both => Math.Log((n + r) / r) + 2 * Alpha.LogThreshold,
            Sides.Lesser or Sides.Greater => 2 * Math.Log(1 + Math.Sqrt((n + r) / r) / (2 * Alpha.Value)),
            _ => throw new UnreachableException(),
        });
        return Interval.Around(difference.Estimate, half, sides);
    }

    /// <summary>
    /// The alpha at which the interval would just touch zero, at most 1; the least over all looks so far is a valid p-value. The tuning stays that of
    /// the plan's own alpha. 1 where the estimate lies on the wrong side. Against a margin: of <see cref="Difference.Less"/>.
    /// </summary>
    public double P(Difference difference, Sides sides = Sides.Both)
    {
        var (n, r) = (difference.People, Mixing(sides));
        var z = difference.Estimate / difference.StandardError;
        var evidence = z * z / 2 * (n / (n + r));
        var growth = Math.Log((n + r) / r) / 2;
        return sides switch
        {
            Sides.Both => Math.Min(1, Math.Exp(growth - evidence)),
            Sides.Lesser when z >= 0 => 1,
            Sides.Greater when z <= 0 => 1,
            Sides.Lesser or Sides.Greater => Math.Min(1, Math.Exp(growth) / (2 * (Math.Exp(evidence) - 1))),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>R = N* / (2 ln(1/a) + ln(1 + 2 ln(1/a))), with a = alpha, and twice that for one side.</summary>
    private double Mixing(Sides sides)
    {
        var twice = 2 * (sides is Sides.Both ? Alpha.LogThreshold : Alpha.LogThreshold - Math.Log(2));
        return Tuning / (twice + Math.Log(1 + twice));
    }
}
