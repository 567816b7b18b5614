using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

public sealed class GateForecastTests
{
    private static readonly Criterion Ratio = AGate.Trigger() with { Against = Reference.ControlRatio, Limit = 3 };

    [Fact]
    public void TooFewPeople_AtTheirPace_TakeSoLong()
    {
        var forecast = After(Ratio with { MinimumSample = 1200 }, 60, _ => (10, 0), _ => (40, 0));

        var more = Assert.IsType<GateForecast.MorePeople>(forecast);
        Assert.Equal((630, 630), (more.Least, more.Most));
        Assert.Equal(66, more.MostTime!.Value.TotalMinutes, 1.0);
    }

    [Fact]
    public void Undecided_OnTheGoodSide_NeedsAboutAsManyAsItThenTakes()
    {
        var first = Assert.IsType<GateForecast.MorePeople>(After(Ratio, 40, minute => (10, minute % 10 == 0 ? 1 : 0), minute => (40, minute % 3 == 0 ? 1 : 0)));

        // A tenth of that later it is still open; well past it the criterion passes.
        Assert.Equal(Verdict.Inconclusive, Judged(Ratio, 40 + (int)(first.Least / 500), minute => (10, minute % 10 == 0 ? 1 : 0), minute => (40, minute % 3 == 0 ? 1 : 0)));
        Assert.Equal(Verdict.Pass, Judged(Ratio, 40 + (int)(3 * first.Most / 50), minute => (10, minute % 10 == 0 ? 1 : 0), minute => (40, minute % 3 == 0 ? 1 : 0)));
    }

    [Fact]
    public void Undecided_RightAtItsLimit_IsTooClose() =>
        Assert.IsType<GateForecast.TooClose>(After(Ratio with { Limit = 1 }, 100, minute => (40, minute % 5 == 0 ? 1 : 0), minute => (40, minute % 5 == 2 ? 1 : 0)));

    [Fact]
    public void Undecided_BeforeAnythingBadHappened_SaysNothing() => Assert.Null(After(Ratio, 60, _ => (10, 0), _ => (40, 0)));

    [Fact]
    public void PlainNumber_WithOneGoodWindow_NeedsTwoMore()
    {
        var run = AGate.Run();
        var taken = AGate.Reading(0.5m, At.Minutes(20)) with { Origin = MeasurementOrigin.Polled, Window = TimeSpan.FromMinutes(5), FreshFor = TimeSpan.FromMinutes(10) };
        var evidence = RunEvidence.Start(AGate.With(AGate.Trigger()), run, Share.All, GateTimes.Settle).Add(taken, run);

        Assert.Equal(new GateForecast.MoreWindows(2, TimeSpan.FromMinutes(10)), Forecast(evidence, run, At.Minutes(20)));
    }

    private static GateForecast? After(Criterion criterion, int minutes, Func<int, (int People, int Bad)> treatment, Func<int, (int People, int Bad)> control)
    {
        var (run, evidence) = Gathered(criterion, minutes, treatment, control);
        return Forecast(evidence, run, At.Minutes(minutes));
    }

    private static Verdict Judged(Criterion criterion, int minutes, Func<int, (int People, int Bad)> treatment, Func<int, (int People, int Bad)> control)
    {
        var (run, evidence) = Gathered(criterion, minutes, treatment, control);
        return CriterionAssessor.Assess(evidence.Criteria[0], run, At.Minutes(minutes)).Verdict;
    }

    private static (StageRun Run, RunEvidence Evidence) Gathered(Criterion criterion, int minutes, Func<int, (int People, int Bad)> treatment, Func<int, (int People, int Bad)> control)
    {
        var run = AGate.Run();
        var evidence = RunEvidence.Start(AGate.With(criterion), run, Share.Parse(20, "share").Value, GateTimes.Settle);
        for (var minute = 4; minute <= minutes; minute++)
        {
            var (t, c) = (treatment(minute), control(minute));
            evidence = evidence.Add(AGate.Counted(At.Minutes(minute), t, c), run);
        }
        return (run, evidence);
    }

    private static GateForecast? Forecast(RunEvidence evidence, StageRun run, DateTimeOffset now) =>
        GateForecast.Of(CriterionAssessor.Assess(evidence.Criteria[0], run, now), evidence.Criteria[0], run);
}
