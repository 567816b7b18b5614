using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Scheduling;

/// <summary>What rounds write down, and what they leave alone.</summary>
public sealed class KeptTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        await _database.AddAsync(Rounds.Polled(Rounds.Errors));
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task Metric_ThatBreaksAndComesBack_IsToldOnceEachTime()
    {
        await StartAsync();
        _database.Deliver(Rounds.Errors, 0.5m);
        await _database.RoundsAsync(5);
        _database.Break(Rounds.Errors);
        await _database.RoundsAsync(5);
        var broken = await HookAsync();
        _database.Deliver(Rounds.Errors, 0.7m);
        await _database.RoundsAsync(5);
        var back = await HookAsync();

        Assert.Equal((HookStatus.Error, 0.5m, 3L), (broken.Status, broken.LastReading!.Value, broken.Version));
        Assert.Equal((FailureKind.Http, At.Minutes(10)), (broken.Problem!.Kind, broken.Problem.At));
        Assert.Equal((HookStatus.Verified, 0.7m, At.Minutes(15)), (back.Status, back.LastReading!.Value, back.LastReading.ObservedAt));
        Assert.Equal(["hook-created", "hook-reading-recorded", "hook-look-failed", "hook-reading-recorded"], await KindsAsync("hook"));
    }

    [Fact]
    public async Task Rounds_InWhichNothingIsNew_WriteNothing()
    {
        await _database.StartAsync("checkout", Rounds.Plan(AGate.With(AGate.Trigger(hook: AGate.Hook("by-hand")))));
        await _database.RoundsAsync(5);
        var before = await _database.CountAsync("Commands");

        await _database.RoundsAsync(20);

        Assert.Equal(before, await _database.CountAsync("Commands"));
        Assert.Equal(1, await _database.CountAsync("Evaluations"));
    }

    [Fact]
    public async Task Evaluations_AreOnePerWindow_AndOneMoreWhereTimeChangesTheVerdict()
    {
        await StartAsync();
        _database.Deliver(Rounds.Errors, 0.5m);
        await _database.RoundsAsync(6);
        var measured = await _database.CountAsync("Evaluations");
        _database.Break(Rounds.Errors, FailureKind.NoData);
        await _database.RoundsAsync(60);

        Assert.Equal(5, measured); // before the floor once, and four windows after it
        Assert.Equal(["Pending", "NoData"], (await VerdictsAsync()).Skip((int)measured));
    }

    [Fact]
    public async Task ReadingByHand_ThatRollsBack_LeavesItsEvaluation()
    {
        await _database.AddAsync(Stored.Hook("by-hand"));
        await _database.StartAsync("checkout", Rounds.Plan(AGate.With(AGate.Trigger(hook: AGate.Hook("by-hand")))));
        _database.Time.Advance(TimeSpan.FromMinutes(5));
        var state = await _database.StateAsync("checkout");

        var recorded = await new RecordMeasurement(new(_database.Executor)).RunAsync(new(By.Maya.Asks(), state.Key, state.Version), new(AGate.Hook("by-hand"), 7, 1000, null, "Grafana"), default);

        recorded.WithoutValue().Worked();
        Assert.Equal(1, await _database.CountAsync("Evaluations", $"Verdict = 'Fail' AND Action = 'Rollback' AND Value = '7' AND At = {RolloutPlanner.Infrastructure.Persistence.Utc.ToMicroseconds(At.Minutes(5))}"));
        Assert.Equal("system:gate", (await _database.StandsAsync("checkout")).By);
    }

    private Task StartAsync() => _database.StartAsync("checkout", Rounds.Plan(AGate.With(AGate.Trigger(hook: Rounds.Errors)), soakHours: 9));

    private async Task<MonitoringHook> HookAsync() => Assert.Single(await _database.Get<IHookReader>().AllAsync(default));

    private async Task<IEnumerable<string>> KindsAsync(string subject) =>
        (await _database.History.PageAsync(new(), default)).Entries.Where(entry => entry.SubjectKind == subject).Select(entry => entry.Kind).Reverse();

    private async Task<IReadOnlyList<string>> VerdictsAsync()
    {
        await using var db = await _database.OpenAsync();
        return [.. db.Evaluations.ToList().OrderBy(row => row.At).Select(row => row.Verdict.ToString())];
    }
}
