using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

public class PipelineMapTests
{
    [Fact]
    public void Stages_Running_AreDoneLiveNextAndLater()
    {
        Assert.Equal([StageState.Live, StageState.Next, StageState.Later], States(ARollout.Running()));
        Assert.Equal([StageState.Done, StageState.Live, StageState.Next], States(InSecond()));
    }

    [Fact]
    public void Stages_BeforeTheStart_BeginWithTheNext() => Assert.Equal([StageState.Next, StageState.Later, StageState.Later], States(ARollout.Approved()));

    [Fact]
    public void Stages_TakenBackToOne_ShowWhereTheyHadBeen()
    {
        var rollout = InSecond();
        rollout.RollBackToStage(1, "Broken", By.Maya, At.Minutes(8)).Worked();

        Assert.Equal([StageState.Paused, StageState.RolledBack, StageState.Later], States(rollout));
    }

    [Fact]
    public void Stages_TakenBackFully_AreRolledBackWherePeopleWere()
    {
        var rollout = InSecond();
        rollout.Kill("Broken", By.Ingrid, At.Minutes(8)).Worked();

        Assert.Equal([StageState.RolledBack, StageState.RolledBack, StageState.Later], States(rollout));
    }

    [Fact]
    public void Stage_Live_ShowsItsReachAndSince()
    {
        var view = AView.Of(ARollout.Running(), At.Minutes(10)).Reaching(1000, 50, 50, 150, 800);

        Assert.Equal(
            new StageView(1, "First share", StageState.Live, 50, 100, "Since Wed 18 Nov, 12:00", null, "/rollouts/checkout-redesign/plan?stage=1"),
            Pipeline.Stages(view, view.Clock())[0]);
    }

    [Fact]
    public void Gates_OfEachState_SayTheirWord()
    {
        Assert.Equal(new(GateState.Measuring, "0 of 1 passing"), Gate(ARollout.Running()));
        Assert.Equal(new(GateState.Failing, "Payment errors failing"), Gate(ARollout.Running(), 2.4m));
        Assert.Equal(new(GateState.WaitingForPeople, "1 approval left"), Gate(ARollout.Running(), 0.4m));
        Assert.Equal(new(GateState.Passed, "Passed 18 Nov"), Gate(InSecond()));
        Assert.Equal(new(GateState.NotStarted, "Not started"), Gate(ARollout.Approved()));
    }

    [Fact]
    public void Sentence_Running_CountsWhoHasItAndWhoIsNext()
    {
        var plan = APlan.Of(APlan.Stage("QA", cohort: "qa-org", gate: AView.Watched), APlan.Stage("London", 5, "london", AView.Watched), APlan.Stage("All", gate: AView.Watched));

        var (bold, more) = RolloutText.Sentence(AView.Of(ARollout.Running(plan), At.Minutes(10)).Reaching(6000, 38, 38, 88, 5874));

        Assert.Equal("38 people have New checkout, all of QA organisation. If stage 2 goes ahead, 88 people in London join them.", bold + more);
    }

    [Theory]
    [InlineData(0, "nobody new joins them.")]
    [InlineData(1, "1 person in London joins them.")]
    [InlineData(1_234_567, "1,234,567 people in London join them.")]
    public void Sentence_HoweverManyJoin_IsASentence(int added, string end)
    {
        var plan = APlan.Of(APlan.Stage("QA", cohort: "qa-org", gate: AView.Watched), APlan.Stage("London", 5, "london", AView.Watched));

        Assert.EndsWith(end, RolloutText.Sentence(AView.Of(ARollout.Running(plan), At.Minutes(10)).Reaching(2_000_000, 38, 38, added)).More);
    }

    [Fact]
    public void Stage_ToCome_SaysTheDateAndOnALineOfItsOwnThatItIsTheEarliest()
    {
        var plan = APlan.Of(APlan.Stage("First share", 5, "london", APlan.Guard, soakHours: 48), APlan.Stage("All", gate: AView.Watched));
        var view = AView.Of(ARollout.Running(plan), At.Hours(1)).Reaching(1000, 50, 50, 950);

        var stages = Pipeline.Stages(view, view.Clock());

        Assert.Equal(("Fri 20 Nov, 12:00", "at the earliest"), (stages[1].WhenText, stages[1].ShareText));
        Assert.Equal(("London", null), (stages[0].Whom, stages[1].Whom));
    }

    private static Rollout InSecond()
    {
        var rollout = ARollout.Running();
        var facts = rollout.GoodNews(At.Minutes(5));
        rollout.ApprovedBy(By.Tom, facts, At.Minutes(6)).Worked();
        rollout.Advance(facts, By.Maya, At.Minutes(7)).Worked();
        return rollout;
    }

    private static IEnumerable<StageState> States(Rollout rollout)
    {
        var view = AView.Of(rollout, At.Minutes(10));
        return Pipeline.Stages(view, view.Clock()).Select(stage => stage.State);
    }

    private static GateView Gate(Rollout rollout, decimal? reading = null)
    {
        var view = reading is { } value ? AView.Of(rollout, At.Minutes(10), AGate.Reading(value, At.Minutes(5))) : AView.Of(rollout, At.Minutes(10));
        return Pipeline.Gates(view, view.Clock())[0];
    }
}
