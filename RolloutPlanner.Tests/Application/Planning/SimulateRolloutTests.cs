using System.Text;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Planning;

/// <summary>Plans replayed over three thousand people, half of them in London.</summary>
public sealed class SimulateRolloutTests : IAsyncLifetime
{
    private const int People = 3_000;
    private static readonly RolloutKey Checkout = Stored.Key("checkout");

    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        await _database.AddCohortAsync(Stored.Document("london"));
        await _database.AddRolloutAsync("checkout", Stored.Plan(cohort: "london"));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Run_NobodyImported_IsUnknown() => Assert.Null(await RunAsync(new(Checkout)));

    [Fact]
    public async Task Run_NoSuchRollout_IsUnknown()
    {
        await ImportAsync();

        Assert.Null(await RunAsync(new(Stored.Key("nothing"))));
    }

    [Fact]
    public async Task Run_OfADraft_CountsWhatThePageOfTheRolloutCounts()
    {
        await ImportAsync();

        var simulation = (await RunAsync(new(Checkout)))!;

        var reach = (await _database.Get<ShowRollout>().RunAsync(Checkout, default))!.Reach!;
        Assert.Equal(reach.Stages, simulation.Stages.Select(stage => new StageReach(stage.InCohort, stage.InShare, stage.SoFar, stage.Added)));
        Assert.Equal((People, People / 2, People / 2), (simulation.Everyone, simulation.Stages[2].SoFar, simulation.Never));
        Assert.InRange(simulation.Stages[0].SoFar, 40, 120);
    }

    [Fact]
    public async Task Run_SameSeed_DrawsTheSamePeopleAndAnotherSeedOthers()
    {
        await ImportAsync();

        var (first, again, other) = (await RunAsync(new(Checkout, 7)), await RunAsync(new(Checkout, 7)), await RunAsync(new(Checkout, 8)));

        Assert.Equal(SimulateRollout.SampleSize, first!.Sample.Select(person => person.Key).Distinct().Count());
        Assert.Equal(first.Sample, again!.Sample);
        Assert.NotEqual(first.Sample, other!.Sample);
        Assert.InRange(first.Sample.Count(person => person.Trace.Inclusion is Inclusion.InNoCohort), 400, 600);
    }

    [Fact]
    public async Task Run_SeedOverFewPeople_DrawsAllOfThem()
    {
        await ImportAsync(12);

        Assert.Equal(12, (await RunAsync(new(Checkout, 1)))!.Sample.Count);
    }

    [Fact]
    public async Task Run_SomebodyLookedFor_FindsTheIdFirstAndNamesByPart()
    {
        await ImportAsync();

        var one = (await RunAsync(new(Checkout, Who: " u17 ")))!;
        var many = (await RunAsync(new(Checkout, Who: "GUEST")))!;
        var nobody = (await RunAsync(new(Checkout, Who: "nobody")))!;

        Assert.Equal(("u17", 1), (one.Found[0].Key.Value, one.FoundInAll));
        Assert.Equal((SimulateRollout.MostFound, People), (many.Found.Count, many.FoundInAll));
        Assert.Equal((0, 0), (nobody.Found.Count, nobody.FoundInAll));
    }

    [Fact]
    public async Task Run_AnotherRolloutIsLive_CountsWhoHasBoth()
    {
        await ImportAsync();
        await StartAsync("search");

        var simulation = (await RunAsync(new(Checkout)))!;

        var other = Assert.Single(simulation.Others);
        Assert.Equal(("search", "Search"), (other.Key.Value, other.Name));
        Assert.InRange(other.Exposed, 90, 210);
        Assert.InRange(simulation.Stages[2].Shared[0], 40, other.Exposed);
        Assert.True(simulation.Stages[0].Shared[0] <= simulation.Stages[1].Shared[0] && simulation.Stages[1].Shared[0] <= simulation.Stages[2].Shared[0]);
    }

    [Fact]
    public async Task Run_Cancelled_Stops()
    {
        await ImportAsync();
        using var leaving = new CancellationTokenSource();

        var run = _database.Get<SimulateRollout>().RunAsync(new(Checkout), new Stop(leaving), leaving.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Show_OfALiveRollout_CountsWhoHasItAsTheEvaluationDoes()
    {
        await ImportAsync();
        await StartAsync("search");
        await _database.ChangeAsync("search", By.Maya, (rollout, at) => rollout.Pause("Numbers look odd", By.Maya, at));

        var view = (await _database.Get<ShowRollout>().RunAsync(Stored.Key("search"), default))!;

        var counted = (await _database.Get<MeasureReach>().OfMoveAsync(view.State, view.State.Status, view.State.CurrentStage, default))!.Before;
        Assert.Equal((counted, true), (view.Exposed, counted > 0));
    }

    private Task<Simulation?> RunAsync(SimulationAsked asked) => _database.Get<SimulateRollout>().RunAsync(asked, null, default);

    private async Task ImportAsync(int people = People)
    {
        var csv = new StringBuilder("key,name,city\n");
        for (var i = 0; i < people; i++) csv.Append($"u{i},Guest {i},{(i % 2 == 0 ? "London" : "Sydney")}\n");
        var done = await _database.Get<ImportPeople>().RunAsync(new(By.Maya.Asks(), new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString())), "crm.csv"), default);
        Assert.False(done.IsError);
    }

    private async Task StartAsync(string key)
    {
        await _database.AddRolloutAsync(key, Stored.Plan("Search"));
        Assert.False((await _database.ChangeAsync(key, By.Maya, (rollout, at) => rollout.Submit(By.Maya, at))).IsError);
        Assert.False((await _database.ChangeAsync(key, By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "Fine", Stored.Ready, By.Tom, at))).IsError);
        Assert.False((await _database.ChangeAsync(key, By.Maya, (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at))).IsError);
    }

    /// <summary>Leaves as soon as the walk tells anything.</summary>
    private sealed class Stop(CancellationTokenSource leaving) : IProgress<int>
    {
        public void Report(int value) => leaving.Cancel();
    }
}
