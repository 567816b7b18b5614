using MathNet.Numerics;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>Tail probabilities and their quantiles. Far tails become 0, never NaN.</summary>
internal static class Tails
{
    /// <summary>Above this many degrees Student's t differs from the normal by less than one part in 10^5 even six standard errors out.</summary>
    private const double ManyDegrees = 1e8;

    /// <summary>P(Z &gt; z) of the standard normal.</summary>
    public static double Normal(double z) => SpecialFunctions.Erfc(z / Constants.Sqrt2) / 2;

    /// <summary>z with P(Z &gt; z) = p, for p in (0, 1).</summary>
    public static double NormalQuantile(double p) => Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * p);

    /// <summary>P(T &gt; t) of Student's t.</summary>
    public static double Student(double t, double degrees)
    {
        if (degrees > ManyDegrees) return Normal(t);
        if (t == 0) return 0.5;
        var outside = SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2;
        return t > 0 ? outside : 1 - outside;
    }

    /// <summary>t with P(T &gt; t) = p, for p in (0, 1/2], by halving.</summary>
    public static double StudentQuantile(double p, double degrees)
    {
        if (degrees > ManyDegrees) return NormalQuantile(p);
        var (low, high) = (0.0, 2.0);
        while (Student(high, degrees) > p) (low, high) = (high, 2 * high);
        for (var middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2)
        {
            if (Student(middle, degrees) > p) low = middle;
            else high = middle;
        }
        return high;
    }

    /// <summary>P(X &gt; x) of chi-square, x at least 0.</summary>
    public static double ChiSquare(double x, int degrees) => x == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(degrees / 2.0, x / 2);
}
