using MathNet.Numerics;
using RolloutPlanner.Domain.Gates.Statistics;
using static RolloutPlanner.Tests.Domain.Gates.Statistics.StatisticsVectors;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

/// <summary>
/// Published boundaries of methods that no gate uses: they check the functions that ours rest on. Howard et al., arXiv 1810.08240: with
/// b = v/(2 ln(1/a) + ln(1 + 2 ln(1/a))) the mixing of one side is that of 2 alpha.
/// </summary>
public sealed class OtherBoundariesTests
{
    private const string Section = "confidence_sequences";

    [Fact]
    public void OneSidedNormalMixture_Published_AgreesWithTheNormalTail()
    {
        var given = The(Section, "cs-norm1-logmg").GetProperty("params");
        var (s, v, rho) = (given.Number("s"), given.Number("v"), Mixing(given.Number("v_opt"), 2 * given.Number("alpha_opt")));

        var log = Math.Log(4 * rho / (v + rho)) / 2 + s * s / (2 * (v + rho)) + Math.Log(Tails.Normal(-s / Math.Sqrt(v + rho)));

        Near(The(Section, "cs-norm1-logmg").Number("expected"), log, 1e-5);
    }

    [Fact]
    public void GammaExponentialMixture_PublishedBound_IsWhereItReachesTheThreshold()
    {
        var vector = The(Section, "cs-gexp-bound");
        var given = vector.GetProperty("params");
        var (v, c) = (given.Number("v"), given.Number("c"));
        var rho = Mixing(given.Number("v_opt"), 2 * given.Number("alpha_opt"));

        var bound = Root(s => GammaExponential(s, v, c, rho) + Math.Log(given.Number("alpha")), 0, v);

        Near(vector.Number("expected"), bound, vector.Number("abs_tol"));
    }

    [Fact]
    public void TwoSidedBetaBinomialMixture_Published_IsTheMeanOfBothSidesOfTheLimit()
    {
        var vector = The(Section, "cs-bb2-logmg");
        var mixture = new BetaBinomial(vector.GetProperty("params"), Mixing(100, 0.05));
        var (sine, cosine) = (Math.Sqrt(mixture.Limit), Math.Sqrt(1 - mixture.Limit));

        var (bad, good) = mixture.Counts(10);
        var both = Sum(CutBeta.LogIntegral(bad + mixture.Hits, good + mixture.Misses, sine, cosine), CutBeta.LogIntegral(good + mixture.Misses, bad + mixture.Hits, cosine, sine));
        var prior = Sum(CutBeta.LogIntegral(mixture.Hits, mixture.Misses, sine, cosine), CutBeta.LogIntegral(mixture.Misses, mixture.Hits, cosine, sine));

        Near(vector.Number("expected"), both - prior, vector.Number("abs_tol"));
    }

    [Fact]
    public void OneSidedBetaBinomialMixture_PublishedBound_IsWhereProportionEvidenceReachesTheThreshold()
    {
        var vector = The(Section, "cs-bb1-bound");
        var mixture = new BetaBinomial(vector.GetProperty("params"), Mixing(100, 0.1));

        var bound = Root(s => ProportionEvidence.LogAbove(mixture.Counts(s).Bad, mixture.Counts(s).Good, mixture.Hits, mixture.Misses, mixture.Limit) - Math.Log(20), 0, 100);

        Near(vector.Number("expected"), bound, vector.Number("abs_tol"));
    }

    [Fact]
    public void CorrectedAlpha_Published_RejectsAtTheSameSizes()
    {
        var vector = The(Section, "avi-04");
        var quantile = Tails.NormalQuantile(vector.Number("alpha") / vector.Number("sides"));

        var rejected = vector.GetProperty("sample_size_per_arm").Numbers().Select(size =>
            vector.Number("estimate") / Math.Sqrt(2 * vector.Number("sigma2") / size) > quantile * vector.Number("params", "N") / size);

        Assert.Equal(vector.GetProperty("expected_significant").Flags(), rejected);
    }

    private static double Mixing(double v, double alpha) => v / (-2 * Math.Log(alpha) + Math.Log(1 - 2 * Math.Log(alpha)));

    private static double GammaExponential(double s, double v, double c, double rho)
    {
        var (prior, posterior, at) = (rho / (c * c), (v + rho) / (c * c), (c * s + v + rho) / (c * c));
        return prior * Math.Log(prior) - SpecialFunctions.GammaLn(prior) - Math.Log(SpecialFunctions.GammaLowerRegularized(prior, prior))
            + SpecialFunctions.GammaLn(posterior) + Math.Log(SpecialFunctions.GammaLowerRegularized(posterior, at)) - posterior * Math.Log(at) + (c * s + v) / (c * c);
    }

    private static double Root(Func<double, double> rising, double low, double high)
    {
        for (var i = 0; i < 80; i++) (low, high) = rising((low + high) / 2) < 0 ? ((low + high) / 2, high) : (low, (low + high) / 2);
        return high;
    }

    private static double Sum(double a, double b) => LogTerms.LogMean([a, b]) + Math.Log(2);

    /// <summary>The reference's sum s and variance v as counts: each bad one adds h, each good one takes g away, and g + h = 1.</summary>
    private sealed class BetaBinomial(System.Text.Json.JsonElement given, double rho)
    {
        private readonly double _g = given.Number("g");
        private readonly double _h = given.Number("h");
        private readonly double _v = given.Number("v");

        public double Limit => _g;

        public double Hits => (rho - _g * _h) / _h - 0.5;

        public double Misses => (rho - _g * _h) / _g - 0.5;

        public (double Bad, double Good) Counts(double s) => (_v / _h + s, _v / _g - s);
    }
}
