using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Gates.Statistics;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

public sealed class DetectionTests
{
    private static readonly Criterion Ratio = AGate.Trigger() with { Against = Reference.ControlRatio, Limit = 1.5m };
    private static readonly UsualTraffic Busy = new(20_000, 0.01);
    private static readonly UsualTraffic Quiet = new(500, 0.01);

    [Fact]
    public void Ratio_WithPlentyOfPeople_IsCheckable() => Assert.Equal(new Detection.Checkable(480_000), Of(Ratio, Busy));

    [Fact]
    public void Ratio_WithFew_SaysWhatWouldDo_AndEachOfThatDoes()
    {
        var fine = Assert.IsType<Detection.TooFine>(Of(Ratio, Quiet));

        Assert.Equal(12_000, fine.Expected);
        Assert.True(fine.Noticed > 3);
        Assert.IsType<Detection.Checkable>(Of(Ratio, Quiet, share: fine.Share));
        Assert.IsType<Detection.Checkable>(Of(Ratio, Quiet, soak: fine.Soak));
        Assert.IsType<Detection.Checkable>(Of(Ratio with { Limit = fine.Limit!.Value }, Quiet));
    }

    [Fact]
    public void Ratio_NoticesWhatItSaysAndNothingLess()
    {
        var noticed = (double)Assert.IsType<Detection.TooFine>(Of(Ratio, Quiet)).Noticed!.Value;

        Assert.True(Needs(noticed) <= 12_000 && Needs(noticed - 0.2) > 12_000);

        static double Needs(double harm) => TimeToKnow.For(Alpha.Default, new(Five, 1.5, harm, 0.01)).Value.PeopleMost;
    }

    [Fact]
    public void Percent_WithFew_SaysWhatWouldDo_AndEachOfThatDoes()
    {
        var limit = AGate.Trigger() with { Limit = 0.5m };
        var fine = Assert.IsType<Detection.TooFine>(Of(limit, Quiet));

        Assert.IsType<Detection.Checkable>(Of(limit, Quiet, soak: fine.Soak));
        Assert.IsType<Detection.Checkable>(Of(limit, Quiet, share: fine.Share));
        Assert.IsType<Detection.Checkable>(Of(limit with { Limit = fine.Limit!.Value }, Quiet));
    }

    [Fact]
    public void MinimumSample_NotReached_SaysSoAndForHowLongItTakes() =>
        Assert.Equal(new Detection.TooFew(600, 5000, TimeSpan.FromDays(9)), Of(Ratio with { MinimumSample = 5000 }, Quiet));

    [Fact]
    public void Anything_WithoutSoakPeopleOrControl_SaysNothing()
    {
        Assert.Null(Of(Ratio, Busy, soak: TimeSpan.Zero));
        Assert.Null(Of(Ratio, Busy, share: Share.All));
        Assert.Null(Of(Ratio, Busy with { BadRate = null }));
        Assert.Null(Of(Ratio, Busy with { BadRate = 0 }));
        Assert.Null(Of(Ratio, Busy with { BadRate = 0.6 }));
        Assert.Null(Detection.Of(AGate.Trigger(), MetricShape.Number, Five, TimeSpan.FromDays(1), Busy));
    }

    private static Share Five => Share.Parse(5, "share").Value;

    private static Detection? Of(Criterion criterion, UsualTraffic traffic, Share? share = null, TimeSpan? soak = null) =>
        Detection.Of(criterion, MetricShape.Counts, share ?? Five, soak ?? TimeSpan.FromDays(1), traffic);
}
