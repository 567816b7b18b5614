using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

/// <summary>Metrics as their pages read them.</summary>
public class MetricReaderTests
{
    [Fact]
    public async Task Uses_LiveFirstThenByName_WithoutArchivedOnes()
    {
        await using var database = await SeededAsync("zebra", "alpha");
        await database.AddRolloutAsync("beta", Stored.Plan("beta"));

        var uses = await database.Get<IMetricReader>().UsesAsync(default);

        Assert.Equal([("alpha", true), ("zebra", true), ("beta", false)], uses.Select(use => (use.Name, use.IsLive)));
        Assert.All(uses, use => Assert.Equal(Stored.Errors, use.Hook));
    }

    [Fact]
    public async Task Looks_OverRunsAndRollouts_AreThoseSinceThenNewestFirst()
    {
        await using var database = await SeededAsync("checkout", "cards");
        var start = database.Time.GetUtcNow();
        await AddAsync(database, "checkout", Reading(1, 0.1m, start.AddHours(-30)), Reading(1, 0.2m, start.AddHours(-3)));
        await AddAsync(database, "cards", Reading(1, 0.3m, start.AddHours(-2)));
        // Its second run measures something else; the third fails once and then works.
        await AddAsync(database, "checkout", Reading(2, 9m, start.AddMinutes(-80)) with { Hook = HookKey.Parse("other", "").Value });
        await FailAsync(database, "checkout", new MeasurementFailure(Stored.Errors, 3, FailureKind.Http, "The server answered 500.", start.AddMinutes(-70)));
        await AddAsync(database, "checkout", Reading(3, 0.4m, start.AddMinutes(-60)));

        var looks = await database.Get<IMetricReader>().LooksAsync(Stored.Errors, start.AddHours(-24), 100, default);

        Assert.Equal(
            [("checkout", 3, 0.4m, null), ("checkout", 3, 0m, FailureKind.Http), ("cards", 1, 0.3m, null), ("checkout", 1, 0.2m, null)],
            looks.Select(look => (look.Name, look.Run, look.Value, look.Failure)));
        Assert.Equal("The server answered 500.", looks[1].Said);
        Assert.Equal([0.4m, 0m], (await database.Get<IMetricReader>().LooksAsync(Stored.Errors, start.AddHours(-24), 2, default)).Select(look => look.Value));
    }

    [Fact]
    public async Task ShowMetric_InUse_NamesTheGatesAndWhereItStands()
    {
        await using var database = await SeededAsync("checkout");
        await database.AddRolloutAsync("draft", Stored.Plan("draft"));

        var view = (await database.Get<ShowMetric>().RunAsync(Stored.Errors, default)).Value;

        Assert.Equal(
            [("checkout", 1, true, false), ("checkout", 2, false, false), ("checkout", 3, false, false), ("draft", 1, false, true), ("draft", 2, false, true), ("draft", 3, false, true)],
            view.Gates.Select(gate => (gate.Use.Name, gate.Stage, gate.IsPresent, gate.IsPlanned)));
        Assert.All(view.Gates, gate => Assert.Equal(CriterionRole.RollbackTrigger, gate.Criterion.Role));
        Assert.Equal(["checkout"], view.Live.Select(use => use.Name));
    }

    [Fact]
    public async Task ShowMetric_OfAnUnknownOrDeletedOne_IsNotFound()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await SaveAsync(database, Stored.Hook("gone") with { IsDeleted = true });

        Assert.Equal("hook.unknown", (await database.Get<ShowMetric>().RunAsync(HookKey.Parse("gone", "").Value, default)).Error.Code);
        Assert.Equal(ErrorKind.NotFound, (await database.Get<ShowMetric>().RunAsync(HookKey.Parse("never", "").Value, default)).Error.Kind);
    }

    [Fact]
    public async Task ShowMetric_UsedByMoreThanItLists_SaysHowMany()
    {
        await using var database = await SeededAsync();
        for (var i = 0; i < 22; i++) await database.AddRolloutAsync($"r-{i:00}", Stored.Plan($"r-{i:00}"));

        var view = (await database.Get<ShowMetric>().RunAsync(Stored.Errors, default)).Value;

        Assert.Equal((22, 2, 60), (view.Uses.Count, view.Unlisted, view.Gates.Count));
    }

    [Fact]
    public async Task ShowMetrics_ByName_WithTheirUses()
    {
        await using var database = await SeededAsync("checkout");
        await SaveAsync(database, Stored.Hook("another"));

        var lines = await database.Get<ShowMetrics>().RunAsync(default);

        Assert.Equal([("another", ""), ("payment-errors", "checkout")], lines.Select(line => (line.Hook.Key.Value, string.Join(',', line.Uses.Select(use => use.Name)))));
    }

    private static Measurement Reading(int run, decimal value, DateTimeOffset at) => new(Stored.Errors, run, value, 100, at, at, By.Maya.Id, "Grafana");

    /// <summary>One metric, and a running rollout for each key.</summary>
    private static async Task<TestDatabase> SeededAsync(params string[] running)
    {
        var database = await TestDatabase.WithDemoPeopleAsync();
        await SaveAsync(database, Stored.Hook());
        foreach (var key in running) await database.AddRunningAsync(key);
        return database;
    }

    private static Task SaveAsync(TestDatabase database, MonitoringHook hook) => DoneAsync(database.DoAsync(By.Maya, workspace =>
    {
        workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
        return Task.FromResult(Result.Success);
    }));

    private static Task AddAsync(TestDatabase database, string rollout, params Measurement[] readings) => DoneAsync(database.DoAsync(By.Maya, workspace =>
    {
        foreach (var reading in readings) workspace.Rollouts.Add(Stored.Key(rollout), reading);
        return Task.FromResult(Result.Success);
    }));

    private static Task FailAsync(TestDatabase database, string rollout, MeasurementFailure failure) => DoneAsync(database.DoAsync(By.Maya, workspace =>
    {
        workspace.Rollouts.Add(Stored.Key(rollout), failure);
        return Task.FromResult(Result.Success);
    }));

    private static async Task DoneAsync(Task<Result<Receipt>> command)
    {
        var done = await command;
        Assert.False(done.IsError, done.IsError ? string.Join("; ", done.Errors) : "");
    }
}
