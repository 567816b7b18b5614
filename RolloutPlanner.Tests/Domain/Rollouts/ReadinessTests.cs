using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

public sealed class ReadinessTests
{
    private static readonly MonitoringHook Hook = new(AGate.Errors, 2, "Payment errors", "%", "Grafana", new(0.5m, At.Nine, "Grafana"), false);

    private static readonly ReadinessFacts Facts = new(
        key => key == AGate.Errors ? Hook : null, By.Leads.Select(lead => lead.Id).ToValueList(), By.Everyone.Select(person => person.Id).ToValueList(), [10, 100, 1000]);

    [Fact]
    public void Check_ApprovedPlanWithEverything_IsReadyInEverything() =>
        Assert.All(Readiness.Check(ARollout.Approved().State, Facts), check => Assert.Equal(CheckStanding.Ready, check.Standing));

    [Fact]
    public void Check_Anything_AsksTheSameChecksInTheSameOrder()
    {
        var kinds = Readiness.Check(ARollout.Running().State, Facts).Select(check => check.GetType());

        Assert.Equal(kinds, Readiness.Check(ARollout.Draft(APlan.Of()).State, Facts with { Leads = [], Active = [], Audiences = null }).Select(check => check.GetType()));
    }

    [Fact]
    public void Metrics_SilentOrGone_AreMissingByName()
    {
        var silent = AGate.Hook("silent");
        var state = Draft(APlan.Stage("All", gate: AGate.With(AGate.Trigger(), AGate.Success(hook: silent))));

        Assert.Equal(new ReadinessCheck.MetricsDeliver(CheckStanding.Missing, [AGate.Errors], [silent]), Of<ReadinessCheck.MetricsDeliver>(state));
        Assert.Equal(new ReadinessCheck.MetricsDeliver(CheckStanding.Missing, [], []), Of<ReadinessCheck.MetricsDeliver>(Draft(APlan.Stage("All"))));
    }

    [Theory]
    [InlineData(100, true, 5, false, 2, 1, true)]
    [InlineData(100, false, 5, true, 2, 2, true)]
    [InlineData(5, false, 100, true, 1, 2, false)]
    [InlineData(100, false, 100, true, null, 2, true)]
    [InlineData(100, false, 100, false, null, null, false)]
    [InlineData(5, false, 100, false, 1, null, false)]
    public void Trigger_ByItsPlace_IsInTimeOrNot(int first, bool firstGuarded, int second, bool secondGuarded, int? share, int? at, bool ready)
    {
        var state = Draft(APlan.Stage("One", first, gate: Guard(firstGuarded)), APlan.Stage("Two", second, gate: Guard(secondGuarded)));

        Assert.Equal(new ReadinessCheck.TriggerInTime(ready ? CheckStanding.Ready : CheckStanding.Missing, share, at), Of<ReadinessCheck.TriggerInTime>(state));
    }

    [Fact]
    public void People_WhoLeftOrLostTheRole_AreMissing()
    {
        var state = ARollout.Draft().State;

        Assert.Equal(new ReadinessCheck.PeopleNamed(CheckStanding.Missing, By.Maya.Id, false, By.Tom.Id, true), Of<ReadinessCheck.PeopleNamed>(state, Facts with { Active = [By.Tom.Id] }));
        Assert.Equal(new ReadinessCheck.PeopleNamed(CheckStanding.Missing, By.Maya.Id, true, By.Tom.Id, false), Of<ReadinessCheck.PeopleNamed>(state, Facts with { Leads = [By.Priya.Id] }));
        Assert.Equal(
            new ReadinessCheck.PeopleNamed(CheckStanding.Missing, null, false, null, false),
            Of<ReadinessCheck.PeopleNamed>(ARollout.Draft(APlan.Guarded() with { RollbackOwner = null, EngineeringLead = null }).State));
    }

    [Fact]
    public void Approvers_OwnerAndEditors_DoNotCount()
    {
        var plan = APlan.Of(APlan.Stage("One", gate: APlan.Guard), APlan.Stage("Two", gate: APlan.Guard with { ApprovalsNeeded = 3 })) with { Owner = By.Oscar.Id };
        var state = ARollout.Draft(plan, By.Edda).State;

        Assert.Equal(new ReadinessCheck.ApproversEnough(CheckStanding.Missing, [By.Tom.Id, By.Priya.Id], 3, [2]), Of<ReadinessCheck.ApproversEnough>(state));
    }

    [Fact]
    public void Cohorts_EmptyUnchosenOrUncounted_AreSaidApart()
    {
        var state = Draft(APlan.Stage("One", cohort: "qa"), APlan.Stage("Two", cohort: "london"), APlan.Stage("Three") with { Audience = null });

        Assert.Equal(new ReadinessCheck.CohortsMatch(CheckStanding.Missing, 3, [3], [2]), Of<ReadinessCheck.CohortsMatch>(state, Facts with { Audiences = [5, 0, 0] }));
        Assert.Equal(new ReadinessCheck.CohortsMatch(CheckStanding.Unknown, 3, [], []), Of<ReadinessCheck.CohortsMatch>(ARollout.Draft().State, Facts with { Audiences = null }));
        Assert.Equal(new ReadinessCheck.CohortsMatch(CheckStanding.Missing, 0, [], []), Of<ReadinessCheck.CohortsMatch>(Draft(), Facts with { Audiences = [] }));
    }

    [Fact]
    public void Checklists_WithoutANameAtAnItem_AreMissingByStage()
    {
        var state = Draft(APlan.Stage("One", gate: List("Support")), APlan.Stage("Two", gate: List("")));

        Assert.Equal(new ReadinessCheck.ChecklistsOwned(CheckStanding.Missing, 2, [2]), Of<ReadinessCheck.ChecklistsOwned>(state));
    }

    [Fact]
    public void Signed_InEachPhase_CountsWhatCounts()
    {
        Assert.Equal(new ReadinessCheck.PlanSigned(CheckStanding.Missing, null, [], 1, false), Of<ReadinessCheck.PlanSigned>(ARollout.Draft().State));
        Assert.Equal(new ReadinessCheck.PlanSigned(CheckStanding.Missing, 1, [], 1, false), Of<ReadinessCheck.PlanSigned>(ARollout.InReview().State));
        Assert.Equal(new ReadinessCheck.PlanSigned(CheckStanding.Ready, 1, [By.Tom.Id], 1, false), Of<ReadinessCheck.PlanSigned>(ARollout.Approved().State));
        Assert.Equal(new ReadinessCheck.PlanSigned(CheckStanding.Missing, 1, [], 1, false), Of<ReadinessCheck.PlanSigned>(ARollout.Approved().State, Facts with { Leads = [By.Priya.Id] }));
        Assert.Equal(new ReadinessCheck.PlanSigned(CheckStanding.Ready, 1, [By.Tom.Id], 1, true), Of<ReadinessCheck.PlanSigned>(ARollout.Running().State, Facts with { Leads = [] }));
    }

    [Fact]
    public void Off_BeforeAndAfterTheStart_KnowsWhenItBegan()
    {
        Assert.Equal(new ReadinessCheck.OffBefore(CheckStanding.Ready, null), Of<ReadinessCheck.OffBefore>(ARollout.Approved().State));
        Assert.Equal(new ReadinessCheck.OffBefore(CheckStanding.Ready, At.Noon), Of<ReadinessCheck.OffBefore>(ARollout.Running().State));
    }

    private static T Of<T>(RolloutState state, ReadinessFacts? facts = null) where T : ReadinessCheck => Readiness.Check(state, facts ?? Facts).OfType<T>().Single();

    private static RolloutState Draft(params Stage[] stages) => ARollout.Draft(APlan.Of(stages)).State;

    private static Gate Guard(bool guarded) => guarded ? AGate.With(AGate.Trigger()) : Gate.Open;

    private static Gate List(string owner) => Gate.Open with { Checklist = [new("told", "Support has been told", owner)] };
}
