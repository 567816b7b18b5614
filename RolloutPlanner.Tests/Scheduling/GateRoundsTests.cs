using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Infrastructure.Scheduling;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Scheduling;

/// <summary>Rounds over many gates: alone, beside others, after a while without, and when things break.</summary>
public sealed class GateRoundsTests : IAsyncLifetime
{
    private readonly FailingStatements _power = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync(_power);
        await _database.AddAsync(Rounds.Polled(Rounds.Errors));
        _database.Deliver(Rounds.Errors, 0.5m);
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task TwoProcesses_OneRollout_OneAdvance()
    {
        await StartAsync("checkout");
        var other = Another();
        await _database.RoundsAsync(4);
        _database.Time.Advance(TimeSpan.FromMinutes(1));

        await Task.WhenAll(_database.RoundAsync(), other.RunAsync(default));

        Assert.Equal((2, 2L), ((await _database.StateAsync("checkout")).CurrentStage, await _database.CountAsync("Transitions")));
    }

    [Fact]
    public async Task TwoActsOnOneGate_TheSecondFindsAnotherStageAndDoesNothing()
    {
        await StartAsync("checkout");
        await _database.RoundsAsync(4);
        _database.Time.Advance(TimeSpan.FromMinutes(1));
        var lease = (await _database.Get<GateLeases>().TakeAsync(default))!.Lease;
        var act = _database.Services.CreateScope().ServiceProvider.GetRequiredService<ActOnGate>();
        var answer = new HookAnswer(Stored.Key("checkout"), 1, Rounds.Polled(Rounds.Errors), Rounds.Polled(Rounds.Errors).Definition, new MetricAnswer.Number(0.5m, 1000, "", "", _database.Time.GetUtcNow()));

        await Task.WhenAll(act.RunAsync(Stored.Key("checkout"), [answer], lease, default), act.RunAsync(Stored.Key("checkout"), [answer], lease, default));

        Assert.Equal((2, 2L), ((await _database.StateAsync("checkout")).CurrentStage, await _database.CountAsync("Transitions")));
    }

    [Fact]
    public async Task LostLease_DecidedEarlier_DoesNotAdvance()
    {
        await StartAsync("checkout");
        await _database.RoundsAsync(4);
        var lease = (await _database.Get<GateLeases>().TakeAsync(default))!.Lease;
        _database.Time.Advance(TimeSpan.FromMinutes(1));
        var act = _database.Services.CreateScope().ServiceProvider.GetRequiredService<ActOnGate>();
        var answer = new HookAnswer(Stored.Key("checkout"), 1, Rounds.Polled(Rounds.Errors), Rounds.Polled(Rounds.Errors).Definition, new MetricAnswer.Number(0.5m, 1000, "", "", _database.Time.GetUtcNow()));

        await act.RunAsync(Stored.Key("checkout"), [answer], lease, default);

        Assert.Equal(1, (await _database.StateAsync("checkout")).CurrentStage);
    }

    [Fact]
    public async Task SecondProcess_LooksOnlyOnceTheFirstOneStopped()
    {
        await StartAsync("checkout");
        await _database.RoundAsync();
        var other = _database.Get<GateLeases>();
        var second = ActivatorUtilities.CreateInstance<GateLeases>(_database.Services);

        var meanwhile = await second.TakeAsync(default);
        await other.ReleaseAsync(default);
        var after = await second.TakeAsync(default);

        Assert.Null(meanwhile);
        Assert.Equal((2L, (DateTimeOffset?)null), (after!.Lease.Epoch, after.UnwatchedSince));
    }

    [Fact]
    public async Task PersonPausingMeanwhile_IsNotOverruled()
    {
        await StartAsync("checkout");
        await _database.RoundsAsync(4);
        _database.Metrics.Answer(Rounds.Errors, async (_, _) =>
        {
            await _database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Pause("Wait", By.Maya, at));
            return new MetricAnswer.Number(0.5m, 1000, "", "", _database.Time.GetUtcNow());
        });

        await _database.RoundsAsync(1);

        Assert.Equal((RolloutStatus.Paused, 1, By.Maya.Id.Value), await _database.StandsAsync("checkout"));
    }

    [Fact]
    public async Task BrokenRollout_AmongGoodOnes_KeepsNoneOfThemWaiting()
    {
        foreach (var key in (string[])["before", "broken", "later"]) await StartAsync(key);
        await _database.SqlAsync("UPDATE Rollouts SET State = '{\"key\":1}' WHERE Key = 'broken'");

        await _database.RoundsAsync(5);

        var (before, later) = (await _database.StateAsync("before"), await _database.StateAsync("later"));
        Assert.Equal((2, 2), (before.CurrentStage, later.CurrentStage));
    }

    [Fact]
    public async Task PowerLostAtAnyStatementOfARound_LosesNothingAndDoesNothingTwice()
    {
        await StartAsync("checkout");
        await _database.RoundsAsync(4);
        _database.Time.Advance(TimeSpan.FromMinutes(1));
        _power.StaysAway = true;
        var failures = 0;
        for (var statement = 1; (await _database.StateAsync("checkout")).CurrentStage == 1 && statement < 200; statement++, failures++)
        {
            _power.FailAfter(statement);
            await Another().RunAsync(default);
            _power.FailAfter(int.MaxValue);
        }

        Assert.InRange(failures, 8, 199);
        Assert.Equal((2, 2L), ((await _database.StateAsync("checkout")).CurrentStage, await _database.CountAsync("Transitions")));
        Assert.Equal(1, await _database.CountAsync("History", "Kind = 'stage-advanced'"));
    }

    [Fact]
    public async Task DaysWithoutAnybodyLooking_NoJump_OneStepInItsTurn_AndOneEntryThatSaysSo()
    {
        await _database.StartAsync("checkout", Rounds.Plan(Rounds.Automatic(AGate.Trigger(hook: Rounds.Errors)), soakHours: 1));
        await _database.RoundsAsync(30);
        _database.Time.Advance(TimeSpan.FromDays(3));
        var started = Another();

        await started.RunAsync(default);
        var atOnce = await _database.StandsAsync("checkout");
        await _database.RoundsAsync(60);

        Assert.Equal((RolloutStatus.Running, 1, By.Maya.Id.Value), atOnce);
        Assert.Equal((RolloutStatus.Running, 2, "system:scheduler"), await _database.StandsAsync("checkout"));
        var entry = Assert.Single((await _database.History.PageAsync(new(Kind: "gates-unwatched"), default)).Entries);
        Assert.Equal(("Scheduler", true), (entry.ActorName, entry.Why!.StartsWith("Nobody looked at gates for 3 days.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ClockThatWasSet_HoldsForOneRound()
    {
        await StartAsync("checkout");
        await _database.RoundsAsync(4);

        _database.Time.Set(TimeSpan.FromSeconds(6));
        await _database.RoundsAsync(1);
        var atOnce = (await _database.StateAsync("checkout")).CurrentStage;
        await _database.RoundsAsync(1);

        Assert.Equal((1, 2), (atOnce, (await _database.StateAsync("checkout")).CurrentStage));
    }

    [Fact]
    public async Task ClockThatWasSet_HoldsBackNoRollback()
    {
        await StartAsync("checkout");
        _database.Deliver(Rounds.Errors, 7);
        await _database.RoundsAsync(3);

        _database.Time.Set(TimeSpan.FromSeconds(6));
        await _database.RoundsAsync(1);

        Assert.Equal((RolloutStatus.RolledBack, 0, "system:gate"), await _database.StandsAsync("checkout"));
    }

    [Fact]
    public async Task SameQueryOfTwoRollouts_IsAskedOnce_AndOneThatNamesTheRollout_Twice()
    {
        await _database.AddAsync(Rounds.Polled(AGate.Hook("own"), "errors{rollout=\"$rollout\"}"));
        _database.Deliver(AGate.Hook("own"), 0.5m);
        foreach (var key in (string[])["one", "two"]) await _database.StartAsync(key, Rounds.Plan(AGate.With(AGate.Trigger("a", Rounds.Errors), AGate.Trigger("b", AGate.Hook("own")))));

        await _database.RoundsAsync(1);

        Assert.Equal([("own", "one"), ("own", "two"), ("payment-errors", null)], _database.Metrics.Asked.Select(asked => (asked.Hook.Value, asked.Place.Rollout?.Value)).Order());
        Assert.Equal(4, await _database.CountAsync("Measurements"));
    }

    private Task StartAsync(string key) => _database.StartAsync(key, Rounds.Plan(Rounds.Automatic(AGate.Trigger(hook: Rounds.Errors))));

    /// <summary>Rounds of another process, which knows nothing of the first one but what the database says.</summary>
    private GateRounds Another()
    {
        var running = ActivatorUtilities.CreateInstance<RunningGates>(_database.Services);
        return ActivatorUtilities.CreateInstance<GateRounds>(
            _database.Services, running, _database.Get<GateLeases>(), ActivatorUtilities.CreateInstance<HookPolls>(_database.Services), NullLogger<GateRounds>.Instance);
    }
}
