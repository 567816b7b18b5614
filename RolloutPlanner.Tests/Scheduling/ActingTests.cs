using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Scheduling;

/// <summary>What automation does about each decision, and under whose name.</summary>
public sealed class ActingTests : IAsyncLifetime
{
    private const string Gate = "system:gate";
    private const string Scheduler = "system:scheduler";
    private const string Maya = "maya-lindqvist";
    private TestDatabase _database = null!;

    public static TheoryData<AdvanceMode, string, RolloutStatus, int, string> Table => new()
    {
        { AdvanceMode.Automatic, "passes", RolloutStatus.Running, 2, Scheduler },
        { AdvanceMode.ByHand, "passes", RolloutStatus.Running, 1, Maya },
        { AdvanceMode.Automatic, "passes in the soak", RolloutStatus.Running, 1, Maya },
        { AdvanceMode.Automatic, "passes before the date", RolloutStatus.Running, 1, Maya },
        { AdvanceMode.Automatic, "passes unapproved", RolloutStatus.Running, 1, Maya },
        { AdvanceMode.Automatic, "passes with an open item", RolloutStatus.Running, 1, Maya },
        { AdvanceMode.Automatic, "passes while paused", RolloutStatus.Paused, 1, Maya },
        { AdvanceMode.Automatic, "fails", RolloutStatus.RolledBack, 0, Gate },
        { AdvanceMode.ByHand, "fails", RolloutStatus.RolledBack, 0, Gate },
        { AdvanceMode.ByHand, "fails in the soak", RolloutStatus.RolledBack, 0, Gate },
        { AdvanceMode.ByHand, "fails while paused", RolloutStatus.RolledBack, 0, Gate },
        { AdvanceMode.Automatic, "fails and pauses", RolloutStatus.Paused, 1, Gate },
        { AdvanceMode.ByHand, "fails and pauses", RolloutStatus.Paused, 1, Gate },
        { AdvanceMode.Automatic, "is silent", RolloutStatus.Running, 1, Maya },
        { AdvanceMode.Automatic, "is broken", RolloutStatus.Running, 1, Maya },
    };

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        await _database.AddAsync(Rounds.Polled(Rounds.Errors));
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Gate_ThatDecides_IsActedOnAsThePlanSays(AdvanceMode mode, string what, RolloutStatus status, int stage, string by)
    {
        var gate = AGate.With(AGate.Trigger(hook: Rounds.Errors, onFail: what.Contains("and pauses", StringComparison.Ordinal) ? FailAction.Pause : FailAction.Rollback)) with { Mode = mode };
        if (what.Contains("unapproved", StringComparison.Ordinal)) gate = gate with { ApprovalsNeeded = 1 };
        if (what.Contains("item", StringComparison.Ordinal)) gate = gate with { Checklist = [new("legal", "Legal is fine", "Legal")] };
        var plan = Rounds.Plan(gate, what.Contains("soak", StringComparison.Ordinal) ? 1 : 0);
        if (what.Contains("date", StringComparison.Ordinal)) plan = plan with { Stages = plan.Stages.Replace(1, plan.Stages[1] with { NotBefore = At.Hours(5) }) };
        await _database.StartAsync("checkout", plan);
        if (what.Contains("while paused", StringComparison.Ordinal)) await _database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Pause("A look", By.Maya, at));
        if (what.StartsWith("passes", StringComparison.Ordinal)) _database.Deliver(Rounds.Errors, 0.5m);
        if (what.StartsWith("fails", StringComparison.Ordinal)) _database.Deliver(Rounds.Errors, 1.5m);
        if (what is "is broken") _database.Break(Rounds.Errors);

        await _database.RoundsAsync(6);

        Assert.Equal((status, stage, by), await _database.StandsAsync("checkout"));
    }

    [Fact]
    public async Task Reason_OfEachAct_CarriesItsNumbersAndItsEvaluation()
    {
        await _database.StartAsync("checkout", Rounds.Plan(Rounds.Automatic(AGate.Trigger(hook: Rounds.Errors))));
        _database.Deliver(Rounds.Errors, 0.5m);
        await _database.RoundsAsync(5);
        _database.Deliver(Rounds.Errors, 1.5m);
        await _database.RoundsAsync(4);

        var moves = (await _database.History.PageAsync(new(Rollout: Stored.Key("checkout")), default)).Entries.Where(entry => entry.ActorId.StartsWith("system:", StringComparison.Ordinal)).ToList();
        Assert.Equal([("rolled-back-to-stage", "payment-errors is 1.5, the limit is at most 1"), ("stage-advanced", "payment-errors is 0.5, the limit is at most 1")], moves.Select(entry => (entry.Kind, entry.Why)));
        foreach (var (entry, run, verdict) in moves.Zip([2, 1], [Verdict.Fail, Verdict.Pass]))
        {
            Assert.Equal(1, await _database.CountAsync("Evaluations", $"Run = {run} AND Verdict = '{verdict}' AND At = {RolloutPlanner.Infrastructure.Persistence.Utc.ToMicroseconds(entry.At)}"));
        }
    }

    [Fact]
    public async Task Numbers_ThatChangeNothing_AreKeptWithoutHistoryAndWithoutANewVersion()
    {
        await _database.StartAsync("checkout", Rounds.Plan(Rounds.Automatic(AGate.Trigger(hook: Rounds.Errors)), soakHours: 9));
        _database.Deliver(Rounds.Errors, 0.5m);
        await _database.RoundsAsync(6);
        var (version, history) = ((await _database.StateAsync("checkout")).Version, await _database.CountAsync("History"));

        await _database.RoundsAsync(100);

        Assert.Equal((version, history), ((await _database.StateAsync("checkout")).Version, await _database.CountAsync("History")));
        Assert.Equal(106, await _database.CountAsync("Measurements"));
        Assert.Equal(1, await _database.CountAsync("RunEvidence"));
        Assert.Equal(1, await _database.CountAsync("History", "Kind = 'hook-reading-recorded'"));
    }

    [Fact]
    public async Task Counters_AreTakenAsDifferencesFromTheFloorOn()
    {
        await _database.AddAsync(Rounds.Counted(AGate.Hook("crashes")));
        await _database.StartAsync("checkout", Rounds.Plan(AGate.With(AGate.Trigger(hook: AGate.Hook("crashes")) with { Against = Reference.ControlRatio, Limit = 2 })));
        _database.Grow(AGate.Hook("crashes"), (10, 0), (90, 2));

        await _database.RoundsAsync(6);

        var taken = await _database.Get<RolloutPlanner.Application.Ports.IRolloutReader>().MeasurementsAsync(Stored.Key("checkout"), 1, default);
        var none = new ArmReading.Counts(new(0, 0), new(0, 0));
        var minute = new ArmReading.Counts(new(10, 0), new(90, 2));
        Assert.Equal([(none, TimeSpan.Zero), .. Enumerable.Repeat(((ArmReading?)minute, TimeSpan.FromMinutes(1)), 4)], taken.Select(one => (one.Arms, one.Window)));
    }

    [Fact]
    public async Task Harm_InCounters_RollsBackWithinTwoRoundsOfBeingThere()
    {
        await _database.AddAsync(Rounds.Counted(AGate.Hook("crashes")));
        await _database.StartAsync("checkout", Rounds.Plan(AGate.With(AGate.Trigger(hook: AGate.Hook("crashes")) with { Against = Reference.ControlRatio, Limit = 2 }), soakHours: 9));
        _database.Grow(AGate.Hook("crashes"), (50, 0), (450, 1));
        await _database.RoundsAsync(10);
        var before = await _database.StandsAsync("checkout");

        _database.Grow(AGate.Hook("crashes"), (5000, 500), (45_000, 100));
        await _database.RoundsAsync(2);

        Assert.Equal((RolloutStatus.Running, 1, Maya), before);
        Assert.Equal((RolloutStatus.RolledBack, 0, Gate), await _database.StandsAsync("checkout"));
    }

    [Fact]
    public async Task Source_SilentForADay_PausesAndAsksPeople_AndNeverRollsBack()
    {
        await _database.StartAsync("checkout", Rounds.Plan(Rounds.Automatic(AGate.Trigger(hook: Rounds.Errors))));
        await _database.RoundsAsync(23, TimeSpan.FromHours(1));
        var before = await _database.StandsAsync("checkout");

        await _database.RoundsAsync(3, TimeSpan.FromHours(1));

        Assert.Equal((RolloutStatus.Running, 1, Maya), before);
        Assert.Equal((RolloutStatus.Paused, 1, Gate), await _database.StandsAsync("checkout"));
        Assert.Equal(1, await _database.CountAsync("Evaluations", "Verdict = 'NoData' AND Action = 'Pause'"));
    }
}
