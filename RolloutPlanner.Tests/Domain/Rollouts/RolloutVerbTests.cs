using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

public sealed class RolloutVerbTests
{
    [Fact]
    public void Create_ByAViewer_IsRefused() => Assert.Equal(
        Error.Forbidden("role.Create", "Only product managers and engineering leads can make a rollout."),
        Rollout.Create(ARollout.Flag, APlan.Guarded(), "", By.Victor, At.Nine).Error);

    [Fact]
    public void SignOff_ByTheLeadWhoMadeThePlan_IsRefused()
    {
        var rollout = ARollout.Draft(by: By.Tom).Submitted(At.Nine);

        var result = rollout.SignOff(rollout.State.UnderReview!.Hash, "", ARollout.Ready, By.Tom, At.Nine);

        Assert.Equal(Error.Forbidden("independence.SignOff", "You worked on plan version 1, so someone else must sign the plan off."), result.Error);
    }

    [Fact]
    public void SignOff_ByTheLeadWhoSentItForReview_IsRefusedAsTheLinterSaid()
    {
        var rollout = ARollout.Draft().Submitted(At.Nine, By.Tom);

        Assert.Equal("independence.SignOff", rollout.SignOff(rollout.State.UnderReview!.Hash, "", ARollout.Ready, By.Tom, At.Nine).Error.Code);
    }

    [Fact]
    public void SignOff_OfAnotherText_IsRefused() =>
        Assert.Equal(RolloutErrors.PlanSeenChanged, ARollout.InReview().SignOff("other", "", ARollout.Ready, By.Tom, At.Nine).Error);

    [Fact]
    public void SignOff_TwoNeeded_OneIsNotEnoughAndNobodySignsTwice()
    {
        var rollout = ARollout.InReview(APlan.Guarded() with { SignOffsNeeded = 2 }).SignedBy(By.Tom, At.Nine);

        Assert.Equal(RolloutStatus.InReview, rollout.State.Status);
        Assert.Equal(RolloutErrors.AlreadySigned, rollout.SignOff(rollout.State.UnderReview!.Hash, "", ARollout.Ready, By.Tom, At.Nine).Error);
        Assert.Equal(RolloutStatus.Approved, rollout.SignedBy(By.Priya, At.Nine).State.Status);
    }

    [Fact]
    public void Edit_OfASignedPlan_VoidsTheSignatures()
    {
        var rollout = ARollout.Approved();

        rollout.Edit(APlan.Guarded() with { Goal = "More" }, By.Maya, At.Noon).Worked();

        Assert.Equal((RolloutStatus.Draft, 0), (rollout.State.Status, rollout.State.SignOffs.Count));
    }

    [Fact]
    public void Start_SignerLostTheRole_IsRefused() => Assert.Equal(
        Error.Refused("plan.signatures", "0 of 1 signatures count. A signature stops counting when its lead loses the role or works on the plan."),
        ARollout.Approved().Start(ARollout.Ready with { Leads = [By.Priya.Id] }, By.Maya, At.Noon).Error);

    [Fact]
    public void Start_MetricNeverDelivered_IsRefusedByName() =>
        Assert.Equal(RolloutErrors.HookSilent(AGate.Errors), ARollout.Approved().Start(ARollout.Ready with { Hook = _ => null }, By.Maya, At.Noon).Error);

    [Fact]
    public void Start_BeforeItsDate_WaitsToTheMinute()
    {
        var plan = APlan.Of(APlan.Stage("One", gate: APlan.Guard) with { NotBefore = At.Noon });

        Assert.Equal(
            Error.Refused("stage.too-early", "Stage 1, One, does not start before 18 Nov 2026, 12:00 UTC."),
            ARollout.Approved(plan).Start(ARollout.Ready, By.Maya, At.Noon.AddTicks(-1)).Error);
        ARollout.Approved(plan).Start(ARollout.Ready, By.Maya, At.Noon).Worked();
    }

    [Fact]
    public void Advance_ByAutomationWhereAPersonShould_IsRefused()
    {
        var rollout = ARollout.Running(APlan.Of(APlan.Stage("One", gate: AGate.With(AGate.Trigger()))));

        Assert.Equal(RolloutErrors.AutomationNotAgreed, rollout.Advance(rollout.GoodNews(At.Noon), By.Automation, At.Noon).Error);
    }

    [Fact]
    public void ActOnGate_FiftyFailingTriggers_RollsBackAllTheSame()
    {
        var hooks = Enumerable.Range(0, 50).Select(i => AGate.Hook($"a-metric-whose-name-is-as-long-as-a-name-of-a-metric-may-be-{i:000}")).ToList();
        var rollout = ARollout.Running(APlan.Of(APlan.Stage("One", gate: AGate.With([.. hooks.Select((hook, i) => AGate.Trigger($"c{i}", hook))]))));
        var facts = rollout.Facts([.. hooks.Select(hook => AGate.Reading(123_456_789_012.345m, At.Noon, hook: hook))]);

        var acted = rollout.ActOnGate(facts, By.Automation, At.Noon);

        Assert.True(acted);
        Assert.Equal(RolloutStatus.RolledBack, rollout.State.Status);
        Assert.StartsWith("a-metric-whose-name-is-as-long-as-a-name-of-a-metric-may-be-000 is 123456789012.345, the limit is at most 1; ", rollout.Pending[^1].Why);
    }

    [Fact]
    public void ActOnGate_NothingWrong_DoesNothing()
    {
        var rollout = ARollout.Running();

        Assert.False(rollout.ActOnGate(rollout.GoodNews(At.Noon), By.Automation, At.Noon));
        Assert.Equal(RolloutStatus.Running, rollout.State.Status);
    }

    [Fact]
    public void ActOnGate_SilentForADay_PausesAndThenLeavesItBe()
    {
        var rollout = ARollout.Running();

        Assert.True(rollout.ActOnGate(ARollout.Facts(), By.Automation, At.Hours(24)));
        Assert.Equal(RolloutStatus.Paused, rollout.State.Status);
        Assert.False(rollout.ActOnGate(ARollout.Facts(), By.Automation, At.Hours(25)));
    }

    [Fact]
    public void ActOnGate_FailingWhilePaused_StillRollsBack()
    {
        var rollout = ARollout.Running();
        rollout.Pause("Lunch", By.Maya, At.Noon).Worked();

        Assert.True(rollout.ActOnGate(rollout.GoodNews(At.Noon, 9), By.Automation, At.Noon));
        Assert.Equal(RolloutStatus.RolledBack, rollout.State.Status);
    }

    [Fact]
    public void Record_EverythingWrong_IsSaidAtOnce()
    {
        var result = ARollout.Running().Record(AGate.Hook("latency"), 1, 0, At.Hours(-1), "", By.Maya, At.Noon);

        Assert.Equal(
            ["measurement.foreign@hook", "measurement.sample@sampleSize", "measurement.early@observedAt", "text.missing@source"],
            result.Errors.Select(e => $"{e.Code}@{e.Path}"));
    }

    [Theory]
    [InlineData(60, null)]
    [InlineData(60.001, "measurement.future")]
    [InlineData(-24 * 3600 + 0.001, null)]
    [InlineData(-24 * 3600, "measurement.stale")]
    public void Record_TimeAtTheLimits_IsTakenOrRefused(double secondsFromNow, string? expected)
    {
        var now = At.Hours(48);

        var result = ARollout.Running().Record(AGate.Errors, 1, 100, now.AddSeconds(secondsFromNow), "Dashboard", By.Maya, now);

        Assert.Equal(expected, result.Errors.Count == 0 ? null : result.Error.Code);
    }
}
