using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>Setting a criterion aside: what is lifted, for how long, by whom, and what stays.</summary>
public sealed class OverrideTests
{
    private static readonly Plan Plan = APlan.Of(APlan.Stage("Half", 50, gate: Gate(FailAction.Pause)), APlan.Stage("All", gate: Gate(FailAction.Pause)));

    [Fact]
    public void Override_OfMissingData_LiftsTheHoldAndKeepsTheVerdict()
    {
        var rollout = ARollout.Running(Plan);

        rollout.Override("errors", Verdict.NoData, "The dashboard is down", At.Hours(20), ARollout.Facts(), By.Maya, At.Hours(1)).Worked();

        var given = new Override(1, 1, "errors", Verdict.NoData, "The dashboard is down", By.Maya.Id, By.Maya.Name, At.Hours(1), At.Hours(20), false, null, null);
        Assert.Equal(new CriterionOverridden(AGate.Errors, given, By.Maya, At.Hours(1)), rollout.Pending[^1]);
        Assert.Equal([given], rollout.State.Overrides);
        var judged = rollout.Assess(ARollout.Facts(), At.Hours(2)).Criteria[0];
        Assert.Equal((Verdict.NoData, GateAction.Advance, given, false), (judged.Verdict, judged.Action, judged.Override, judged.IsAcceptedHarm));
    }

    [Fact]
    public void Override_AtItsEnd_LiftsNothingAnyMore()
    {
        var rollout = Lifted();

        Assert.Equal(GateAction.Advance, rollout.Assess(ARollout.Facts(), At.Hours(20).AddTicks(-1)).Action);
        Assert.Equal(GateAction.Hold, rollout.Assess(ARollout.Facts(), At.Hours(20)).Action);
    }

    [Fact]
    public void Override_WhenItGetsWorse_LiftsThatNot()
    {
        var rollout = Lifted();

        Assert.True(rollout.ActOnGate(rollout.GoodNews(At.Hours(2), 9), By.Automation, At.Hours(2)));

        Assert.Equal(RolloutStatus.Paused, rollout.State.Status);
    }

    [Fact]
    public void Override_InTheNextRun_CountsNoMore()
    {
        var rollout = Lifted();
        rollout.Advance(ARollout.Facts(), By.Maya, At.Hours(3)).Worked();

        Assert.Equal(GateAction.Hold, rollout.Assess(ARollout.Facts(), At.Hours(5)).Action);
    }

    [Fact]
    public void Override_OfAPausedCause_IsResumedAndStays()
    {
        var rollout = ARollout.Running(Plan);
        Assert.True(rollout.ActOnGate(ARollout.Facts(), By.Automation, At.Hours(25)));
        rollout.Override("errors", Verdict.NoData, "The dashboard is down", At.Hours(72), ARollout.Facts(), By.Maya, At.Hours(26)).Worked();

        rollout.Resume("Watched by hand", By.Maya, At.Hours(27)).Worked();

        Assert.False(rollout.ActOnGate(ARollout.Facts(), By.Automation, At.Hours(28)));
        Assert.Equal(RolloutStatus.Running, rollout.State.Status);
    }

    [Fact]
    public void Override_OfAFailingTrigger_TakesASecondLeadAndStaysFailing()
    {
        var (rollout, bad) = Failing();

        rollout.Override("errors", Verdict.Fail, "Known since Monday", At.Hours(20), bad, By.Tom, At.Hours(1)).Worked();
        Assert.Equal(GateAction.Pause, rollout.Assess(bad, At.Hours(1)).Action);
        Assert.Equal(RolloutErrors.OverrideOwn, rollout.SecondOverride(1, "Me again", By.Tom, At.Hours(2)).Error);
        rollout.SecondOverride(1, "I saw the cause", By.Priya, At.Hours(2)).Worked();

        var seconded = rollout.State.Overrides[0];
        Assert.Equal((true, new Agreement(By.Priya.Id, By.Priya.Name, At.Hours(2), "I saw the cause")), (seconded.NeedsSecond, seconded.Second));
        Assert.Equal(new OverrideSeconded(seconded with { Second = null }, seconded, By.Priya, At.Hours(2)), rollout.Pending[^1]);
        var judged = rollout.Assess(bad, At.Hours(3)).Criteria[0];
        Assert.Equal((Verdict.Fail, GateAction.Advance, true), (judged.Verdict, judged.Action, judged.IsAcceptedHarm));
        rollout.Resume("Agreed", By.Maya, At.Hours(3)).Worked();
        Assert.False(rollout.ActOnGate(bad, By.Automation, At.Hours(4)));
    }

    [Theory]
    [InlineData("criterion", "other", Verdict.Fail, "Known", 4, "override.criterion@criterion")]
    [InlineData("reason", "errors", Verdict.Fail, " ", 4, "text.missing@reason")]
    [InlineData("past", "errors", Verdict.Fail, "Known", 1, "override.until@until")]
    [InlineData("too far", "errors", Verdict.Fail, "Known", 338, "override.until@until")]
    [InlineData("worse than shown", "errors", Verdict.Inconclusive, "Known", 4, "override.changed@")]
    [InlineData("passing", "errors", Verdict.Pass, "Known", 4, "override.nothing@")]
    public void Override_Wrong_IsRefusedAtItsPlaceAndNothingDone(string what, string criterion, Verdict shown, string reason, int hours, string refusal)
    {
        var rollout = ARollout.Running(Plan);
        var facts = rollout.GoodNews(At.Hours(0.5), what == "passing" ? 0.2m : 9);
        var before = rollout.State;

        var refused = rollout.Override(criterion, shown, reason, At.Hours(hours), facts, By.Maya, At.Hours(1)).Error;

        Assert.Equal((refusal, before), ($"{refused.Code}@{refused.Path}", rollout.State));
    }

    [Fact]
    public void Override_FourteenDaysAhead_IsTheMost() =>
        ARollout.Running(Plan).Override("errors", Verdict.NoData, "Known", At.Hours(1) + GateTimes.MaxOverride, ARollout.Facts(), By.Maya, At.Hours(1)).Worked();

    [Fact]
    public void Override_AskedTwice_WaitsOnce()
    {
        var (rollout, bad) = Failing();
        rollout.Override("errors", Verdict.Fail, "Known", At.Hours(20), bad, By.Maya, At.Hours(1)).Worked();

        Assert.Equal(RolloutErrors.OverrideWaits(rollout.State.Overrides[0]), rollout.Override("errors", Verdict.Fail, "Known", At.Hours(20), bad, By.Tom, At.Hours(2)).Error);
        rollout.Override("errors", Verdict.Fail, "Still known", At.Hours(40), bad, By.Tom, At.Hours(21)).Worked(); // the first one has lapsed
        Assert.Equal(RolloutErrors.OverrideOver, rollout.SecondOverride(1, "Late", By.Priya, At.Hours(21)).Error);
    }

    [Fact]
    public void Second_OfWhatNeedsNone_OrIsNotThere_IsRefused()
    {
        var rollout = Lifted();

        Assert.Equal(RolloutErrors.OverrideNeedsNobody, rollout.SecondOverride(1, "Fine", By.Priya, At.Hours(2)).Error);
        Assert.Equal(RolloutErrors.NoSuchOverride(2), rollout.SecondOverride(2, "Fine", By.Priya, At.Hours(2)).Error);
    }

    [Fact]
    public void Review_ByWhoeverHadAPart_IsRefusedAndByAnotherCloses()
    {
        var (rollout, bad) = Failing();
        rollout.Override("errors", Verdict.Fail, "Known", At.Hours(20), bad, By.Maya, At.Hours(1)).Worked();
        Assert.Equal(RolloutErrors.ReviewWaits, rollout.ReviewOverride(1, "Early", By.Jonas, At.Hours(1)).Error);
        rollout.SecondOverride(1, "Seen", By.Tom, At.Hours(2)).Worked();

        Assert.Equal(RolloutErrors.ReviewOwn, rollout.ReviewOverride(1, "Mine", By.Maya, At.Hours(3)).Error);
        Assert.Equal(RolloutErrors.ReviewOwn, rollout.ReviewOverride(1, "Mine", By.Tom, At.Hours(3)).Error);
        Assert.Equal("text.missing", rollout.ReviewOverride(1, "", By.Jonas, At.Hours(3)).Error.Code);
        rollout.ReviewOverride(1, "It was right", By.Jonas, At.Hours(3)).Worked();

        Assert.Equal(new Agreement(By.Jonas.Id, By.Jonas.Name, At.Hours(3), "It was right"), rollout.State.Overrides[0].Review);
        Assert.Equal(RolloutErrors.ReviewClosed, rollout.ReviewOverride(1, "Again", By.Edda, At.Hours(4)).Error);
    }

    [Fact]
    public void Review_AfterEverythingWasTakenBack_IsStillOpenAndCloses()
    {
        var rollout = Lifted();
        rollout.Kill("Payments are down", By.Maya, At.Hours(3)).Worked();

        rollout.ReviewOverride(1, "It hid nothing", By.Tom, At.Hours(30)).Worked();

        Assert.Equal((RolloutStatus.RolledBack, By.Tom.Id), (rollout.State.Status, rollout.State.Overrides[0].Review!.By));
        Assert.Equal(rollout.State, RolloutFold.Replay(rollout.Pending));
    }

    private static Gate Gate(FailAction onFail) => AGate.With(AGate.Trigger(onFail: onFail));

    /// <summary>No data for an hour, set aside by Maya until hour 20.</summary>
    private static Rollout Lifted()
    {
        var rollout = ARollout.Running(Plan);
        rollout.Override("errors", Verdict.NoData, "The dashboard is down", At.Hours(20), ARollout.Facts(), By.Maya, At.Hours(1)).Worked();
        return rollout;
    }

    private static (Rollout Rollout, GateFacts Bad) Failing()
    {
        var rollout = ARollout.Running(Plan);
        var bad = rollout.GoodNews(At.Hours(0.5), 9);
        Assert.True(rollout.ActOnGate(bad, By.Automation, At.Hours(0.5)));
        return (rollout, bad);
    }
}
