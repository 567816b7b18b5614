using RolloutPlanner.Domain.Gates.Statistics;
using static RolloutPlanner.Tests.Domain.Gates.Statistics.StatisticsVectors;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

public sealed class FixedHorizonTests
{
    private const string Section = "fixed_horizon_and_non_inferiority";

    [Theory]
    [InlineData("gb-ttest-rel", Sides.Both)]
    [InlineData("gb-onesided-lesser-rel", Sides.Lesser)]
    public void Welch_PublishedRelativeComparisons_GivesTheirNumbers(string id, Sides sides)
    {
        var vector = The("gbstats_frequentist_sequential", id);
        var difference = Difference.Relative(vector.GetProperty("control").Sums(), vector.GetProperty("treatment").Sums()).Value;

        var result = FixedHorizon.Welch(difference, Alpha.Of(vector.Number("alpha")).Value, sides);

        var expected = vector.GetProperty("expected");
        var ends = expected.GetProperty("ci").Numbers();
        Near(expected.Number("estimate"), result.Estimate, 5e-6);
        Near(expected.Number("std_error"), result.StandardError, 5e-6);
        Near(ends[0], result.Interval.Lower, 5e-6);
        Near(ends[1], result.Interval.Upper, 5e-6);
        Near(expected.Number("p"), result.P, 5e-6);
    }

    [Fact]
    public void Welch_PublishedSums_GivesTheirDifferenceAndInterval()
    {
        var vector = The(Section, "sp-t-us-95");

        var result = FixedHorizon.Welch(Absolute(vector, StatisticsVectors.Sums), Alpha.Of(vector.Number("alpha")).Value);

        var ends = vector.GetProperty("expected").GetProperty("ci").Numbers();
        Near(vector.Number("expected", "difference"), result.Estimate, 1e-6);
        Near(ends[0], result.Interval.Lower, 1e-3);
        Near(ends[1], result.Interval.Upper, 1e-3);
        // Published as 0.0: that is how it was printed.
        Assert.InRange(result.P, 1e-40, 1e-12);
    }

    [Fact]
    public void Welch_PublishedLargeArms_GivesTheirP()
    {
        var vector = The(Section, "sp-t-large");

        var result = FixedHorizon.Welch(Absolute(vector, StatisticsVectors.Sums), Alpha.Default);

        Near(vector.Number("expected", "p"), result.P, vector.Number("expected", "p") * vector.Number("expected", "p_rtol"));
    }

    [Theory]
    [InlineData("sp-z-prop-gb-control")]
    [InlineData("sp-z-prop-us-test2")]
    public void Z_PublishedProportionsAmongFive_GivesTheirPAndInterval(string id)
    {
        var vector = The(Section, id);
        var alpha = Alpha.Of(vector.Number("alpha")).Value.Among((int)vector.Number("comparisons")).Value;

        var result = FixedHorizon.Z(Absolute(vector, StatisticsVectors.Counts), alpha);

        var ends = vector.GetProperty("expected").GetProperty("adjusted_ci").Numbers();
        Near(vector.Number("expected", "p"), result.P, vector.Number("expected", "p") * vector.Number("rel_tol"));
        Near(ends[0], result.Interval.Lower, Math.Abs(ends[0]) * vector.Number("rel_tol"));
        Near(ends[1], result.Interval.Upper, Math.Abs(ends[1]) * vector.Number("rel_tol"));
    }

    [Fact]
    public void Wald_PublishedProportion_GivesItsInterval()
    {
        var vector = The(Section, "sp-wald-gb-test");

        var interval = FixedHorizon.Wald(vector.Counts(), Alpha.Of(vector.Number("alpha")).Value);

        var ends = vector.GetProperty("expected").GetProperty("ci").Numbers();
        Near(ends[0], interval.Lower, 1e-12);
        Near(ends[1], interval.Upper, 1e-12);
    }

    [Fact]
    public void NonInferiority_PublishedSums_IsNotShown()
    {
        var vector = The(Section, "sp-nim-increase");
        var alpha = Alpha.Of(vector.Number("alpha")).Value;

        var result = FixedHorizon.NonInferiority(vector.GetProperty("control").Sums(), vector.GetProperty("treatment").Sums(), vector.Number("nim_relative"), isMoreBetter: true, alpha).Value;

        Near(vector.Number("expected", "difference"), result.Estimate, vector.Number("abs_tol"));
        Near(vector.Number("expected", "ci_lower"), result.Interval.Lower, vector.Number("abs_tol"));
        Assert.Equal(vector.Number("expected", "ci_upper"), result.Interval.Upper);
        Assert.True(result.P > vector.Number("expected", "p_gt"));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void NonInferiority_MarginThatIsNoPart_IsRefused(double margin)
    {
        var arm = MeanSample.Of(100, 1, 1, "arm").Value;

        Assert.Equal("margin", FixedHorizon.NonInferiority(arm, arm, margin, isMoreBetter: true, Alpha.Default).Error.Path);
    }

    [Theory]
    [InlineData(2, 1e-12)]
    [InlineData(2, 0.25)]
    [InlineData(1_000_000, 1e-12)]
    [InlineData(40_000_000, 0.05)]
    [InlineData(4_000_000_000, 1e-12)]
    public void Welch_AnyNumberOfPeople_FindsTheQuantileOfItsTail(long perArm, double alpha)
    {
        var arm = MeanSample.Of(perArm, 0, 1, "arm").Value;
        var difference = Difference.Absolute(arm, arm).Value;

        var half = FixedHorizon.Welch(difference, Alpha.Of(alpha).Value).Interval.Upper;
        var there = FixedHorizon.Welch(difference.Less(-half).Value, Alpha.Of(alpha).Value);

        Near(1, there.P / alpha, 1e-7);
    }

    [Fact]
    public void Welch_FiftyMillionPeople_IsTheNormal()
    {
        var arm = MeanSample.Of(25_000_000, 0, 1, "arm").Value;
        var difference = Difference.Absolute(arm, arm).Value;
        var far = difference.Less(-5 * difference.StandardError).Value;

        Near(1, FixedHorizon.Welch(far, Alpha.Default).P / FixedHorizon.Z(far, Alpha.Default).P, 1e-5);
    }

    private static Difference Absolute(System.Text.Json.JsonElement vector, Func<System.Text.Json.JsonElement, MeanSample> arm) =>
        Difference.Absolute(arm(vector.GetProperty("control")), arm(vector.GetProperty("treatment"))).Value;
}
