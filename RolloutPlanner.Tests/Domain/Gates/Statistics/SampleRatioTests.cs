using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates.Statistics;
using static RolloutPlanner.Tests.Domain.Gates.Statistics.StatisticsVectors;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

public sealed class SampleRatioTests
{
    [Theory]
    [InlineData("srm-gb-01")]
    [InlineData("srm-gb-10")]
    public void Finding_PublishedCounts_GivesTheirP(string id)
    {
        var vector = The("srm_chi_squared", id);

        var finding = Assert.IsType<SampleRatioFinding.Measured>(With(vector.GetProperty("expected_weights").Numbers(), Whole(vector.GetProperty("observed"))).Finding());

        Near(vector.Number("expected_p"), finding.ChiSquareP, vector.Number("abs_tol"));
    }

    [Fact]
    public void Finding_NobodyYet_HasNoDataWhereTheSourceSaysOne()
    {
        var vector = The("srm_chi_squared", "srm-gb-07");

        var ratio = With(vector.GetProperty("expected_weights").Numbers(), Whole(vector.GetProperty("observed")));

        Assert.Equal((1.0, new SampleRatioFinding.NoData()), (vector.Number("expected_p"), ratio.Finding()));
    }

    [Fact]
    public void Finding_OneGroup_HasNoDataOrIsNotOfTheDesignWhereTheSourceSaysOne()
    {
        var vector = The("srm_chi_squared", "srm-gb-04");
        var (weights, observed) = (vector.GetProperty("expected_weights").Numbers(), Whole(vector.GetProperty("observed")));

        Assert.Equal(1.0, vector.Number("expected_p"));
        Assert.Equal(new SampleRatioFinding.NoData(), With(weights[..1], observed).Finding());
        Assert.Equal(StatisticsErrors.Groups(2, 1), SampleRatio.Start(weights.ToValueList()).Value.Add(observed.ToValueList()).Error);
    }

    [Fact]
    public void LogEvidence_PublishedIncrements_IsTheQuotientOfTheirMarginals()
    {
        var vector = The("sequential_multinomial", "ssrm-unit");
        var (weights, priors) = (vector.GetProperty("null_probabilities").Numbers(), vector.GetProperty("dirichlet_alpha").Numbers());
        var (m1, m0) = (vector.GetProperty("expected").GetProperty("log_marginal_M1").Numbers(), vector.GetProperty("expected").GetProperty("log_marginal_M0").Numbers());
        var counts = new double[weights.Length];

        foreach (var (look, increment) in vector.GetProperty("increments").EnumerateArray().Index())
        {
            counts = [.. counts.Zip(increment.Numbers(), (sum, more) => sum + more)];
            var evidence = DirichletMultinomial.LogEvidence([.. weights.Zip(counts, (weight, count) => new WeightedCount(weight, count))], priors);
            Near(m1[look], evidence + counts.Zip(weights, (count, weight) => count * Math.Log(weight)).Sum(), 1e-12);
            Near(m1[look] - m0[look], evidence, 1e-12);
        }

        Assert.Equal(vector.GetProperty("expected").GetProperty("posterior_alpha").Numbers(), counts.Zip(priors, (count, prior) => count + prior));
    }

    [Theory]
    [InlineData("seqabpy-1")]
    [InlineData("seqabpy-4")]
    public void LogEvidence_PublishedEvenCounts_IsNone(string id)
    {
        var vector = The("sequential_multinomial", id);
        var groups = vector.GetProperty("null_probabilities").Numbers().Zip(vector.GetProperty("counts").Numbers(), (weight, count) => new WeightedCount(weight, count)).ToList();

        var evidence = DirichletMultinomial.LogEvidence(groups, vector.GetProperty("dirichlet_alpha").Numbers());

        Assert.Equal("==1", vector.GetProperty("expected").GetString());
        Assert.Equal(1, Math.Min(1, Math.Exp(-evidence)));
    }

    /// <summary>Computed with 60 digits: lnGamma(100) - 2 lnGamma(50) + lnGamma(50 + x) + lnGamma(50 + y) - lnGamma(100 + x + y) + (x + y) ln 2.</summary>
    [Theory]
    [InlineData(500_000_000, 500_000_000, -8.0615478335674892)]
    [InlineData(500_100_000, 499_900_000, 11.938450319766003)]
    public void LogEvidence_ThousandMillionPeople_KeepsItsDigits(long one, long other, double expected)
    {
        var evidence = DirichletMultinomial.LogEvidence([new(0.5, one), new(0.5, other)], [50, 50]);

        Near(expected, evidence, 1e-9);
    }

    [Fact]
    public void LogEvidence_OneMorePersonByTheDesign_MultipliesItByOneOnAverage()
    {
        var cases =
            from weight in Gen.Elements(0.001, 0.05, 0.5, 0.9)
            from one in Gen.OneOf(Gen.Choose(0, 50), Gen.Choose(0, 1_000_000))
            from other in Gen.OneOf(Gen.Choose(0, 50), Gen.Choose(0, 1_000_000))
            select (weight, one, other);

        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            double Evidence(int more, int others) =>
                DirichletMultinomial.LogEvidence([new(c.weight, c.one + more), new(1 - c.weight, c.other + others)], [100 * c.weight, 100 * (1 - c.weight)]);
            return Math.Abs(c.weight * Math.Exp(Evidence(1, 0) - Evidence(0, 0)) + (1 - c.weight) * Math.Exp(Evidence(0, 1) - Evidence(0, 0)) - 1) < 1e-8;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Finding_PeopleInAnArmOfZeroPerCent_IsUnplannedWhateverElse() =>
        Assert.Equal(new SampleRatioFinding.Unplanned(1), With([0.5, 0.5, 0], [500, 500, 1]).Finding());

    /// <summary>Computed like the above, with a prior of 50 and 50.</summary>
    [Fact]
    public void LogPeak_EvenDesign_HasTheWeightOfAHundredPeopleBeforehand() => Near(69.152874366915267, With([1, 1], [5600, 4400]).LogPeak, 1e-10);

    [Theory]
    [InlineData(5100, 4900, false)]
    [InlineData(5600, 4400, true)]
    [InlineData(5_040_000, 4_960_000, false)]
    public void IsMismatch_OnlyWhenUnlikelyAndLargeEnough(long one, long other, bool isMismatch) =>
        Assert.Equal(isMismatch, Assert.IsType<SampleRatioFinding.Measured>(With([1, 1], [one, other]).Finding()).IsMismatch);

    [Fact]
    public void RunningP_WhenTheRatioMendsItself_StaysTheLeast()
    {
        var broken = With([0.95, 0.05], [9000, 1000]);

        var mended = broken.Add([100_000, 5_000]).Value;

        Assert.Equal(SampleRatio.Resume([0.95, 0.05], [109_000, 6_000], broken.LogPeak).Value, mended);
    }

    [Fact]
    public void Numbers_ThatCannotBe_AreRefusedByName() => Assert.Equal<IEnumerable<string?>>(
        ["weights", "weights", "weights", "people", "people", "people", "logPeak"],
        [
            SampleRatio.Start([]).Error.Path,
            SampleRatio.Start([-1, 1]).Error.Path,
            SampleRatio.Start([double.NaN, 1]).Error.Path,
            SampleRatio.Start([1, 1]).Value.Add([1]).Error.Path,
            SampleRatio.Start([1, 1]).Value.Add([1, -1]).Error.Path,
            With([1, 1], [long.MaxValue, 1]).Add([1, 1]).Error.Path,
            SampleRatio.Resume([1, 1], [0, 0], double.NaN).Error.Path,
        ]);

    [Theory]
    [InlineData(1e-9, 1, long.MaxValue, 0)]
    [InlineData(1e9, 1e-9, 0, long.MaxValue)]
    [InlineData(1, 1, 1, 0)]
    public void Finding_Extremes_StaysAProbability(double weight, double other, long people, long others)
    {
        var finding = Assert.IsType<SampleRatioFinding.Measured>(With([weight, other], [people, others]).Finding());

        Assert.InRange(finding.ChiSquareP, 0, 1);
        Assert.InRange(finding.RunningP, 0, 1);
        Assert.True(double.IsFinite(finding.Deviation));
    }

    private static SampleRatio With(double[] weights, long[] people) => SampleRatio.Start(weights.ToValueList()).Value.Add(people.ToValueList()).Value;

    private static long[] Whole(System.Text.Json.JsonElement counts) => [.. counts.EnumerateArray().Select(count => count.GetInt64())];
}
