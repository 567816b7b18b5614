using System.Text.Json;
using RolloutPlanner.Domain.Gates.Statistics;
using static RolloutPlanner.Tests.Domain.Gates.Statistics.StatisticsVectors;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

public sealed class ConfidenceSequenceTests
{
    private static readonly Alpha Ten = Alpha.Of(0.1).Value;

    [Theory]
    [InlineData("gb-seq-rel-N1000", Sides.Both)]
    [InlineData("gb-seq-onesided-lesser-rel", Sides.Lesser)]
    public void For_PublishedComparisons_GivesTheirIntervalAndP(string id, Sides sides)
    {
        var vector = The("gbstats_frequentist_sequential", id);
        var difference = Difference.Relative(vector.GetProperty("control").Sums(), vector.GetProperty("treatment").Sums()).Value;
        var sequence = ConfidenceSequence.Of(Alpha.Of(vector.Number("alpha")).Value, vector.Number("sequential_tuning_n")).Value;

        var interval = sequence.For(difference, sides);

        var expected = vector.GetProperty("expected");
        var ends = expected.GetProperty("ci").Numbers();
        Near(expected.Number("estimate"), difference.Estimate, 5e-6);
        Near(expected.Number("std_error"), difference.StandardError, 5e-6);
        Near(ends[0], interval.Lower, 5e-6);
        Near(ends[1], interval.Upper, 5e-6);
        // Where the estimate lies on the wrong side the source searches alpha up to 0.4999 and stops there; the p-value is 1.
        Assert.Equal(1, sequence.P(difference, sides));
        Assert.True(expected.Number("p") is 1 or 0.4999);
    }

    [Fact]
    public void For_BestMixingOfTheReference_IsItsOwnMixing()
    {
        var vector = The("confidence_sequences", "cs-norm2-best-rho");
        var (v, alpha) = (vector.Number("params", "v"), vector.Number("params", "alpha"));
        var rho = vector.Number("expected");
        var difference = Of(estimate: 0, squaredError: 1, perArm: 50);

        var interval = ConfidenceSequence.Of(Alpha.Of(alpha).Value, v).Value.For(difference);

        // The boundary sqrt((v + rho)(ln((v + rho)/rho) + 2 ln(1/alpha))) of the reference, at v = n = 100 and SE = 1.
        Near(Math.Sqrt((v + rho) / v * (Math.Log((v + rho) / rho) - 2 * Math.Log(alpha))), interval.Upper, 1e-6);
    }

    [Theory]
    [InlineData("avi-01")]
    [InlineData("avi-07")]
    [InlineData("avi-10")]
    public void For_NormalMixturesOfOthers_RejectsAtTheSameSizes(string id)
    {
        var vector = The("confidence_sequences", id);
        // These three double alpha for one side, and are the same mixture with another tuning.
        var alpha = Alpha.Of(vector.Number("alpha") * 2 / vector.Number("sides")).Value;

        var rejected = vector.GetProperty("sample_size_per_arm").Numbers().Select(size =>
        {
            var difference = Of(vector.Number("estimate"), 2 * vector.Number("sigma2") / size, (long)size);
            var sequence = ConfidenceSequence.Of(alpha, TuningOf(vector, alpha, 2 * size)).Value;
            return sequence.For(difference).LiesAbove(0);
        });

        Assert.Equal(vector.GetProperty("expected_significant").Flags(), rejected);
    }

    [Fact]
    public void P_AtTheIntervalsOwnAlpha_TouchesZero()
    {
        var sequence = ConfidenceSequence.Of(Ten, 800).Value;
        foreach (var sides in Enum.GetValues<Sides>())
        {
            var half = sequence.For(Of(0, 0.04, 300), sides is Sides.Both ? Sides.Greater : sides);
            var width = sides is Sides.Both ? sequence.For(Of(0, 0.04, 300)).Upper : double.IsFinite(half.Lower) ? -half.Lower : half.Upper;

            Near(0.1, sequence.P(Of(sides is Sides.Lesser ? -width : width, 0.04, 300), sides), 1e-12);
        }
    }

    [Fact]
    public void For_HugeAndTinyNumbers_StaysFinite()
    {
        var sequence = ConfidenceSequence.Of(Alpha.Of(1e-12).Value, 1e12).Value;

        foreach (var difference in new[] { Of(1e100, 1e-200, 2), Of(-1e100, 1e200, 1_000_000_000), Of(0, 1e-300, 4_000_000_000_000_000_000) })
        {
            foreach (var sides in Enum.GetValues<Sides>())
            {
                var interval = sequence.For(difference, sides);
                Assert.False(double.IsNaN(interval.Lower) || double.IsNaN(interval.Upper));
                Assert.InRange(sequence.P(difference, sides), 0, 1);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(1e13)]
    public void Of_TuningOutsideItsRange_IsRefused(double tuning) => Assert.Equal("tuning", ConfidenceSequence.Of(Alpha.Default, tuning).Error.Path);

    private static double TuningOf(JsonElement vector, Alpha alpha, double people)
    {
        var mixing = vector.GetProperty("method").GetString() switch
        {
            "GAVI" => 2 * vector.Number("params", "phi") / Divisor(alpha),
            "mSPRT" => 4 * vector.Number("sigma2") / Math.Pow(vector.Number("estimate"), 2),
            "StatSig_SPRT" => people / Math.Pow(Tails.NormalQuantile(alpha.Value), 2),
            var other => throw new InvalidOperationException(other),
        };
        return mixing * Divisor(alpha);
    }

    private static double Divisor(Alpha alpha) => 2 * alpha.LogThreshold + Math.Log(1 + 2 * alpha.LogThreshold);

    private static Difference Of(double estimate, double squaredError, long perArm) => Difference.Absolute(
        MeanSample.Of(perArm, 0, squaredError * perArm / 2, "control").Value,
        MeanSample.Of(perArm, estimate, squaredError * perArm / 2, "treatment").Value).Value;
}
