using System.Globalization;
using System.Text.Json;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates.Statistics;
using static RolloutPlanner.Tests.Domain.Gates.Statistics.StatisticsVectors;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

public sealed class LatencyHistogramTests
{
    public static TheoryData<string> Quantiles => [.. In("histogram_quantiles").Where(one => one.TryGetProperty("q", out _)).Select(one => one.Id())];

    [Theory]
    [MemberData(nameof(Quantiles))]
    public void Quantile_PublishedBuckets_IsTheirs(string id)
    {
        var vector = The("histogram_quantiles", id);

        var quantile = Published(vector).Quantile(vector.Number("q"));

        // Prometheus answers infinities for a quantile that does not exist; here it is refused, since an infinity must not reach a verdict.
        if (vector.Number("q") is < 0 or > 1) Assert.Equal("q", quantile.Error.Path);
        else Near(vector.Number("expected"), quantile.Value.Value, vector.Number("abs_tol"));
    }

    [Fact]
    public void SlowerThan_PublishedFraction_IsItsCounts()
    {
        var vector = The("histogram_quantiles", "hf-2");
        var histogram = Published(vector);

        var (below, above) = (histogram.SlowerThan(vector.Number("lower")).Value, histogram.SlowerThan(vector.Number("upper")).Value);

        Assert.Equal((new SlowCount(3, 3), new SlowCount(0, 3)), (below, above));
        Near(vector.Number("expected"), (below.Slow - above.Slow) / (double)above.Total, vector.Number("abs_tol"));
    }

    [Fact]
    public void SlowerThan_SeriesOfTwoServers_AreAdded()
    {
        LatencySeries[] series = [.. Buckets(("0.3", 90), ("+Inf", 100)), .. Buckets(("0.3", 40), ("+Inf", 60))];

        Assert.Equal(new SlowCount(30, 160), LatencyHistogram.Of(series).Value.SlowerThan(0.3).Value);
    }

    [Fact]
    public void SlowerThan_LimitBetweenEdges_IsRefusedWithTheEdges()
    {
        var error = LatencyHistogram.Of(Buckets(("0.25", 5), ("0.5", 6), ("+Inf", 7))).Value.SlowerThan(0.3).Error;

        Assert.Equal(Error.Invalid("latency.not-an-edge", "The limit 0.3 is no edge of the histogram, so nobody counted it. Its edges are 0.25, 0.5.", "limit"), error);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void SlowerThan_NoFiniteLimit_IsRefused(double limit) =>
        Assert.Equal("latency.not-an-edge", LatencyHistogram.Of(Buckets(("0.25", 5), ("+Inf", 7))).Value.SlowerThan(limit).Error.Code);

    [Fact]
    public void SlowerThan_Rates_AreNoCounts() =>
        Assert.Equal(LatencyErrors.NotWhole, LatencyHistogram.Of(Buckets(("0.25", 5.4), ("+Inf", 7))).Value.SlowerThan(0.25).Error);

    [Fact]
    public void Quantile_BeyondTheLastFiniteEdge_IsAtLeastThatEdge() =>
        Assert.Equal(new LatencyQuantile(0.25, IsAtLeast: true), LatencyHistogram.Of(Buckets(("0.25", 5), ("+Inf", 7))).Value.Quantile(0.95).Value);

    [Fact]
    public void Quantile_OfNothing_HasNoData() =>
        Assert.Equal(StatisticsErrors.NoData, LatencyHistogram.Of(Buckets(("0.25", 0), ("+Inf", 0))).Value.Quantile(0.95).Error);

    [Fact]
    public void Of_Percentiles_IsRefused() =>
        Assert.Equal(LatencyErrors.Percentiles, LatencyHistogram.Of([new("quantile", "0.95", 0.2), new("quantile", "0.99", 0.4)]).Error);

    [Fact]
    public void Of_WhatIsNoHistogram_IsRefused()
    {
        Assert.Equal(LatencyErrors.NotBuckets, LatencyHistogram.Of([]).Error);
        Assert.Equal(LatencyErrors.NotBuckets, LatencyHistogram.Of(Buckets(("+Inf", 7))).Error);
        Assert.Equal(LatencyErrors.NotBuckets, LatencyHistogram.Of(Buckets(("0.25", 5), ("0.5", 7))).Error);
        Assert.Equal(LatencyErrors.NotBuckets, LatencyHistogram.Of(Buckets(("fast", 5), ("+Inf", 7))).Error);
        Assert.Equal(LatencyErrors.NotCumulative, LatencyHistogram.Of(Buckets(("0.25", 8), ("+Inf", 7))).Error);
        Assert.Equal("statistics.not-finite", LatencyHistogram.Of(Buckets(("0.25", double.NaN), ("+Inf", 7))).Error.Code);
        Assert.Equal("statistics.negative", LatencyHistogram.Of(Buckets(("0.25", -1), ("+Inf", 7))).Error.Code);
    }

    private static LatencyHistogram Published(JsonElement vector) => LatencyHistogram.Of([.. vector.GetProperty("buckets").EnumerateArray().Select(pair =>
        new LatencySeries("le", pair[0].ValueKind is JsonValueKind.Number ? pair[0].GetDouble().ToString(CultureInfo.InvariantCulture) : pair[0].GetString()!, pair[1].GetDouble()))]).Value;

    private static LatencySeries[] Buckets(params (string Bound, double Count)[] buckets) => [.. buckets.Select(bucket => new LatencySeries("le", bucket.Bound, bucket.Count))];
}
