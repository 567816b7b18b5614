using MathNet.Numerics;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>Logarithms that stay exact where the plain formula loses its digits or leaves the range of doubles.</summary>
internal static class LogTerms
{
    /// <summary>From here on the series of <see cref="StirlingRest"/> is exact to the last digit.</summary>
    private const double Large = 20;

    /// <summary>ln(1 + x), exact for small x too (Kahan; the runtime's LogP1 adds before it takes the logarithm). Negative infinity at -1.</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>ln of the mean of exp(logs), which may all be far outside the range of doubles. Finite when one of them is.</summary>
    public static double LogMean(ReadOnlySpan<double> logs)
    {
        var most = double.NegativeInfinity;
        foreach (var log in logs) most = Math.Max(most, log);
        if (double.IsInfinity(most)) return most;
        var sum = 0.0;
        foreach (var log in logs) sum += Math.Exp(log - most);
        return most + Math.Log(sum / logs.Length);
    }

    /// <summary>y ln(y/m) - (y - m), never negative: how far a count y lies from its mean m. Exact when both are huge and close (Loader 2000).</summary>
    public static double Deviance(double y, double m)
    {
        if (y == 0) return m;
        var t = (y - m) / m;
        if (Math.Abs(t) >= 0.02) return Math.Max(0, y * Math.Log(y / m) - (y - m));
        var (sum, power) = (0.0, t * t);
        for (var k = 2; k <= 12; k++, power *= -t) sum += power / (k * (k - 1));
        return m * sum;
    }

    /// <summary>ln Gamma(y) - ((y - 1/2) ln y - y + ln(2 pi)/2) for y above 0: the part of Stirling's formula that does not grow.</summary>
    public static double StirlingRest(double y)
    {
        if (y < Large) return SpecialFunctions.GammaLn(y) - ((y - 0.5) * Math.Log(y) - y + Constants.LogSqrt2Pi);
        var square = y * y;
        return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / 1188.0 / square) / square) / square) / square) / y;
    }
}
