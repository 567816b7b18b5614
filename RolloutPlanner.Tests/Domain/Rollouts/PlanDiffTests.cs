using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

public class PlanDiffTests
{
    private static readonly PlanNames Names = new(
        id => By.Everyone.First(actor => actor.Id == id).Name, cohort => "Cohort " + cohort.Value, hook => "Metric " + hook.Value);

    [Fact]
    public void Between_EqualPlans_IsEmpty() => Assert.Empty(Diff(APlan.Guarded(), APlan.Guarded()));

    [Fact]
    public void Between_OtherValuesOfTheWhole_NamesEachClause()
    {
        var before = APlan.Guarded();

        var after = before with { Name = "Newer checkout", EngineeringLead = By.Priya.Id, RollbackOwner = null, SignOffsNeeded = 2, TimeZone = "UTC" };

        Assert.Equal(
            [
                new PlanChange("name", "Name", "New checkout", "Newer checkout"),
                new PlanChange("engineeringLead", "Engineering lead", By.Tom.Name, By.Priya.Name),
                new PlanChange("rollbackOwner", "Rollback owner", By.Maya.Name, "nobody yet"),
                new PlanChange("timeZone", "Time zone", "Europe/London", "UTC"),
                new PlanChange("signOffsNeeded", "Signatures needed", "1", "2"),
            ],
            Diff(before, after));
    }

    [Fact]
    public void Between_PeopleOnAList_SaysWhoCameAndWhoWent()
    {
        var before = APlan.Guarded() with { OptIn = Keys("ann", "bob") };

        Assert.Equal([new PlanChange("optIn", "Always has the feature", "ann", "cid")], Diff(before, before with { OptIn = Keys("bob", "cid") }));
        Assert.Single(Diff(before, before with { OptIn = Keys("bob", "ann") }));
    }

    [Fact]
    public void Between_ClausesOfAStage_NamesPathAndStage()
    {
        var before = APlan.Of(APlan.Stage("London", 5, "london", soakHours: 24), APlan.Stage("All"));
        var changed = before.Stages[0] with { Audience = new Audience.Everybody(), Share = Share.Parse(10, "share").Value, MinimumSoak = TimeSpan.FromMinutes(90), NotBefore = At.Noon };

        var changes = Diff(before, before with { Stages = before.Stages.Replace(0, changed) });

        Assert.Equal(
            [
                new PlanChange("stages[0].audience", "Stage 1, who", "Cohort london", "everybody"),
                new PlanChange("stages[0].share", "Stage 1, share", "5%", "10%"),
                new PlanChange("stages[0].soakHours", "Stage 1, soak time", "24 h soak", "1 h 30 min soak"),
                new PlanChange("stages[0].notBefore", "Stage 1, not before", "any time", "18 Nov 2026, 12:00 UTC"),
            ],
            changes);
    }

    [Fact]
    public void Between_StageAddedInFront_SaysOnlyThat()
    {
        var before = APlan.Of(APlan.Stage("London", 5), APlan.Stage("All"));

        var changes = Diff(before, before with { Stages = [APlan.Stage("QA"), .. before.Stages] });

        Assert.Equal([new PlanChange("stages[0]", "Stage 1", "", "QA: everybody, no soak time")], changes);
    }

    [Fact]
    public void Between_StageGone_SaysWhatItWas()
    {
        var before = APlan.Of(APlan.Stage("QA"), APlan.Stage("London", 5, soakHours: 48), APlan.Stage("All"));

        var changes = Diff(before, before with { Stages = [before.Stages[0], before.Stages[2]] });

        Assert.Equal([new PlanChange("stages[1]", "Stage 2 before", "London: 5% of everybody, 48 h soak", "")], changes);
    }

    [Fact]
    public void Between_StagesSwapped_SaysTheirPlaces()
    {
        var before = APlan.Of(APlan.Stage("QA"), APlan.Stage("London", 5));

        var changes = Diff(before, before with { Stages = [before.Stages[1], before.Stages[0]] });

        Assert.Equal([new PlanChange("stages[0]", "Stage 1, place", "2", "1"), new PlanChange("stages[1]", "Stage 2, place", "1", "2")], changes);
    }

    [Fact]
    public void Between_StageRenamed_IsOneNameChange()
    {
        var before = APlan.Of(APlan.Stage("QA"), APlan.Stage("All"));

        var changes = Diff(before, before with { Stages = before.Stages.Replace(0, before.Stages[0] with { Name = "Testers" }) });

        Assert.Equal([new PlanChange("stages[0].name", "Stage 1, name", "QA", "Testers")], changes);
    }

    [Fact]
    public void Between_Gates_SaysCriteriaByTheirIds()
    {
        var before = APlan.Of(APlan.Stage("All", gate: AGate.With(AGate.Trigger("a"), AGate.Success("b")) with { Checklist = [new("i1", "Support told", "Ida")] }));
        var gate = before.Stages[0].Gate with
        {
            Criteria = [AGate.Trigger("a") with { Limit = 2.5m }, AGate.Observe("c")],
            Checklist = [],
            ApprovalsNeeded = 2,
            Mode = AdvanceMode.Automatic,
            OnRollback = new RollbackTarget.Off(),
        };

        var changes = Diff(before, before with { Stages = [before.Stages[0] with { Gate = gate }] });

        Assert.Equal(
            [
                new PlanChange("stages[0].gate.criteria[0]", "Stage 1, criterion", "Roll back if Metric payment-errors is above 1, from 100 on", "Roll back if Metric payment-errors is above 2.5, from 100 on"),
                new PlanChange("stages[0].gate.criteria[1]", "Stage 1, criterion", "", "Watch whether Metric payment-errors is at most 1, from 100 on; nothing follows from it"),
                new PlanChange("stages[0].gate.criteria[1]", "Stage 1, criterion", "Metric payment-errors is at most 1, from 100 on; if not, pause", ""),
                new PlanChange("stages[0].gate.checklist[0]", "Stage 1, checklist", "Support told (Ida)", ""),
                new PlanChange("stages[0].gate.approvalsNeeded", "Stage 1, approvals", "0", "2"),
                new PlanChange("stages[0].gate.mode", "Stage 1, advances", "by hand", "by itself"),
                new PlanChange("stages[0].gate.onRollback", "Stage 1, rollback goes to", "the stage before", "nobody"),
            ],
            changes);
    }

    private static ValueList<PlanChange> Diff(Plan before, Plan after) => PlanDiff.Between(before, after, Names);

    private static ValueList<TargetingKey> Keys(params string[] keys) => keys.Select(key => TargetingKey.Parse(key, "key").Value).ToValueList();
}
