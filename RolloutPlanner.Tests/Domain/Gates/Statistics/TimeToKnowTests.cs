using RolloutPlanner.Domain.Gates.Statistics;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

public sealed class TimeToKnowTests
{
    private static readonly ExpectedHarm Threefold = new(Percent(5), Allowed: 1, Harm: 3, ControlRate: 0.001);

    [Fact]
    public void For_FivePerCentExposedAndThreefoldHarm_NeedsAsManyAsThePlannerSays()
    {
        var needed = TimeToKnow.For(Alpha.Default, Threefold).Value;

        Assert.Equal((55, 92, 50, 84), (needed.EventsLeast, needed.EventsMost, Math.Round(needed.PeopleLeast / 1000), Math.Round(needed.PeopleMost / 1000)));
    }

    [Fact]
    public void At_SomeTraffic_IsPeopleByTraffic()
    {
        var needed = TimeToKnow.For(Alpha.Default, Threefold).Value;

        var time = needed.At(1000).Value;

        Assert.Equal((needed.PeopleLeast / 1000, needed.PeopleMost / 1000), (time.Least.TotalHours, time.Most.TotalHours), Near);
    }

    [Fact]
    public void At_HardlyAnyTraffic_IsForeverAndNoOverflow() =>
        Assert.Equal(new TimeRange(TimeSpan.MaxValue, TimeSpan.MaxValue), TimeToKnow.For(Alpha.Default, Threefold).Value.At(1e-300).Value);

    [Fact]
    public void SmallestShare_OneDay_IsTheFirstThatAnswersInTime()
    {
        var share = TimeToKnow.SmallestShare(Alpha.Default, Threefold, 1000, TimeSpan.FromDays(1)).Value!.Value;

        var (before, there) = (HoursAt(Percent(share.Percent - 1)), HoursAt(share));
        Assert.True(before > 24 && there <= 24, $"{share}: {before} and {there}");
    }

    [Fact]
    public void SmallestShare_NoShareIsEnough_IsNone() =>
        Assert.Null(TimeToKnow.SmallestShare(Alpha.Default, Threefold, 10, TimeSpan.FromDays(1)).Value);

    [Fact]
    public void For_WhatCannotBeKnown_IsRefusedByName() => Assert.Equal<IEnumerable<string?>>(
        ["exposed", "exposed", "allowed", "harm", "harm", "controlRate", "controlRate", "peoplePerHour", "peoplePerHour"],
        [
            TimeToKnow.For(Alpha.Default, Threefold with { Exposed = Share.None }).Error.Path,
            TimeToKnow.For(Alpha.Default, Threefold with { Exposed = Share.All }).Error.Path,
            TimeToKnow.For(Alpha.Default, Threefold with { Allowed = double.NaN }).Error.Path,
            TimeToKnow.For(Alpha.Default, Threefold with { Allowed = 3 }).Error.Path,
            TimeToKnow.For(Alpha.Default, Threefold with { Harm = double.NaN }).Error.Path,
            TimeToKnow.For(Alpha.Default, Threefold with { ControlRate = 0 }).Error.Path,
            TimeToKnow.For(Alpha.Default, Threefold with { ControlRate = 0.4 }).Error.Path,
            TimeToKnow.For(Alpha.Default, Threefold).Value.At(0).Error.Path,
            TimeToKnow.For(Alpha.Default, Threefold).Value.At(double.PositiveInfinity).Error.Path,
        ]);

    private static double HoursAt(Share share) => TimeToKnow.For(Alpha.Default, Threefold with { Exposed = share }).Value.At(1000).Value.Most.TotalHours;

    private static Share Percent(decimal percent) => Share.Parse(percent, "exposed").Value;

    private static bool Near((double Least, double Most) a, (double Least, double Most) b) => Math.Abs(a.Least - b.Least) < 1e-6 && Math.Abs(a.Most - b.Most) < 1e-6;
}
