using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Cohorts;

/// <summary>What an edit of a cohort does to a rollout, in each state, and how it is said.</summary>
public class RolloutUseTests
{
    private static readonly Plan Plan = APlan.Of(APlan.Stage("First share", 5, "london", APlan.Guard), APlan.Stage("Everybody", gate: APlan.Guard));

    [Fact]
    public void Draft_TakesTheNewVersionNow()
    {
        var use = Of(ARollout.Draft(Plan));

        Assert.Equal(
            new RolloutUse(use.Key, "New checkout", RolloutStatus.Draft, use.Salt, [], true, [new(1, "First share", Share.Parse(5, "").Value, AttributeName.TargetingKey, false)], false),
            use);
        Assert.Equal("is a draft and takes the new version as soon as you save.", CohortText.Effect(use));
    }

    [Fact]
    public void InReview_KeepsWhatWasSent()
    {
        var use = Of(ARollout.InReview(Plan));

        Assert.Equal(([1], false), (use.Kept, use.InDraft));
        Assert.Equal("is in review with version 1 and keeps it. It takes the new one only when its plan is changed and sent for review again.", CohortText.Effect(use));
    }

    [Fact]
    public void Running_KeepsWhatWasSignedAndKnowsItsReachedStage()
    {
        var use = Of(ARollout.Running(Plan));

        Assert.Equal(([1], true, true), (use.Kept, use.Stages[0].IsReached, use.IsLivePlan));
        Assert.Equal(
            "is running and keeps version 1, which was signed. It takes the new one only with a next plan version that is signed and put in force.",
            CohortText.Effect(use));
    }

    [Fact]
    public void RolledBack_HasNoStagesLeft()
    {
        var rollout = ARollout.Running(Plan);
        rollout.RollBackFully("Payments fail", By.Maya, At.Noon).Worked();

        var use = Of(rollout);

        Assert.Empty(use.Stages);
        Assert.StartsWith("is rolled back, so nobody has the feature.", CohortText.Effect(use), StringComparison.Ordinal);
    }

    [Fact]
    public void OtherCohort_IsNotUsed()
    {
        var use = RolloutUse.Of(ARollout.Running(Plan).State, APlan.Cohort("sydney"));

        Assert.Equal(([], false, 0), (use.Kept, use.InDraft, use.Stages.Count));
    }

    [Fact]
    public void Draw_OneRolloutAndOneStickyAttribute_IsKnown()
    {
        var one = Of(ARollout.Draft(Plan));

        Assert.Equal(new BucketDraw(one.Salt, AttributeName.TargetingKey), new CohortUses([one], []).Draw);
        Assert.Null(new CohortUses([one, one], []).Draw);
        Assert.Null(CohortUses.None.Draw);
    }

    private static RolloutUse Of(Rollout rollout) => RolloutUse.Of(rollout.State, APlan.Cohort("london"));
}
