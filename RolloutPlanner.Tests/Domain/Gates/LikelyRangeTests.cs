using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Gates.Statistics;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

/// <summary>Where the true value very likely lies: what any range of the kind must keep to.</summary>
public sealed class LikelyRangeTests
{
    private static readonly Arbitrary<(CountedArm Treatment, CountedArm Control)> Arms = (
        from treated in Gen.Choose(1, 20_000)
        from control in Gen.Choose(1, 20_000)
        from bad in Gen.Choose(0, Math.Min(treated, 400))
        from badControl in Gen.Choose(0, Math.Min(control, 400))
        select (new CountedArm(treated, bad), new CountedArm(control, badControl))).ToArbitrary();

    [Fact]
    public void Ratio_OfAnyArms_HoldsItsEstimate() => Prop.ForAll(Arms, arms =>
    {
        var range = LikelyRange.OfRatio(arms.Treatment, arms.Control, Alpha.Default)!;

        return range.Lower >= 0 && range.Lower <= range.Upper && (range.Estimate is not { } estimate || (range.Lower <= estimate && estimate <= range.Upper));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ratio_OfSwappedArms_IsTheOtherWayRound() => Prop.ForAll(Arms, arms =>
    {
        var range = LikelyRange.OfRatio(arms.Treatment, arms.Control, Alpha.Default)!;
        var swapped = LikelyRange.OfRatio(arms.Control, arms.Treatment, Alpha.Default)!;

        return Alike(swapped.Lower, 1 / range.Upper) && Alike(swapped.Upper, 1 / range.Lower);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ratio_OfTenTimesAsMany_IsNarrower() => Prop.ForAll(Arms, arms =>
    {
        var few = LikelyRange.OfRatio(arms.Treatment, arms.Control, Alpha.Default)!;
        var many = LikelyRange.OfRatio(Times(arms.Treatment, 10), Times(arms.Control, 10), Alpha.Default)!;

        return many.Lower >= few.Lower - 1e-9 && many.Upper <= few.Upper + 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ratio_EndsWhereTheTestOfThatLimitDecides() => Prop.ForAll(Arms, arms =>
    {
        var range = LikelyRange.OfRatio(arms.Treatment, arms.Control, Alpha.Default)!;
        var batch = RateBatch.Of(arms.Treatment.People, arms.Control.People, arms.Treatment.Bad, arms.Control.Bad).Value;

        return Shows(EvidenceSide.Harm, range.Lower * 0.99, batch) != false && Shows(EvidenceSide.Harm, range.Lower * 1.01, batch) != true
            && Shows(EvidenceSide.NoHarm, range.Upper * 1.01, batch) != false && Shows(EvidenceSide.NoHarm, range.Upper * 0.99, batch) != true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Percent_OfAnyArm_HoldsItsEstimateNarrowsAndMirrors() => Prop.ForAll(Arms, arms =>
    {
        var arm = arms.Treatment;
        var range = LikelyRange.OfPercent(arm, Alpha.Default)!;
        var many = LikelyRange.OfPercent(Times(arm, 10), Alpha.Default)!;
        var good = LikelyRange.OfPercent(arm with { Bad = arm.People - arm.Bad }, Alpha.Default)!;

        return range.Lower <= range.Estimate && range.Estimate <= range.Upper && range.Lower >= 0 && range.Upper <= 100
            && many.Lower >= range.Lower - 1e-6 && many.Upper <= range.Upper + 1e-6
            && Math.Abs(100 - good.Upper - range.Lower) < 1e-4 && Math.Abs(100 - good.Lower - range.Upper) < 1e-4;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void Ratio_OfNobody_IsNone(long treated, long control) => Assert.Null(LikelyRange.OfRatio(new(treated, 0), new(control, 0), Alpha.Default));

    [Fact]
    public void Ratio_BeforeAnythingBadHappened_MayBeAnything() =>
        Assert.Equal(new LikelyRange(null, 0, double.PositiveInfinity), LikelyRange.OfRatio(new(500, 0), new(9500, 0), Alpha.Default));

    [Fact]
    public void Ratio_OfHarmWithoutAnyInTheControl_HasNoUpperEnd()
    {
        var range = LikelyRange.OfRatio(new(500, 12), new(500, 0), Alpha.Default)!;

        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity, true), (range.Estimate, range.Upper, range.Lower > 1));
    }

    [Fact]
    [Trait("Category", "Simulation")]
    public void Ratio_LookedAtFiftyTimes_MissesTheTruthInAtMostAlphaOfRunsAtEitherEnd()
    {
        const int runs = 400;
        var (random, low, high) = (new Random(42), 0, 0);
        for (var run = 0; run < runs; run++)
        {
            var (treated, control, missedLow, missedHigh) = (new CountedArm(0, 0), new CountedArm(0, 0), false, false);
            for (var look = 0; look < 50; look++)
            {
                (treated, control) = (Grown(random, treated, 40, 0.03), Grown(random, control, 160, 0.02));
                var range = LikelyRange.OfRatio(treated, control, Alpha.Default)!;
                (missedLow, missedHigh) = (missedLow || range.Lower > 1.5, missedHigh || range.Upper < 1.5);
            }
            (low, high) = (low + (missedLow ? 1 : 0), high + (missedHigh ? 1 : 0));
        }

        Assert.True(low <= runs * 0.05 && high <= runs * 0.05, $"{low} and {high} of {runs}");
    }

    private static CountedArm Grown(Random random, CountedArm arm, int people, double rate) =>
        new(arm.People + people, arm.Bad + Enumerable.Range(0, people).Count(_ => random.NextDouble() < rate));

    private static CountedArm Times(CountedArm arm, long times) => new(arm.People * times, arm.Bad * times);

    private static bool Alike(double a, double b) => (double.IsInfinity(a) && double.IsInfinity(b)) || Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Abs(b));

    /// <summary>Null where that limit cannot be asked about.</summary>
    private static bool? Shows(EvidenceSide side, double limit, RateBatch batch) =>
        limit is >= 1 and <= 1000 ? RelativeRateEvidence.Start(side, limit).Value.Add(batch).LogEvidence >= Alpha.Default.LogThreshold : null;
}
