using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// One arm of a comparison of means: how many people, their mean and their variance, in the unit of the metric and its square. Everything is
/// finite and the variance is greater than zero.
/// </summary>
public sealed record MeanSample
{
    /// <summary>Sums in doubles keep 15 to 16 digits; a variance below this part of the mean square is rounding, not spread.</summary>
    private const double Resolution = 1e-12;

    private MeanSample(long people, double mean, double variance) => (People, Mean, Variance) = (people, mean, variance);

    public long People { get; }

    public double Mean { get; }

    /// <summary>Of one person's value, not of the mean.</summary>
    public double Variance { get; }

    /// <summary>The square of the standard error of the mean.</summary>
    public double SquaredError => Variance / People;

    /// <summary>Refuses fewer than two people, what is not finite, and a variance of zero or less.</summary>
    /// <param name="path">The arm, such as "control": refusals name its field.</param>
    public static Result<MeanSample> Of(long people, double mean, double variance, string path)
    {
        if (people < 2) return StatisticsErrors.TooFew(path + ".people", 2);
        if (!double.IsFinite(mean)) return StatisticsErrors.NotFinite(path + ".mean");
        if (!double.IsFinite(variance)) return StatisticsErrors.NotFinite(path + ".variance");
        if (variance < 0) return StatisticsErrors.NegativeVariance(path + ".variance");
        return variance / people > 0 ? new MeanSample(people, mean, variance) : StatisticsErrors.NoVariance(path + ".variance");
    }

    /// <summary>From sums over people, with the unbiased variance (n - 1).</summary>
    public static Result<MeanSample> FromSums(long people, double sum, double sumOfSquares, string path)
    {
        if (people < 2) return StatisticsErrors.TooFew(path + ".people", 2);
        var spread = sumOfSquares - sum / people * sum;
        if (!double.IsFinite(spread)) return StatisticsErrors.NotFinite(path + ".sumOfSquares");
        var rounding = Resolution * Math.Abs(sumOfSquares);
        if (spread < -rounding) return StatisticsErrors.NegativeVariance(path + ".sumOfSquares");
        return spread <= rounding ? StatisticsErrors.NoVariance(path + ".sumOfSquares") : Of(people, sum / people, spread / (people - 1), path);
    }

    /// <summary>Of a proportion: p(1 - p), without n - 1. Nobody or everybody gives no variance, so it is refused; counts have tests of their own.</summary>
    public static Result<MeanSample> FromCounts(long people, long hits, string path)
    {
        if (hits < 0) return StatisticsErrors.Negative(path + ".hits");
        if (hits > people) return StatisticsErrors.MoreBadThanPeople(path + ".hits");
        var (share, rest) = ((double)hits / people, (double)(people - hits) / people);
        return Of(people, people == 0 ? 0 : share, people == 0 ? 0 : share * rest, path);
    }
}
