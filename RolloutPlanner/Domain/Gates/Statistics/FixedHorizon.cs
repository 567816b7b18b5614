using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// Tests for one look at a time that the plan declared beforehand. Looking twice breaks them: at every look there are
/// <see cref="ConfidenceSequence"/> and <see cref="RelativeRateEvidence"/>.
/// </summary>
public static class FixedHorizon
{
    /// <summary>The z-test, for large arms and for proportions (unpooled).</summary>
    public static FixedHorizonResult Z(Difference difference, Alpha alpha, Sides sides = Sides.Both) =>
        Test(difference, sides, Tails.NormalQuantile(sides is Sides.Both ? alpha.Value / 2 : alpha.Value), Tails.Normal);

    /// <summary>Welch's t-test, with Welch and Satterthwaite's degrees of freedom of the absolute difference.</summary>
    public static FixedHorizonResult Welch(Difference difference, Alpha alpha, Sides sides = Sides.Both)
    {
        var degrees = Degrees(difference);
        return Test(difference, sides, Tails.StudentQuantile(sides is Sides.Both ? alpha.Value / 2 : alpha.Value, degrees), t => Tails.Student(t, degrees));
    }

    /// <summary>Wald's interval of the mean of one arm, or of its proportion.</summary>
    public static Interval Wald(MeanSample arm, Alpha alpha) => Interval.Around(arm.Mean, Math.Sqrt(arm.SquaredError) * Tails.NormalQuantile(alpha.Value / 2));

    /// <summary>
    /// Whether the treatment is at most <paramref name="margin"/> (a part of the control's mean, 0.01 is 1 %) worse: a one-sided z-test of the
    /// absolute difference against that margin. The result holds the difference, its one-sided interval, and the p-value of the margin: below alpha
    /// the treatment is not inferior.
    /// </summary>
    public static Result<FixedHorizonResult> NonInferiority(MeanSample control, MeanSample treatment, double margin, bool isMoreBetter, Alpha alpha)
    {
        if (margin is not (>= 0 and <= 1)) return StatisticsErrors.OutOfRange("margin", 0, 1);
        var sides = isMoreBetter ? Sides.Greater : Sides.Lesser;
        var allowed = margin * Math.Abs(control.Mean) * (isMoreBetter ? -1 : 1);
        var difference = Difference.Absolute(control, treatment);
        if (difference.IsError) return Result<FixedHorizonResult>.Fail(difference.Errors);
        return difference.Value.Less(allowed).Map(beyond => Z(difference.Value, alpha, sides) with { P = Z(beyond, alpha, sides).P });
    }

    private static FixedHorizonResult Test(Difference difference, Sides sides, double quantile, Func<double, double> tail)
    {
        var score = difference.Estimate / difference.StandardError;
        var p = sides switch
        {
            Sides.Both => 2 * tail(Math.Abs(score)),
            Sides.Greater => tail(score),
            Sides.Lesser => tail(-score),
            _ => throw new UnreachableException(),
        };
        return new(difference.Estimate, difference.StandardError, Interval.Around(difference.Estimate, quantile * difference.StandardError, sides), p);
    }

    private static double Degrees(Difference difference)
    {
        var (control, treatment) = (difference.Control, difference.Treatment);
        var part = treatment.SquaredError / (treatment.SquaredError + control.SquaredError);
        return 1 / (part * part / (treatment.People - 1) + (1 - part) * (1 - part) / (control.People - 1));
    }
}

/// <param name="P">Probability of a difference at least this far in the tested direction where there is none (or just the margin).</param>
public readonly record struct FixedHorizonResult(double Estimate, double StandardError, Interval Interval, double P);
