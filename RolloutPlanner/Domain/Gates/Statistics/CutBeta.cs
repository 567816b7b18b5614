using MathNet.Numerics.Integration;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// A beta prior cut to one side of a limit p0, against that limit: integrals of p^(k-1/2) (1-p)^(n-k-1/2) over (p0, 1), relative to p0^k (1-p0)^(n-k).
/// The regularised incomplete beta function underflows in the tails and loses digits when n is large, so the logarithm is computed directly. With
/// p = sin^2 phi the prior is flat, the logarithm of what is integrated is concave with a curvature of at least 2n, and all of it that counts lies
/// in a window around its peak.
/// </summary>
internal static class CutBeta
{
    /// <summary>What lies further below the peak than exp(-45) changes no digit.</summary>
    private const double Depth = 45;
    private const int Panels = 32;
    private static readonly GaussLegendreRule Rule = new(-1, 1, 16);

    /// <summary>
    /// ln of the integral over phi from phi0 to pi/2 of (sin phi/sin phi0)^2x (cos phi/cos phi0)^2y, for x, y of 0 or more and phi0 inside.
    /// The other side of the limit is the same with x and y, and sine and cosine, exchanged.
    /// </summary>
    public static double LogIntegral(double x, double y, double sine, double cosine)
    {
        var length = Math.Atan2(cosine, sine);
        if (x + y == 0) return Math.Log(length);
        var peak = Math.Clamp(Math.Atan2(Math.Sqrt(x), Math.Sqrt(y)) - Math.Atan2(sine, cosine), 0, length);
        var reach = Math.Sqrt(Depth / (x + y));
        var fall = 2 * (y * sine / cosine - x * cosine / sine);
        if (peak == 0 && fall > 0) reach = Math.Min(reach, Depth / fall);
        var (from, to) = (Math.Max(0, peak - reach), Math.Min(length, peak + reach));
        var half = (to - from) / Panels / 2;
        var logs = new double[Panels * Rule.Order];
        for (var panel = 0; panel < Panels; panel++)
        {
            var middle = from + (2 * panel + 1) * half;
            for (var node = 0; node < Rule.Order; node++)
            {
                logs[panel * Rule.Order + node] = Power(x, y, sine, cosine, length, middle + half * Rule.GetAbscissa(node)) + Math.Log(Rule.GetWeight(node));
            }
        }
        return LogTerms.LogMean(logs) + Math.Log(logs.Length * half);
    }

    /// <summary>The logarithm of what is integrated, <paramref name="beyond"/> the limit's angle. From differences, so that it is exact near the limit.</summary>
    private static double Power(double x, double y, double sine, double cosine, double length, double beyond)
    {
        var (sin, half) = (Math.Sin(beyond), Math.Sin(beyond / 2));
        var shorter = 2 * half * half;
        var rise = x == 0 ? 0 : LogTerms.LogOnePlus(cosine / sine * sin - shorter);
        var change = -sine / cosine * sin - shorter;
        var drop = y == 0 ? 0 : change > -0.5 ? LogTerms.LogOnePlus(change) : Math.Log(Math.Sin(length - beyond) / cosine);
        return 2 * (x * rise + y * drop);
    }
}
