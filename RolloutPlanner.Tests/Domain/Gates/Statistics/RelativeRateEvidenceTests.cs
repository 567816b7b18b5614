using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

public sealed class RelativeRateEvidenceTests
{
    [Theory]
    [InlineData(EvidenceSide.Harm, 1)]
    [InlineData(EvidenceSide.Harm, 1.5)]
    [InlineData(EvidenceSide.NoHarm, 2)]
    public void Add_FewBatches_IsTheFormulaAsWritten(EvidenceSide side, double m)
    {
        (int T, int C, int BadT, int BadC)[] batches = [(50, 950, 3, 12), (400, 600, 0, 9), (500, 500, 17, 8), (0, 30, 0, 4), (30, 0, 5, 0)];
        var sign = side is EvidenceSide.Harm ? 1 : -1;
        var expected = Enumerable.Range(0, 60).Average(i =>
        {
            var r = Math.Exp(Math.Log(m) + sign * (i + 0.5) / 60 * Math.Log(20));
            return batches.Aggregate(1.0, (wealth, batch) =>
            {
                var w = (double)batch.T / (batch.T + batch.C);
                var (theta, allowed) = (w * r / (w * r + 1 - w), w * m / (w * m + 1 - w));
                return wealth * (batch.BadT == 0 ? 1 : Math.Pow(theta / allowed, batch.BadT)) * (batch.BadC == 0 ? 1 : Math.Pow((1 - theta) / (1 - allowed), batch.BadC));
            });
        });

        var evidence = batches.Aggregate(Start(side, m), (state, batch) => state.Add(Batch(batch.T, batch.C, batch.BadT, batch.BadC)));

        Assert.Equal(Math.Log(expected), evidence.LogEvidence, 12);
    }

    [Fact]
    public void Add_NothingBadOrNobodyToCompareWith_AddsNoEvidence()
    {
        var start = Start(EvidenceSide.Harm, 1);

        var after = start.Add(Batch(500, 500, 0, 0)).Add(Batch(0, 900, 0, 800)).Add(Batch(900, 0, 800, 0));

        Assert.Equal(start, after);
        Assert.Equal((0.0, 0.0, 1.0), (after.LogEvidence, after.LogPeak, after.RunningP));
    }

    [Fact]
    public void Add_HarmFromAZeroBaseline_FailsAfterAFewPeople()
    {
        var evidence = Start(EvidenceSide.Harm, 1).Add(Batch(1000, 19_000, 4, 0));

        Assert.True(evidence.Reaches(Alpha.Default));
        Assert.True(evidence.RunningP < 0.05);
    }

    [Fact]
    public void LogPeak_WhenEvidenceFadesAgain_Stays()
    {
        var harmful = Start(EvidenceSide.Harm, 1).Add(Batch(1000, 1000, 30, 5));

        var faded = harmful.Add(Batch(1000, 1000, 0, 60));

        Assert.Equal(harmful.LogPeak, faded.LogPeak);
        Assert.True(faded.LogEvidence < 0);
        Assert.True(faded.Reaches(Alpha.Default));
    }

    [Fact]
    public void Resume_OfAKeptState_GoesOnAsIfNeverStopped()
    {
        var before = Start(EvidenceSide.NoHarm, 1.5).Add(Batch(100, 900, 2, 30));

        var resumed = RelativeRateEvidence.Resume(before.Side, before.Allowed, [.. before.LogWealth], before.LogPeak).Value;

        Assert.Equal(before.Add(Batch(300, 700, 4, 9)), resumed.Add(Batch(300, 700, 4, 9)));
    }

    [Fact]
    public void Resume_OfWhatIsNoState_IsRefusedByName()
    {
        var wealth = new double[RelativeRateEvidence.Points].ToValueList();

        Assert.Equal<IEnumerable<string?>>(
            ["allowed", "allowed", "allowed", "logWealth", "logWealth", "logPeak", "logPeak"],
            [
                RelativeRateEvidence.Start(EvidenceSide.Harm, 0.99).Error.Path,
                RelativeRateEvidence.Start(EvidenceSide.Harm, double.NaN).Error.Path,
                RelativeRateEvidence.Start(EvidenceSide.Harm, 1001).Error.Path,
                RelativeRateEvidence.Resume(EvidenceSide.Harm, 1, [0], 0).Error.Path,
                RelativeRateEvidence.Resume(EvidenceSide.Harm, 1, wealth.Replace(7, double.NaN), 0).Error.Path,
                RelativeRateEvidence.Resume(EvidenceSide.Harm, 1, wealth, -1).Error.Path,
                RelativeRateEvidence.Resume(EvidenceSide.Harm, 1, wealth, double.PositiveInfinity).Error.Path,
            ]);
    }

    [Fact]
    public void Batch_CountsThatCannotBe_AreAllRefusedByName()
    {
        Assert.Equal(
            [StatisticsErrors.MoreBadThanPeople("treatment.bad"), StatisticsErrors.Negative("control.people"), StatisticsErrors.Negative("control.bad")],
            RateBatch.Of(5, -1, 6, -2).Errors);
        Assert.Equal(StatisticsErrors.EmptyBatch, RateBatch.Of(0, 0, 0, 0).Error);
    }

    private static RelativeRateEvidence Start(EvidenceSide side, double m) => RelativeRateEvidence.Start(side, m).Value;

    private static RateBatch Batch(long treated, long control, long badTreated, long badControl) => RateBatch.Of(treated, control, badTreated, badControl).Value;
}
