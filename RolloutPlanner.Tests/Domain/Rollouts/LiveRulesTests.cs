using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

public sealed class LiveRulesTests
{
    private static readonly Plan Plan = APlan.Of(
        APlan.Stage("London", 5, "london", AGate.With(AGate.Trigger())), APlan.Stage("Sydney", 20, "sydney", AGate.With(AGate.Trigger())), APlan.Stage("All", gate: AGate.With(AGate.Trigger()))) with
    { OptIn = [Person("ann")], OptOut = [Person("bob")] };

    [Fact]
    public void Edit_ReachedStageAndListsThatTakeTheFeature_AreRefusedAllAtOnce()
    {
        var next = Plan with { Stages = Plan.Stages.Replace(0, Plan.Stages[0] with { Name = "Paris" }), OptIn = [], OptOut = [Person("bob"), Person("cid")] };

        var result = ARollout.Running(Plan).Edit(next, By.Maya, At.Noon);

        Assert.Equal<Error>(
            [
                Error.Refused("stage.reached", "Stage 1 has been reached, so it stays as it was signed. Change later stages only.", "stages[0]"),
                Error.Refused("plan.takes", "This would take the feature from people while the rollout is live. That is a rollback, never an edit.", "optIn"),
                Error.Refused("plan.takes", "This would take the feature from people while the rollout is live. That is a rollback, never an edit.", "optOut[1]"),
            ],
            result.Errors);
    }

    [Fact]
    public void Edit_ReachedStageRemoved_IsRefused() =>
        Assert.Equal("stage.reached", ARollout.Running(Plan).Edit(Plan with { Stages = [] }, By.Maya, At.Noon).Error.Code);

    [Fact]
    public void Edit_LaterStagesAndMorePeople_IsFine() => ARollout.Running(Plan)
        .Edit(Plan with { Stages = [Plan.Stages[0], Plan.Stages[2]], OptIn = [Person("ann"), Person("dan")], OptOut = [] }, By.Maya, At.Noon).Worked();

    [Fact]
    public void Edit_BeforeTheStart_ChangesAnything() => ARollout.Approved(Plan).Edit(Plan with { Stages = [], OptIn = [] }, By.Maya, At.Noon).Worked();

    [Fact]
    public void ApplyPlan_StageReachedMeanwhile_IsRefused()
    {
        var rollout = ARollout.Running(Plan);
        rollout.Edit(Plan with { Stages = Plan.Stages.Replace(1, Plan.Stages[1] with { Name = "Perth" }) }, By.Maya, At.Noon).Worked();
        rollout.Submitted(At.Noon).SignedBy(By.Tom, At.Noon);
        rollout.Advance(rollout.GoodNews(At.Noon), By.Maya, At.Noon).Worked();

        Assert.Equal(RolloutErrors.ReachedStageChanged(1), rollout.ApplyPlan("Agreed", By.IsLead, By.Tom, At.Noon).Error);
    }

    [Fact]
    public void ApplyPlan_StageReachedMeanwhileWithAnotherCohortVersion_IsRefused()
    {
        var rollout = ARollout.Running(Plan);
        var newer = APlan.Facts with { PinsOf = key => [APlan.Pin(key.Value, version: 2)] };
        rollout.Edit(Plan with { Goal = "More" }, By.Maya, At.Noon).Worked();
        rollout.Submitted(At.Noon, facts: newer).SignedBy(By.Tom, At.Noon);
        rollout.Advance(rollout.GoodNews(At.Noon), By.Maya, At.Noon).Worked();

        Assert.Equal(RolloutErrors.ReachedStageChanged(1), rollout.ApplyPlan("Agreed", By.IsLead, By.Tom, At.Noon).Error);
    }

    [Fact]
    public void Submit_WhileLive_KeepsTheCohortVersionsOfReachedStages()
    {
        var rollout = ARollout.Running(Plan);
        rollout.Edit(Plan with { Goal = "More" }, By.Maya, At.Noon).Worked();

        rollout.Submitted(At.Noon, facts: APlan.Facts with { PinsOf = key => [APlan.Pin(key.Value, version: 2)] });

        Assert.Equal<ValueList<CohortPin>>([[APlan.Pin("london")], [APlan.Pin("sydney", 2)], []], rollout.State.UnderReview!.Pins);
    }

    [Fact]
    public async Task Edit_AHundredThousandPeopleListed_TakesNoTime()
    {
        var crowd = Enumerable.Range(0, 100_000).Select(i => Person($"person-{i}")).ToValueList();
        var rollout = ARollout.Running(Plan with { OptOut = crowd });

        var result = await Task.Run(() => rollout.Edit(Plan with { OptOut = crowd, Goal = "More" }, By.Maya, At.Noon)).WaitAsync(TimeSpan.FromSeconds(5));

        result.Worked();
    }

    private static TargetingKey Person(string key) => TargetingKey.Parse(key, "key").Value;
}
