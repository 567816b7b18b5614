using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

/// <summary>What programs measure: floor, windows, streaks, errors, people in two arms.</summary>
public sealed class RunEvidenceTests
{
    private static readonly Criterion Trigger = AGate.Trigger();
    private static readonly Criterion Ratio = AGate.Trigger() with { Against = Reference.ControlRatio, Limit = 1 };
    private static readonly Share Half = Share.Parse(50, "share").Value;

    public static TheoryData<string, Verdict> Streaks => new()
    {
        { "", Verdict.Pending },
        { "p", Verdict.Inconclusive },
        { "pp", Verdict.Inconclusive },
        { "ppp", Verdict.Pass },
        { "f", Verdict.Inconclusive },
        { "ff", Verdict.Fail },
        { "fpf", Verdict.Fail },
        { "fpp", Verdict.Inconclusive },
        { "fppp", Verdict.Pass },
        { "pppf", Verdict.Inconclusive },
        { "pppff", Verdict.Fail },
        { "ffppp", Verdict.Pass },
        { "f e f", Verdict.Fail },
        { "f n f", Verdict.Fail },
        { "pp e p", Verdict.Pass },
        { "ppp e", Verdict.Pass },
        { "ppp eeee", Verdict.Pass },
        { "ppp eeeee", Verdict.Error },
        { "eeeee", Verdict.Error },
        { "eeee", Verdict.Pending },
        { "eeeee p", Verdict.Inconclusive },
        { "eee n ee", Verdict.Pending },
        { "ff eeeee", Verdict.Error },
    };

    [Theory]
    [MemberData(nameof(Streaks))]
    public void Limit_OnPolledWindows_NeedsTwoOfThreeToFailAndThreeInARowToPass(string looks, Verdict expected)
    {
        var (evidence, at) = Looks(looks.Replace(" ", "", StringComparison.Ordinal));

        Assert.Equal(expected, Judge(evidence, at).Verdict);
    }

    [Theory]
    [InlineData("fppp", Verdict.Inconclusive)]
    [InlineData("ff", Verdict.Inconclusive)]
    public void Limit_PolledOftenerThanItsWindow_CountsAWindowOnce(string looks, Verdict expected)
    {
        var (evidence, at) = Looks(looks, every: TimeSpan.FromMinutes(1));

        Assert.Equal(expected, Judge(evidence, at).Verdict);
    }

    [Fact]
    public void Limit_AfterALongGap_BeginsItsStreakAnew()
    {
        var (evidence, at) = Looks("f");
        var (run, later) = (AGate.Run(), at.AddHours(2));

        var after = evidence.Add(Polled(9, later), run);

        Assert.Equal(Verdict.Inconclusive, Judge(after, later).Verdict);
    }

    [Theory]
    [InlineData(9.9, VerdictCause.Settling)]
    [InlineData(10, VerdictCause.Measured)]
    public void Window_HoldingSomethingFromBeforeTheFloor_NeverCounts(double minutes, VerdictCause expected)
    {
        var evidence = Start(Trigger).Add(Polled(9, At.Minutes(minutes)), AGate.Run());

        Assert.Equal(expected, Judge(evidence, At.Minutes(minutes)).Cause);
    }

    [Fact]
    public void SameWindowReadAgain_ChangesNothingButTheCount()
    {
        var (evidence, at) = Looks("fp");

        var again = evidence.Add(evidence.Criteria[0].Last!, AGate.Run());

        Assert.Equal(evidence with { Folded = evidence.Folded + 1 }, again);
        Assert.Equal(Judge(evidence, at), Judge(again, at));
    }

    [Fact]
    public void Ratio_HarmFromAZeroBase_FailsAndStaysFailed()
    {
        var evidence = Start(Ratio, Half);
        for (var minute = 3; minute < 15; minute++) evidence = evidence.Add(Counted(minute, (50, 2), (50, 0)), AGate.Run());

        var seen = Judge(evidence, At.Minutes(15));
        var silent = Judge(evidence, At.Hours(9));

        Assert.Equal((Verdict.Fail, GateAction.Rollback, 600L), (seen.Verdict, seen.Action, seen.SampleSize));
        Assert.Equal((Verdict.Fail, GateAction.Rollback), (silent.Verdict, silent.Action));
    }

    [Fact]
    public void Ratio_HarmOnFewerThanTheMinimum_FailsAllTheSame()
    {
        var evidence = Start(Ratio with { MinimumSample = 1_000_000 }, Half);
        for (var minute = 3; minute < 15; minute++) evidence = evidence.Add(Counted(minute, (50, 2), (50, 0)), AGate.Run());

        Assert.Equal(Verdict.Fail, Judge(evidence, At.Minutes(15)).Verdict);
    }

    [Fact]
    public void Ratio_MuchBetterThanAllowed_PassesOnlyOnEnoughAndWhileFresh()
    {
        var evidence = Start(Ratio with { Limit = 3 }, Half);
        for (var minute = 3; minute < 120; minute++) evidence = evidence.Add(Counted(minute, (100, 1), (100, 1)), AGate.Run());
        var thin = Start(Ratio with { Limit = 3, MinimumSample = 1_000_000 }, Half);
        for (var minute = 3; minute < 120; minute++) thin = thin.Add(Counted(minute, (100, 1), (100, 1)), AGate.Run());

        Assert.Equal(Verdict.Pass, Judge(evidence, At.Minutes(120)).Verdict);
        Assert.Equal((Verdict.Pending, VerdictCause.Stale), (Judge(evidence, At.Minutes(140)).Verdict, Judge(evidence, At.Minutes(140)).Cause));
        Assert.Equal(VerdictCause.TooFew, Judge(thin, At.Minutes(120)).Cause);
    }

    [Fact]
    public void Ratio_WorseYetWithinWhatIsAllowed_PassesMarkedAsACost()
    {
        var evidence = Start(Ratio with { Limit = 5 }, Half);
        for (var minute = 3; minute < 300; minute++) evidence = evidence.Add(Counted(minute, (100, 3), (100, 1)), AGate.Run());

        var judged = Judge(evidence, At.Minutes(300));

        Assert.Equal((Verdict.Pass, true), (judged.Verdict, judged.IsAcceptedCost));
    }

    [Fact]
    public void Proportion_FarAboveItsLimit_FailsAndFarBelow_Passes()
    {
        var (bad, good) = (Start(Trigger), Start(Trigger));
        for (var minute = 3; minute < 40; minute++)
        {
            bad = bad.Add(Counted(minute, (50, 4), null), AGate.Run());
            good = good.Add(Counted(minute, (50, 0), null), AGate.Run());
        }

        Assert.Equal((Verdict.Fail, Verdict.Pass), (Judge(bad, At.Minutes(40)).Verdict, Judge(good, At.Minutes(40)).Verdict));
    }

    [Fact]
    public void Means_AgainstAMargin_FailPassOrStayOpen()
    {
        var criterion = AGate.Success() with { Against = Reference.ControlDifference, Limit = 5 };

        Assert.Equal(Verdict.Fail, Means(criterion, treated: 120, minutes: 60));
        Assert.Equal(Verdict.Pass, Means(criterion, treated: 100, minutes: 60));
        Assert.Equal(Verdict.Inconclusive, Means(criterion, treated: 105, minutes: 60));
        Assert.Equal(Verdict.Pass, Means(criterion with { Against = Reference.ControlPercent }, treated: 101, minutes: 60));
    }

    [Fact]
    public void Means_WithoutAnySpread_AreAnErrorAfterFourInARow()
    {
        var criterion = AGate.Success() with { Against = Reference.ControlDifference, Limit = 5 };

        Assert.Equal(Verdict.Error, Means(criterion, treated: 100, minutes: 10, variance: 0));
    }

    [Fact]
    public void Criterion_ThatDoesNotFitItsMetric_IsAnErrorAndNeverPasses()
    {
        var evidence = Start(Ratio);
        for (var minute = 10; minute < 60; minute += 5) evidence = evidence.Add(Polled(0, At.Minutes(minute)), AGate.Run());

        var judged = Judge(evidence, At.Minutes(60));

        Assert.Equal((Verdict.Error, VerdictCause.Broken, FailureKind.BadSpec), (judged.Verdict, judged.Cause, judged.Failure?.Kind));
    }

    [Fact]
    public void Definition_Changed_BeginsTheEvidenceAnew()
    {
        var (evidence, at) = Looks("ppp");

        var after = evidence.Add(Polled(0, at.AddMinutes(5)) with { Definition = "edited" }, AGate.Run());

        Assert.Equal((Verdict.Pass, Verdict.Inconclusive), (Judge(evidence, at).Verdict, Judge(after, at.AddMinutes(5)).Verdict));
    }

    [Theory]
    [InlineData(500, 500, Verdict.Pass, GateAction.Advance)]
    [InlineData(600, 400, Verdict.Fail, GateAction.Pause)]
    public void Quality_OfArmsUnlikeTheShare_PausesTheStage(int treated, int control, Verdict verdict, GateAction action)
    {
        var evidence = Start(Ratio with { Role = CriterionRole.Observe }, Half);
        for (var minute = 3; minute < 20; minute++) evidence = evidence.Add(Counted(minute, (treated, 1), (control, 1)), AGate.Run());
        var gate = AGate.With(Ratio with { Role = CriterionRole.Observe });

        var decision = GateAssessor.Assess(gate, TimeSpan.Zero, AGate.Run(), "hash", 2, new(evidence, [], [], By.IsLead), At.Minutes(20));

        Assert.Equal((verdict, action), (decision.Criteria[^1].Verdict, decision.Action));
    }

    [Fact]
    public void FoldedInPieces_IsTheSameAsAtOnce()
    {
        var (run, measured) = (AGate.Run(), new List<Measurement>());
        for (var minute = 3; minute < 400; minute += minute % 7 + 1) measured.Add(Counted(minute, (40, minute % 3), (60, 1)));
        var gate = AGate.With(Ratio, AGate.Success() with { Against = Reference.Limit, Limit = 3 });
        var atOnce = measured.Aggregate(RunEvidence.Start(gate, run, Half, GateTimes.Settle), (evidence, one) => evidence.Add(one, run)).AdvancedTo(At.Hours(8), run);

        var pieces = RunEvidence.Start(gate, run, Half, GateTimes.Settle);
        foreach (var one in measured) pieces = pieces.AdvancedTo(one.RecordedAt.AddSeconds(-20), run).Add(one, run).AdvancedTo(one.RecordedAt.AddSeconds(10), run);

        Assert.Equal(atOnce, pieces.AdvancedTo(At.Hours(8), run));
    }

    private static Verdict Means(Criterion criterion, double treated, int minutes, double variance = 400)
    {
        var evidence = Start(criterion, Half);
        for (var minute = 3; minute < minutes; minute++)
        {
            var arms = new ArmReading.Means(new(200, treated, variance), new(200, 100, variance));
            evidence = evidence.Add(Taken((decimal)treated, At.Minutes(minute), TimeSpan.FromMinutes(1)) with { Arms = arms, SampleSize = 200 }, AGate.Run());
        }
        return Judge(evidence, At.Minutes(minutes)).Verdict;
    }

    /// <summary>p and f are windows of five minutes that pass or fail, e an error, n an empty answer.</summary>
    private static (RunEvidence Evidence, DateTimeOffset At) Looks(string looks, TimeSpan? every = null)
    {
        var (evidence, run, at) = (Start(Trigger), AGate.Run(), At.Minutes(5));
        foreach (var look in looks)
        {
            at += every is { } often && evidence.Criteria[0].Last is not null ? often : TimeSpan.FromMinutes(5);
            evidence = look switch
            {
                'p' => evidence.Add(Polled(0.5m, at), run),
                'f' => evidence.Add(Polled(1.5m, at), run),
                'e' => evidence.Add(new MeasurementFailure(AGate.Errors, 1, FailureKind.Timeout, "No answer within 30 s.", at = at.AddMinutes(-4.5)), run),
                _ => evidence.Add(new MeasurementFailure(AGate.Errors, 1, FailureKind.NoData, "No series.", at = at.AddMinutes(-4.5)), run),
            };
        }
        return (evidence, at);
    }

    private static RunEvidence Start(Criterion criterion, Share? share = null) => RunEvidence.Start(AGate.With(criterion), AGate.Run(), share ?? Share.All, GateTimes.Settle);

    private static Measurement Polled(decimal value, DateTimeOffset at) => Taken(value, at, TimeSpan.FromMinutes(5));

    private static Measurement Taken(decimal value, DateTimeOffset at, TimeSpan window) =>
        AGate.Reading(value, at) with { Origin = MeasurementOrigin.Polled, Window = window, FreshFor = TimeSpan.FromMinutes(10), Definition = "first" };

    private static Measurement Counted(int minute, (int People, int Bad) treatment, (int People, int Bad)? control) =>
        Taken(0, At.Minutes(minute), TimeSpan.FromMinutes(1)) with
        {
            Arms = new ArmReading.Counts(new(treatment.People, treatment.Bad), control is { } c ? new(c.People, c.Bad) : null),
        };

    private static CriterionAssessment Judge(RunEvidence evidence, DateTimeOffset now) => CriterionAssessor.Assess(evidence.AdvancedTo(now, AGate.Run()).Criteria[0], AGate.Run(), now);
}
