using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>The redesigned checkout: first the QA organisation, then 5 % of London, then 20 % of Sydney.</summary>
public sealed class CheckoutStoryTests
{
    private static readonly Gate Gate = APlan.Guard;

    private static readonly Plan Plan = APlan.Of(
        APlan.Stage("QA", 100, "qa-organisation", Gate), APlan.Stage("London", 5, "london", Gate), APlan.Stage("Sydney", 20, "sydney", Gate), APlan.Stage("Everybody", gate: Gate));

    [Fact]
    public void Start_PlanOfTheStory_RunsInStageOne() =>
        Assert.Equal(new Position(RolloutStatus.Running, 1, 1), ARollout.Running(Plan).State.Position);

    [Fact]
    public void Advance_TwiceOnTheSameEvidence_SecondIsRefused()
    {
        var rollout = ARollout.Running(Plan);
        var facts = rollout.GoodNews(At.Noon);
        rollout.ApprovedBy(By.Tom, facts, At.Noon).Worked();
        rollout.Advance(facts, By.Maya, At.Noon).Worked();
        var before = rollout.State;

        var second = rollout.Advance(facts, By.Maya, At.Noon);

        Assert.Equal(Error.Refused("gate.holds", "The gate of stage 2 is shut: no reading of payment-errors in this stage yet; 0 of 1 approvals given."), second.Error);
        Assert.Equal(before, rollout.State);
    }

    [Fact]
    public void Advance_RegressionAfterTheApproval_IsBlockedAndActedOn()
    {
        var rollout = InSydney();
        rollout.ApprovedBy(By.Tom, rollout.GoodNews(At.Noon), At.Noon).Worked();
        var late = rollout.GoodNews(At.Minutes(3), value: 2.4m);

        var advance = rollout.Advance(late, By.Maya, At.Minutes(3));
        var acted = rollout.ActOnGate(late, By.Automation, At.Minutes(3));

        Assert.Equal("The gate of stage 3 is shut: payment-errors is 2.4, the limit is at most 1; 0 of 1 approvals given.", advance.Error.Message);
        Assert.True(acted);
        Assert.Equal(new Position(RolloutStatus.Paused, 2, 1), rollout.State.Position);
        Assert.Equal(
            new RolledBackToStage(new(RolloutStatus.Running, 3, 1), new(RolloutStatus.Paused, 2, 1), "payment-errors is 2.4, the limit is at most 1", By.Automation, At.Minutes(3)),
            rollout.Pending[^1]);
    }

    [Fact]
    public void RollBack_ThenResume_AsksForFreshEvidenceAndApproval()
    {
        var rollout = InSydney();
        var old = rollout.GoodNews(At.Noon);
        rollout.ApprovedBy(By.Tom, old, At.Noon).Worked();
        rollout.RollBackToStage(2, "Slow", By.Maya, At.Noon).Worked();
        rollout.Resume("Fixed", By.Maya, At.Noon).Worked();

        var decision = rollout.Assess(old, At.Noon);

        Assert.Equal((GateAction.Hold, VerdictCause.NothingYet, 0), (decision.Action, decision.Criteria[0].Cause, decision.Approvals.Count));
    }

    [Fact]
    public void ApproveGate_EvidenceChangedSinceSeen_IsRefused()
    {
        var rollout = ARollout.Running(Plan);
        var seen = rollout.Assess(rollout.GoodNews(At.Noon), At.Noon).Digest;

        var result = rollout.ApproveGate(2, seen, "Fine", rollout.GoodNews(At.Minutes(1), 0.9m), By.Tom, At.Minutes(1));

        Assert.Equal(RolloutErrors.EvidenceChanged, result.Error);
    }

    [Fact]
    public void ApproveGate_BeforeTheSoakIsOver_ComesTooEarly()
    {
        var rollout = ARollout.Running(APlan.Of(APlan.Stage("One", gate: Gate, soakHours: 10), APlan.Stage("Two", gate: Gate)));

        var result = rollout.ApprovedBy(By.Tom, rollout.GoodNews(At.Noon), At.Noon);

        Assert.Equal(Error.Refused("gate.too-early", "An approval comes last. Still open: 10 hours of soak time left."), result.Error);
    }

    [Fact]
    public void ApproveGate_Twice_IsRefusedWhileTheFirstCounts()
    {
        var rollout = ARollout.Running(Plan);
        rollout.ApprovedBy(By.Tom, rollout.GoodNews(At.Noon), At.Noon).Worked();

        Assert.Equal(RolloutErrors.AlreadyApproved, rollout.ApprovedBy(By.Tom, rollout.GoodNews(At.Noon), At.Noon).Error);
    }

    [Fact]
    public void ApproveThenEdit_ByTheApprover_VoidsTheirApproval()
    {
        var rollout = ARollout.Running(Plan);
        var facts = rollout.GoodNews(At.Noon);
        rollout.ApprovedBy(By.Priya, facts, At.Noon).Worked();
        rollout.Edit(Plan with { Goal = "More" }, By.Priya, At.Noon).Worked();

        Assert.Equal(ApprovalStanding.NoLongerEntitled, rollout.Assess(facts, At.Noon).Approvals[0].Standing);
        Assert.Equal("gate.holds", rollout.Advance(facts, By.Maya, At.Noon).Error.Code);
    }

    [Fact]
    public void ApproveThenApplyPlan_VoidsTheApproval()
    {
        var rollout = ARollout.Running(Plan);
        var facts = rollout.GoodNews(At.Noon);
        rollout.ApprovedBy(By.Tom, facts, At.Noon).Worked();
        rollout.Edit(Plan with { Goal = "More" }, By.Maya, At.Noon).Worked();
        rollout.Submitted(At.Noon).SignedBy(By.Priya, At.Noon);

        rollout.ApplyPlan("Agreed", By.IsLead, By.Tom, At.Noon).Worked();

        Assert.Equal(0, rollout.Assess(facts, At.Noon).ApprovalsGiven);
    }

    [Fact]
    public void Skip_ApprovedForAnotherStage_NeedsALeadForExactlyThisOne()
    {
        var rollout = ARollout.Running(Plan);
        var facts = rollout.GoodNews(At.Noon);
        rollout.ApprovedBy(By.Tom, facts, At.Noon, target: 2).Worked();
        rollout.ApprovedBy(By.Tom, facts, At.Noon, target: 4).Worked();

        Assert.Equal(RolloutErrors.SkipNeedsLead, rollout.Skip(3, "Enough seen", facts, By.Maya, At.Noon).Error);
        rollout.Skip(4, "Enough seen", facts, By.Maya, At.Noon).Worked();
        Assert.Equal(new Position(RolloutStatus.Running, 4, 1), rollout.State.Position);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Skip_ToNoLaterStage_IsRefused(int stage) =>
        Assert.Equal("stage.unknown", ARollout.Running(Plan).Skip(stage, "Why not", ARollout.Facts(), By.Maya, At.Noon).Error.Code);

    [Fact]
    public void Skip_WhileFailing_IsRefusedEvenIfApproved()
    {
        var rollout = ARollout.Running(Plan);
        rollout.ApprovedBy(By.Tom, rollout.GoodNews(At.Noon), At.Noon, target: 3).Worked();

        Assert.Equal(RolloutErrors.SkipWhileFailing, rollout.Skip(3, "Hurry", rollout.GoodNews(At.Minutes(1), 9), By.Maya, At.Minutes(1)).Error);
    }

    [Theory]
    [InlineData("Running")]
    [InlineData("Paused")]
    [InlineData("Completed")]
    public void Kill_WhateverServesOn_NeedsNoEvidenceAndNobodyElse(string state)
    {
        var rollout = ARollout.Running(APlan.Of(APlan.Stage("All", gate: AGate.With(AGate.Trigger()))));
        if (state == "Paused") rollout.Pause("Lunch", By.Maya, At.Noon).Worked();
        if (state == "Completed") rollout.Advance(rollout.GoodNews(At.Noon), By.Maya, At.Noon).Worked();
        Assert.Equal(state, rollout.State.Status.ToString());

        rollout.Kill("Payments are down", By.Ingrid, At.Minutes(1)).Worked();

        Assert.Equal(new Position(RolloutStatus.RolledBack, 0, 1), rollout.State.Position);
    }

    private static Rollout InSydney()
    {
        var rollout = ARollout.Running(Plan);
        for (var stage = 2; stage <= 3; stage++)
        {
            rollout.ApprovedBy(By.Tom, rollout.GoodNews(At.Noon), At.Noon).Worked();
            rollout.Advance(rollout.GoodNews(At.Noon), By.Maya, At.Noon).Worked();
        }
        return rollout;
    }
}
