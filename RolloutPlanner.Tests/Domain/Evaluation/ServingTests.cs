using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Domain.Cohorts;
using RolloutPlanner.Tests.TestKit;
using static RolloutPlanner.Tests.Domain.Cohorts.FakeCohorts;

namespace RolloutPlanner.Tests.Domain.Evaluation;

public sealed class ServingTests
{
    private static readonly Salt Salt = Salt.For(ARollout.Flag.Key);

    private static readonly FakeCohorts Cohorts = new FakeCohorts()
        .With("london", Is("city", "London"))
        .With("newcomers", new() { Attribute = "joined", Operator = "withinLastDays", Values = ["7"] });

    [Fact]
    public void OfPlan_StagesOfOneCohort_ShareItsRule()
    {
        var served = Serving.OfPlan(APlan.Of(APlan.Stage("A", 5, "london"), APlan.Stage("B", 20, "newcomers"), APlan.Stage("C", 50, "london")), Salt, Cohorts).Value;

        Assert.Same(served.Stages[0].Audience, served.Stages[2].Audience);
        Assert.NotSame(served.Stages[0].Audience, served.Stages[1].Audience);
    }

    [Fact]
    public void Of_OneCohortAtTwoVersions_KeepsEachStageAtItsOwn()
    {
        var plan = APlan.Of([.. ((string[])["A", "B", "C"]).Select(name => APlan.Stage(name, cohort: "city", gate: APlan.Guard))]);
        var rollout = ARollout.Running(plan).State;
        var live = rollout.Live! with { Pins = [[APlan.Pin("city", 1)], [APlan.Pin("city", 2)], [APlan.Pin("city", 1)]] };
        var published = new PublishedRollout(ARollout.Flag, Salt, RolloutStatus.Running, 3, live);

        var stages = Serving.Of(published, (_, version) => new CohortDefinition.ByRule(RuleParser.Parse(Is("city", version == 1 ? "London" : "Sydney"), "rule").Value)).Value.Rollout.Stages;

        Assert.Equal(["London", "Sydney", "London"], stages.Select(stage => ((Test.Is)((Rule.Condition)stage.Audience!.Rule).Test).Value));
        Assert.Same(stages[0].Audience, stages[2].Audience);
    }

    [Fact]
    public void OfPlan_AMissingCohort_IsRefusedAtEachStage()
    {
        var refused = Serving.OfPlan(APlan.Of(APlan.Stage("A", 5, "gone"), APlan.Stage("B", 20, "london"), APlan.Stage("C", 50, "gone")), Salt, Cohorts);

        Assert.Equal([("cohort.unknown", "stages[0].cohort"), ("cohort.unknown", "stages[2].cohort")], refused.Errors.Select(error => (error.Code, error.Path!)));
    }

    [Theory]
    [InlineData(RolloutStatus.Running, 2, true)]
    [InlineData(RolloutStatus.Paused, 2, true)]
    [InlineData(RolloutStatus.Running, 1, false)]
    [InlineData(RolloutStatus.RolledBack, 2, false)]
    [InlineData(RolloutStatus.Completed, 2, false)]
    public void IsTimeDependent_OnlyWhereAReachedStageAsksForTheLastDays(RolloutStatus status, int reached, bool expected)
    {
        var served = Serving.OfPlan(APlan.Of(APlan.Stage("A", 5, "london"), APlan.Stage("B", 20, "newcomers")), Salt, Cohorts).Value.At(status, reached);

        Assert.Equal((expected, expected), (served.IsTimeDependent, new Snapshot(1, [new(ARollout.Flag, 1, served)]).IsTimeDependent));
    }

    [Fact]
    public void Of_WithATable_TakesStickyAttributesIntoItToo()
    {
        var table = new AttributeTable();
        var stage = APlan.Stage("A", 50, "london") with { StickyAttribute = AttributeName.Parse("account.id", "sticky").Value };

        _ = Serving.OfPlan(APlan.Of(stage), Salt, Cohorts, table).Value;

        var builder = new ContextBuilder(table);
        Assert.Equal((true, true, true, false), (builder.Wants("city"u8, out _), builder.Wants("account"u8, out _), builder.Wants("account.id"u8, out _), builder.Wants("joined"u8, out _)));
    }
}
