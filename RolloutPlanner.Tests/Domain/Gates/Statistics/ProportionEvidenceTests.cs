using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Gates.Statistics;
using static RolloutPlanner.Tests.Domain.Gates.Statistics.StatisticsVectors;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

public sealed class ProportionEvidenceTests
{
    /// <summary>Computed with 30 digits by adaptive integration of the formula.</summary>
    [Theory]
    [InlineData(0, 1, 0.01, -0.75315164548911735, 0.0067069539031880802)]
    [InlineData(1, 1, 0.01, 3.9774897905376754, -1.0972734635411851)]
    [InlineData(0, 1000, 0.001, -4.856122464090688, 0.70846777956439239)]
    [InlineData(3, 10, 0.5, -2.1718163649841332, 0.0032119193421646797)]
    [InlineData(30, 1000, 0.01, 9.5464715516471666, -3.7412297764912002)]
    [InlineData(5, 1000, 0.01, -5.185661638347513, 0.56564434075429348)]
    [InlineData(1000, 100000000, 0.00001, -10.123108554438675, -3.9254913071919356)]
    [InlineData(10000000, 1000000000, 0.01, -11.2146374690193, -8.5281178890090625)]
    [InlineData(10100000, 1000000000, 0.01, 492.8707604010642, -12.213763067494101)]
    [InlineData(9900000, 1000000000, 0.01, -14.900355723604262, 498.890456055298)]
    [InlineData(0, 1000000000, 0.01, -19.504543278699294, 10050327.671998566)]
    [InlineData(1000000000, 1000000000, 0.01, 4605170175.1199861, -21.413060661770289)]
    [InlineData(1, 1000000000, 1e-9, -11.185030428833008, -0.6635121975034703)]
    [InlineData(999999999, 1000000000, 0.999999999, -0.66351221081859875, -11.185030408323326)]
    [InlineData(500000000, 1000000000, 0.9, -20.570116382079739, 510825613.40776934)]
    public void Logs_AgainstHighPrecision_AgreeInTheTailsToo(long bad, long total, double limit, double harm, double noHarm)
    {
        var evidence = ProportionEvidence.Resume(limit, bad, total, 0, 0).Value;

        Near(harm, evidence.LogHarm, 1e-9 * Math.Max(1, Math.Abs(harm)));
        Near(noHarm, evidence.LogNoHarm, 1e-9 * Math.Max(1, Math.Abs(noHarm)));
    }

    [Fact]
    public void Start_BeforeAnything_HasNoEvidence()
    {
        var evidence = ProportionEvidence.Start(0.01).Value;

        Assert.Equal((0.0, 0.0, 1.0, 1.0), (evidence.LogHarm, evidence.LogNoHarm, evidence.RunningP(EvidenceSide.Harm), evidence.RunningP(EvidenceSide.NoHarm)));
    }

    [Fact]
    public void Add_InParts_CountsTogetherAndKeepsThePeak()
    {
        var first = ProportionEvidence.Start(0.01).Value.Add(30, 1000).Value;

        var second = first.Add(0, 5000).Value;

        Assert.Equal(ProportionEvidence.Resume(0.01, 30, 6000, first.LogPeakHarm, 0).Value, second);
        Assert.True(second.Reaches(Alpha.Default, EvidenceSide.Harm));
        Assert.True(second.LogHarm < 0);
    }

    [Theory]
    [InlineData(double.NaN, 0, 0, "limit")]
    [InlineData(0, 0, 0, "limit")]
    [InlineData(1, 0, 0, "limit")]
    [InlineData(0.5, -1, 0, "bad")]
    [InlineData(0.5, 2, 1, "bad")]
    [InlineData(0.5, 0, -1, "total")]
    public void Resume_WhatCannotBe_IsRefusedByName(double limit, long bad, long total, string path) =>
        Assert.Equal(path, ProportionEvidence.Resume(limit, bad, total, 0, 0).Error.Path);

    [Fact]
    public void Add_BeyondTheRangeOfCounts_IsRefused() =>
        Assert.Equal("total", ProportionEvidence.Resume(0.5, 0, long.MaxValue, 0, 0).Value.Add(0, 1).Error.Path);

    [Fact]
    public void Logs_OfAnyCounts_AreFiniteAndOrdered() => Holds(Counts, c =>
    {
        var evidence = ProportionEvidence.Resume(c.Limit, c.Bad, c.Total, 0, 0).Value;
        var worse = ProportionEvidence.Resume(c.Limit, c.Bad + 1, c.Total + 1, 0, 0).Value;
        var better = ProportionEvidence.Resume(c.Limit, c.Bad, c.Total + 1, 0, 0).Value;
        return double.IsFinite(evidence.LogHarm) && double.IsFinite(evidence.LogNoHarm)
            && worse.LogHarm >= better.LogHarm - Rounding(better.LogHarm)
            && worse.LogNoHarm <= better.LogNoHarm + Rounding(better.LogNoHarm);
    });

    [Fact]
    public void Sides_OfGoodAndBadExchanged_AreExchanged() => Holds(Counts.Where(c => c.Limit >= 1e-4), c =>
    {
        var mirrored = ProportionEvidence.Resume(1 - c.Limit, c.Total - c.Bad, c.Total, 0, 0).Value;
        var exact = ProportionEvidence.Resume(1 - (1 - c.Limit), c.Bad, c.Total, 0, 0).Value;
        return Math.Abs(mirrored.LogNoHarm - exact.LogHarm) <= 1e-6 * (1 + Math.Abs(exact.LogHarm));
    });

    [Fact]
    public void NextOne_AtTheLimit_MultipliesTheEvidenceByOneOnAverage() => Holds(Counts.Where(c => c.Total < 100_000), c =>
    {
        var now = ProportionEvidence.Resume(c.Limit, c.Bad, c.Total, 0, 0).Value;
        var bad = ProportionEvidence.Resume(c.Limit, c.Bad + 1, c.Total + 1, 0, 0).Value;
        var good = ProportionEvidence.Resume(c.Limit, c.Bad, c.Total + 1, 0, 0).Value;
        return Martingale(now.LogHarm, bad.LogHarm, good.LogHarm) && Martingale(now.LogNoHarm, bad.LogNoHarm, good.LogNoHarm);
        bool Martingale(double at, double up, double down) => Math.Abs(c.Limit * Math.Exp(up - at) + (1 - c.Limit) * Math.Exp(down - at) - 1) < 1e-8;
    });

    private static readonly Gen<(double Limit, long Bad, long Total)> Counts =
        from limit in Gen.Elements(1e-9, 1e-4, 0.01, 0.05, 0.5, 0.95, 0.9999)
        from total in Gen.OneOf(Gen.Choose(0, 5), Gen.Choose(0, 10_000), Gen.Choose(0, 1_000_000_000))
        from bad in Gen.OneOf(Gen.Constant(0), Gen.Constant(total), Gen.Choose(0, total), Gen.Constant((int)(limit * total)))
        select (limit, (long)bad, (long)total);

    private static double Rounding(double log) => 1e-12 * (1 + Math.Abs(log));

    private static void Holds<T>(Gen<T> cases, Func<T, bool> law) => Prop.ForAll(cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
