using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

public class HomeTests
{
    private static readonly Measurement Good = AGate.Reading(0.4m, At.Noon);

    [Fact]
    public async Task Needs_GateWaitingForApproval_AreTheLeadsNotThePlanners()
    {
        Assert.Equal([NeedKind.Approve], await NeedsAsync(ARollout.Running(), By.Tom, Good));
        Assert.Empty(await NeedsAsync(ARollout.Running(), By.Maya, Good));
    }

    [Fact]
    public async Task Needs_PlanInReview_AreTheLeads()
    {
        Assert.Equal([NeedKind.SignOff], await NeedsAsync(ARollout.InReview(), By.Tom));
        Assert.Empty(await NeedsAsync(ARollout.InReview(), By.Maya));
    }

    [Fact]
    public async Task Needs_GateOpen_IsToAdvance() => Assert.Equal([NeedKind.Advance], await NeedsAsync(ARollout.Running(APlan.Of(APlan.Stage("All", gate: AView.Watched))), By.Maya, Good));

    [Fact]
    public async Task Needs_Failing_ComesBeforeEverything() => Assert.Equal([NeedKind.Failing], await NeedsAsync(ARollout.Running(), By.Tom, AGate.Reading(2.4m, At.Noon)));

    [Fact]
    public async Task Needs_Declined_IsTheOwnersAndNoLongerThatLeads()
    {
        var rollout = ARollout.Running();
        rollout.DeclineGate("refunds look odd", By.Tom, At.Noon).Worked();

        var maya = await Home(rollout, Good).RunAsync(By.Maya, default);

        Assert.Equal([NeedKind.Declined], maya.Needs.Select(need => need.Kind));
        var words = HomeText.Of(maya.Needs[0], ReaderClock.Utc(maya.At));
        Assert.Equal("Tom Okafor declined stage 2, Second share, of New checkout", words.Title);
        Assert.Equal("Refunds look odd. Nobody else is held up by it. Talk to them, or change the plan.", words.Detail);
        Assert.Empty(await NeedsAsync(rollout, By.Tom, Good));
        Assert.Equal([NeedKind.Approve], await NeedsAsync(rollout, By.Priya, Good));
    }

    [Fact]
    public async Task Needs_OfWhatIsSetAside_AreTheSecondLeadsAndThenAnybodysWithoutAPart()
    {
        var bad = AGate.Reading(9, At.Noon);
        var rollout = ARollout.Running(APlan.Of(APlan.Stage("Half", 50, gate: AGate.With(AGate.Trigger(onFail: FailAction.Pause))), APlan.Stage("All", gate: AView.Watched)));
        Assert.True(rollout.ActOnGate(rollout.Facts(bad), By.Automation, At.Noon));
        rollout.Override("errors", Verdict.Fail, "known since Monday", At.Hours(20), rollout.Facts(bad), By.Tom, At.Noon).Worked();

        var priya = await Home(rollout, bad).RunAsync(By.Priya, default);
        Assert.Equal([NeedKind.AgreeOverride, NeedKind.Paused], priya.Needs.Select(need => need.Kind));
        var words = HomeText.Of(priya.Needs[0], ReaderClock.Utc(priya.At));
        Assert.Equal(("Tom Okafor asks to set a failing trigger of New checkout aside", "/rollouts/checkout-redesign?dialog=agree&of=1"), (words.Title, words.Href));
        Assert.Equal([NeedKind.Paused], await NeedsAsync(rollout, By.Tom, bad));

        rollout.SecondOverride(1, "Seen", By.Priya, At.Noon).Worked();
        rollout.Kill("Payments are down", By.Maya, At.Noon).Worked();

        Assert.Equal([NeedKind.Review], await NeedsAsync(rollout, By.Maya));
        Assert.Empty(await NeedsAsync(rollout, By.Priya));
        Assert.Empty(await NeedsAsync(rollout, By.Helen));
    }

    [Fact]
    public async Task Needs_Draft_IsItsOwners()
    {
        Assert.Equal([NeedKind.Draft], await NeedsAsync(ARollout.Draft(), By.Maya));
        Assert.Empty(await NeedsAsync(ARollout.Draft(), By.Jonas));
    }

    [Fact]
    public async Task Needs_AuditorsAndViewers_HaveNone()
    {
        foreach (var rollout in new[] { ARollout.Draft(), ARollout.InReview(), ARollout.Approved(), ARollout.Running() })
        {
            Assert.Empty(await NeedsAsync(rollout, By.Helen, Good));
            Assert.Empty(await NeedsAsync(rollout, By.Victor, Good));
        }
    }

    [Fact]
    public async Task Words_OfAPauseByAutomation_SayItPausedItself()
    {
        var rollout = ARollout.Running();
        rollout.Pause("payment-errors is 1.9, the limit is at most 1", By.Automation, At.Noon).Worked();
        var home = await Home(rollout).RunAsync(By.Maya, default);

        var words = HomeText.Of(home.Needs[0], ReaderClock.Utc(home.At));

        Assert.Equal("New checkout paused itself at 12:00 UTC", words.Title);
        Assert.Equal("Payment-errors is 1.9, the limit is at most 1. People still have it.", words.Detail);
        Assert.Equal("One thing needs you. One rollout is live, and it is paused.", HomeText.Summary(home));
    }

    private static async Task<IEnumerable<NeedKind>> NeedsAsync(Rollout rollout, Actor me, params Measurement[] readings) =>
        (await Home(rollout, readings).RunAsync(me, default)).Needs.Select(need => need.Kind);

    private static ShowHome Home(Rollout rollout, params Measurement[] readings)
    {
        var (world, time) = (new World(rollout, readings), new FakeTime());
        return new(world, world, world, new HomeScenes(world, world, world, time), new CountLive(new MeasureReach(world, world, new ServedRollouts(world), time), world, new CountCache(time)), time);
    }

    /// <summary>One rollout, the people of the tests as accounts, and nothing else.</summary>
    private sealed class World(Rollout rollout, Measurement[] readings) : IRolloutReader, IAccountReader, ICohortReader, IPeopleDirectory, IHistoryQuery, IHookReader
    {
        public Task<RolloutState?> FindAsync(RolloutKey key, CancellationToken ct) => Task.FromResult<RolloutState?>(rollout.State);

        public Task<ValueList<RolloutSummary>> ListAsync(RolloutFilter filter, CancellationToken ct)
        {
            var state = rollout.State;
            return Task.FromResult<ValueList<RolloutSummary>>(
                [new(state.Key, state.Draft.Name, state.Status, state.Phase, null, null, state.CurrentStage, 1, "", state.CreatedAt, state.ChangedAt, state.Version)]);
        }

        public Task<ValueList<RolloutKey>> ToReviewAsync(CancellationToken ct) =>
            Task.FromResult<ValueList<RolloutKey>>(rollout.State.Overrides.Any(one => one.Review is null) ? [rollout.State.Key] : []);

        public Task<RunEvidence?> EvidenceAsync(RolloutState state, CancellationToken ct) =>
            Task.FromResult(state.Run is { } run ? readings.Aggregate(rollout.StartEvidence(), (evidence, reading) => evidence.Add(reading, run)) : null);

        public Task<ValueList<Measurement>> MeasurementsAsync(RolloutKey key, int run, CancellationToken ct) => Task.FromResult(readings.ToValueList());

        Task<ValueList<Person>> IAccountReader.AllAsync(CancellationToken ct) =>
            Task.FromResult(By.Everyone.Select(actor => new Person(actor.Id, "", actor.Name, actor.Roles, false, null, 1)).ToValueList());

        public Task<IReadOnlyDictionary<UserId, string>> NamesAsync(CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<UserId, string>>(By.Everyone.ToDictionary(actor => actor.Id, actor => actor.Name));

        Task<ValueList<MonitoringHook>> IHookReader.AllAsync(CancellationToken ct) => Task.FromResult<ValueList<MonitoringHook>>([]);

        Task<ValueList<string>> IHookReader.UsersAsync(HookKey key, CancellationToken ct) => throw new NotSupportedException();

        public Task<PeopleDirectory> CurrentAsync(CancellationToken ct) => Task.FromResult(PeopleDirectory.Empty);

        public Task<HistoryPage> PageAsync(HistoryFilter filter, CancellationToken ct) => Task.FromResult(new HistoryPage(
            [new(1, At.Noon, SystemActors.GateId.Value, "Gate", Channel.Automation, Guid.Empty, "rollout-paused", "rollout", "checkout", "checkout", "payment-errors is 1.9, the limit is at most 1", null, null, "{}")], 1, 1, 50));

        public Task<IReadOnlyDictionary<(CohortKey Key, int Version), CohortDefinition>> PinnedAsync(IEnumerable<CohortPin> pins, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<(CohortKey Key, int Version), CohortDefinition>>(new Dictionary<(CohortKey, int), CohortDefinition>());

        public Task<HistoryEntry?> FindAsync(long seq, CancellationToken ct) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> KindsAsync(CancellationToken ct) => throw new NotSupportedException();

        public IAsyncEnumerable<HistoryEntry> StreamAsync(HistoryFilter filter, CancellationToken ct) => throw new NotSupportedException();

        public Task<ValueList<CohortSummary>> ListAsync(CancellationToken ct) => throw new NotSupportedException();

        public Task<CohortVersion?> FindAsync(CohortKey key, int? version, CancellationToken ct) => throw new NotSupportedException();

        public Task<ValueList<CohortVersion>> VersionsAsync(CohortKey key, CancellationToken ct) => throw new NotSupportedException();

        public Task<ValueList<CohortUser>> UsersAsync(CohortKey key, CancellationToken ct) => throw new NotSupportedException();

        public Task<CohortCatalog> CatalogAsync(CancellationToken ct) => throw new NotSupportedException();
    }
}
