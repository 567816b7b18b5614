using RolloutPlanner.Domain.Gates.Statistics;
using static RolloutPlanner.Tests.Domain.Gates.Statistics.StatisticsVectors;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

public sealed class MeanSampleTests
{
    [Theory]
    [InlineData(1, 5, 25, "statistics.too-few", "control.people")]
    [InlineData(10, 50, 250, "statistics.no-variance", "control.sumOfSquares")]
    [InlineData(10, 50, 249, "statistics.negative-variance", "control.sumOfSquares")]
    [InlineData(10, double.NaN, 249, "statistics.not-finite", "control.sumOfSquares")]
    [InlineData(10, 50, double.PositiveInfinity, "statistics.not-finite", "control.sumOfSquares")]
    [InlineData(1_000_000_000, 1e15, 1e21, "statistics.no-variance", "control.sumOfSquares")]
    public void FromSums_WithoutAKnownSpread_IsRefused(long people, double sum, double squares, string code, string path)
    {
        var error = MeanSample.FromSums(people, sum, squares, "control").Error;

        Assert.Equal((code, path), (error.Code, error.Path));
    }

    [Theory]
    [InlineData(10, 0, "statistics.no-variance")]
    [InlineData(10, 10, "statistics.no-variance")]
    [InlineData(10, 11, "statistics.more-bad-than-people")]
    [InlineData(10, -1, "statistics.negative")]
    [InlineData(0, 0, "statistics.too-few")]
    public void FromCounts_WithoutAKnownSpread_IsRefused(long people, long hits, string code) =>
        Assert.Equal(code, MeanSample.FromCounts(people, hits, "control").Error.Code);

    [Fact]
    public void Of_QuantileWhoseBoundsCollapsed_HasNoVariance()
    {
        var vector = The("gbstats_frequentist_sequential", "gb-quantile-collapsed-large");
        var spread = (vector.Number("upper") - vector.Number("lower")) / 2;

        var sample = MeanSample.Of((long)vector.Number("n"), vector.Number("lower"), spread * spread, "control");

        Assert.True(vector.GetProperty("expected").GetProperty("zero_variance").GetBoolean());
        Assert.Equal(StatisticsErrors.NoVariance("control.variance"), sample.Error);
    }

    [Theory]
    [InlineData("gb-diff-2")]
    [InlineData("gb-diff-6")]
    public void Difference_PublishedMeans_IsTheirs(string id)
    {
        var vector = The("gbstats_frequentist_sequential", id);
        var (control, treatment) = (With(vector.Number("control_mean")), With(vector.Number("treatment_mean")));

        var difference = vector.GetProperty("difference").GetString() is "relative" ? Difference.Relative(control, treatment) : Difference.Absolute(control, treatment);

        Assert.Equal(vector.Number("expected"), difference.Value.Estimate);
    }

    [Fact]
    public void Relative_ControlOfZero_IsRefused() => Assert.Equal(StatisticsErrors.ZeroControl, Difference.Relative(With(0), With(1)).Error);

    [Fact]
    public void Relative_TooSmallOrLargeToCompute_IsRefused()
    {
        Assert.Equal("statistics.not-finite", Difference.Relative(With(1e-300), With(1e300)).Error.Code);
        Assert.Equal("statistics.not-finite", Difference.Absolute(With(1), With(2)).Value.Less(double.NaN).Error.Code);
    }

    private static MeanSample With(double mean) => MeanSample.Of(100, mean, 1, "arm").Value;
}
