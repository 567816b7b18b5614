using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>A lead's no: kept with its reason, and in nobody's way.</summary>
public sealed class DeclineTests
{
    /// <summary>What happens after Tom declined stage 2, and whose no still stands.</summary>
    public static TheoryData<string, string[]> Afterwards => new()
    {
        { "nothing", ["Tom Okafor"] },
        { "declined again", ["Tom Okafor"] },
        { "another declines", ["Tom Okafor", "Priya Raman"] },
        { "another approves", ["Tom Okafor"] },
        { "approved by the same", [] },
        { "paused and resumed", ["Tom Okafor"] },
        { "advanced", [] },
        { "rolled back", [] },
        { "next plan version in force", [] },
    };

    [Fact]
    public void Decline_ByAFreeLead_KeepsTheReasonAndMovesNothing()
    {
        var rollout = ARollout.Running();
        var before = rollout.State;

        rollout.DeclineGate("Refunds look odd", By.Tom, At.Minutes(3)).Worked();

        var no = new Decline(By.Tom.Id, By.Tom.Name, 2, "Refunds look odd", At.Minutes(3));
        Assert.Equal(new GateDeclined(no, By.Tom, At.Minutes(3)), rollout.Pending[^1]);
        Assert.Equal(before with { Declines = [no], Version = before.Version + 1, ChangedAt = At.Minutes(3) }, rollout.State);
    }

    [Theory]
    [MemberData(nameof(Afterwards))]
    public void Decline_Afterwards_StandsOrIsGone(string what, string[] whose)
    {
        var rollout = ARollout.Running();
        rollout.DeclineGate("Refunds look odd", By.Tom, At.Minutes(1)).Worked();

        After(rollout, what);

        Assert.Equal(whose, rollout.State.Declines.Select(no => no.ByName));
    }

    [Fact]
    public void Decline_AfterOnesOwnApproval_TakesItBack()
    {
        var rollout = ARollout.Running();
        rollout.ApprovedBy(By.Tom, rollout.GoodNews(At.Minutes(1)), At.Minutes(2)).Worked();

        rollout.DeclineGate("I looked again", By.Tom, At.Minutes(3)).Worked();

        Assert.Empty(rollout.State.Approvals);
        Assert.True(rollout.Advance(rollout.GoodNews(At.Minutes(4)), By.Maya, At.Minutes(4)).IsError);
    }

    [Fact]
    public void Decline_OfOneLead_DoesNotStopWhatOthersAgreedTo()
    {
        var rollout = ARollout.Running();
        rollout.DeclineGate("Not for me", By.Tom, At.Minutes(1)).Worked();
        rollout.ApprovedBy(By.Priya, rollout.GoodNews(At.Minutes(2)), At.Minutes(2)).Worked();

        rollout.Advance(rollout.GoodNews(At.Minutes(2)), By.Maya, At.Minutes(3)).Worked();

        Assert.Equal(2, rollout.State.CurrentStage);
    }

    [Theory]
    [InlineData("", "text.missing")]
    [InlineData("   ", "text.missing")]
    [InlineData("Look\u202Eaway", "text.direction")]
    public void Decline_WithoutAReasonInWords_IsRefusedAtTheReason(string reason, string code)
    {
        var declined = ARollout.Running().DeclineGate(reason, By.Tom, At.Noon);

        Assert.Equal((code, "reason"), (declined.Error.Code, declined.Error.Path));
    }

    [Fact]
    public void Decline_OfAReasonOf2001Letters_SaysHowManyFit() =>
        Assert.Equal("The reason has 2,001 characters; at most 2,000 fit.", ARollout.Running().DeclineGate(new('x', 2001), By.Tom, At.Noon).Error.Message);

    [Fact]
    public void Decline_OfAGateThatNobodyApproves_IsRefused()
    {
        var rollout = ARollout.Running(APlan.Of(APlan.Stage("All", gate: AGate.With(AGate.Trigger()))));

        Assert.Equal(RolloutErrors.NoApprovalNeeded, rollout.DeclineGate("No", By.Tom, At.Noon).Error);
    }

    private static void After(Rollout rollout, string what)
    {
        var good = rollout.GoodNews(At.Minutes(2));
        Result[] steps = what switch
        {
            "nothing" => [],
            "declined again" => [rollout.DeclineGate("Still odd", By.Tom, At.Minutes(2))],
            "another declines" => [rollout.DeclineGate("Me too", By.Priya, At.Minutes(2))],
            "another approves" => [rollout.ApprovedBy(By.Priya, good, At.Minutes(2))],
            "approved by the same" => [rollout.ApprovedBy(By.Tom, good, At.Minutes(2))],
            "paused and resumed" => [rollout.Pause("Lunch", By.Maya, At.Minutes(2)), rollout.Resume("Back", By.Maya, At.Minutes(3))],
            "advanced" => [rollout.ApprovedBy(By.Priya, good, At.Minutes(2)), rollout.Advance(good, By.Maya, At.Minutes(3))],
            "rolled back" => [rollout.RollBackFully("Slow", By.Maya, At.Minutes(2))],
            "next plan version in force" => [rollout.Edit(rollout.State.Draft with { Goal = "More" }, By.Maya, At.Minutes(2)), Result.Success],
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
        foreach (var step in steps) step.Worked();
        if (what == "next plan version in force") rollout.Submitted(At.Minutes(3)).SignedBy(By.Tom, At.Minutes(4)).ApplyPlan("Agreed", By.IsLead, By.Tom, At.Minutes(5)).Worked();
    }
}
