using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Gates;

public sealed class TakeMeasurementsTests : IAsyncLifetime
{
    private readonly FailingStatements _failing = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.WithDemoPeopleAsync(_failing);

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task Run_Counts_AreKeptAsSaidAndJudged()
    {
        await _database.AddPushedAsync();

        var taken = await _database.PushAsync(APush.Counts(30, 31, 200, 3, 1800, 9));

        Assert.Equal("1+0", taken.Shown());
        Assert.Equal(
            [
                new(Stored.Errors, 1, 1.5m, 200, At.Minutes(31), At.Hours(1), By.Maya.Id, "Maya Lindqvist")
                {
                    Origin = MeasurementOrigin.Pushed,
                    Window = TimeSpan.FromMinutes(1),
                    FreshFor = GateTimes.PushedMaxAge,
                    Arms = new ArmReading.Counts(new(200, 3), new(1800, 9)),
                    Definition = APush.Hook().Definition,
                },
            ],
            await _database.TakenAsync());
        var evidence = await _database.Get<IRolloutReader>().EvidenceAsync(await _database.PushedStateAsync(), default);
        Assert.Equal(200, evidence!.Criteria[0].Tally!.TreatedPeople);
    }

    [Fact]
    public async Task Run_SameBatchAgain_AllDuplicatesAndNothingCountedTwice()
    {
        await _database.AddPushedAsync();
        PushedDocument[] batch = [APush.Counts(31, 32, 100, 1), APush.Counts(30, 31, 200, 3), APush.Counts(32, 33, 50, 0)];

        var first = await _database.PushAsync(batch);
        var before = await _database.TakenAsync();
        var second = await _database.PushAsync(batch);

        Assert.Equal(("3+0", "0+3"), (first.Shown(), second.Shown()));
        Assert.Equal([At.Minutes(31), At.Minutes(32), At.Minutes(33)], before.Select(one => one.ObservedAt));
        Assert.Equal(before, await _database.TakenAsync());
    }

    [Fact]
    public async Task Run_SameCommandAgain_SameAnswerEvenWhenTheStageIsAnother()
    {
        await _database.AddPushedAsync();
        var batch = new PushedBatch(By.Maya.Asks(), "wish", [APush.Counts(0, 1, 1, 0), APush.Counts(30, 31, 200, 3)]);

        var first = await _database.Get<TakeMeasurements>().RunAsync(batch, default);
        await APush.DoneAsync(_database.ChangeAsync(APush.Rollout, By.Maya, (rollout, at) => rollout.RollBackFully("harm", By.Maya, at)));
        var second = await _database.Get<TakeMeasurements>().RunAsync(batch, default);
        var other = await _database.Get<TakeMeasurements>().RunAsync(batch with { Wish = "other" }, default);

        Assert.Equal("1+0 0:measurement.early", first.Shown());
        Assert.Equal(first.Value, second.Value);
        Assert.Equal("command.reused", other.Error.Code);
    }

    [Fact]
    public async Task Run_HalfBad_StoresNothing()
    {
        await _database.AddPushedAsync();
        var before = await _database.DumpAsync();

        Assert.Equal("measurements[1].treatment.bad:measurement.bad", (await _database.PushAsync(APush.Counts(30, 31, 200, 3), APush.Counts(31, 32, 1, 2))).Shown());
        Assert.Equal("measurements[0].rollout:rollout.unknown", (await _database.PushAsync(APush.Counts(30, 31, 200, 3) with { Rollout = "nowhere" }, APush.Counts(31, 32, 1, 1))).Shown());
        Assert.Equal("measurements[1].hook:hook.unknown", (await _database.PushAsync(APush.Counts(30, 31, 200, 3), APush.Counts(31, 32, 1, 1) with { Hook = "nothing" })).Shown());
        Assert.Equal("measurements[1].hook:hook.shape", (await _database.PushAsync(APush.Counts(30, 31, 200, 3), APush.Number(31, 32, 1))).Shown());
        Assert.Equal(100, (await _database.PushAsync([.. Enumerable.Repeat(new PushedDocument(), 1000)])).Errors.Count);
        Assert.Equal("measurements:push.empty", (await _database.PushAsync()).Shown());
        Assert.Equal("measurements:push.many", (await _database.PushAsync([.. Enumerable.Repeat(APush.Counts(30, 31, 1, 0), 1001)])).Shown());
        Assert.Equal(before, await _database.DumpAsync());
    }

    [Fact]
    public async Task Run_MetricThatProgramsDoNotSend_RefusedNamingIt()
    {
        await _database.AddPushedAsync();
        await _database.AddHookAsync(APush.Hook(MetricShape.Number, "refunds", new HookSource.Manual()));
        await _database.AddHookAsync(APush.Hook(MetricShape.Number, "latency", new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Number("up", null, TimeSpan.FromMinutes(5)))));

        var byHand = await _database.PushAsync(APush.Number(30, 31, 1) with { Hook = "refunds" });
        var asked = await _database.PushAsync(APush.Number(30, 31, 1) with { Hook = "latency" });

        Assert.Equal("People enter the numbers of the metric \"refunds\". Change where its numbers come from first.", byHand.Error.Message);
        Assert.Equal("The numbers of the metric \"latency\" are asked for at http://prometheus:9090, so nobody sends them.", asked.Error.Message);
    }

    [Fact]
    public async Task Run_WhatDoesNotCountNow_IsNamedAndTheRestCounts()
    {
        await _database.AddPushedAsync();
        await _database.AddHookAsync(APush.Hook(key: "unused"));
        await _database.AddRolloutAsync("draft");

        var taken = await _database.PushAsync(
            APush.Counts(30, 31, 100, 1) with { Stage = 2 },
            APush.Counts(1.9, 2.9, 100, 1),
            APush.Counts(29, 30, 100, 1) with { Hook = "unused" },
            APush.Counts(29, 30, 100, 1) with { Rollout = "draft" },
            APush.Counts(10, 25, 100, 1),
            APush.Counts(40, 41, 100, 1) with { Stage = 1 });
        var late = await _database.PushAsync(APush.Counts(40, 41, 100, 2), APush.Counts(40.5, 41.5, 1, 0), APush.Counts(38, 39, 1, 0), APush.Counts(41, 42, 7, 0));

        Assert.Equal("1+0 0:measurement.other-stage 1:measurement.early 2:measurement.unused 3:measurement.not-live 4:measurement.early", taken.Shown());
        Assert.Equal("1+0 0:measurement.differs 1:measurement.overlaps 2:measurement.order", late.Shown());
        Assert.Equal([100, 7], (await _database.TakenAsync()).Select(one => one.SampleSize));
    }

    [Fact]
    public async Task Run_AfterTheRolloutWasTakenBack_IgnoredAndNotLost()
    {
        await _database.AddPushedAsync();
        await _database.AddPushedAsync(key: "other");
        await APush.DoneAsync(_database.ChangeAsync(APush.Rollout, By.Maya, (rollout, at) => rollout.RollBackFully("harm", By.Maya, at)));
        _database.Time.Advance(TimeSpan.FromHours(1));

        var taken = await _database.PushAsync(APush.Counts(80, 81, 100, 0), APush.Counts(80, 81, 100, 0) with { Rollout = "other" });

        Assert.Equal("1+0 0:measurement.not-live", taken.Shown());
    }

    [Fact]
    public async Task Run_BeginsToDeliver_IsHistoryOnceAndNeverMovesTheRollout()
    {
        await _database.AddPushedAsync();
        var before = await _database.PushedStateAsync();

        for (var minute = 30; minute < 35; minute++) await _database.PushAsync(APush.Counts(minute, minute + 1, 100, minute - 30), APush.Counts(minute + 0.25, minute + 1, 1, 0));

        var entries = await _database.History.PageAsync(new(Kind: "hook-reading-recorded"), default);
        var hook = Assert.Single(await _database.Get<IHookReader>().AllAsync(default));
        Assert.Equal(1, entries.Total);
        Assert.Equal((2L, new HookReading(4m, At.Minutes(35), "Maya Lindqvist"), HookStatus.Verified), (hook.Version, hook.LastReading, hook.Status));
        Assert.Equal(before, await _database.PushedStateAsync());
    }

    [Fact]
    public async Task Run_ByWhoMayNotSend_Forbidden()
    {
        await _database.AddPushedAsync();
        foreach (var who in new[] { By.Helen, By.Victor, By.Ingrid })
        {
            var taken = await _database.Get<TakeMeasurements>().RunAsync(new(who.Asks(), "wish", [APush.Counts(30, 31, 1, 0)]), default);

            Assert.Equal((ErrorKind.Forbidden, "role.push"), (taken.Error.Kind, taken.Error.Code));
        }
        Assert.Empty(await _database.TakenAsync());
    }

    [Fact]
    public async Task Run_FailureAfterAnyStatement_KeepsAllOrNothing()
    {
        await _database.AddPushedAsync();
        var before = await _database.DumpAsync();
        var (statement, done) = (0, (Result<Taken>?)null);
        while (done is null)
        {
            _failing.FailAfter(++statement);
            try
            {
                done = await _database.PushAsync(APush.Counts(30, 31, 200, 3), APush.Counts(31, 32, 200, 3), APush.Outcome("u-1", 59));
            }
            catch (Exception)
            {
                Assert.Equal(before, await _database.DumpAsync());
            }
        }

        _failing.FailAfter(int.MaxValue);
        Assert.Equal(3, done.Value.Accepted + done.Value.Ignored.Count);
        Assert.True(statement > 5, $"only {statement} statements were tried");
        Assert.Equal(2, (await _database.TakenAsync()).Count);
    }

    [Fact]
    public async Task Run_ThousandAtOnce_AllCount()
    {
        await _database.AddPushedAsync(MetricShape.Number);

        var taken = await _database.PushAsync([.. Enumerable.Range(0, 1000).Select(i => APush.Number(10 + i / 30.0, 10 + (i + 1) / 30.0, i % 7, 100))]);

        Assert.Equal("1000+0", taken.Shown());
        Assert.Equal(1000, (await _database.TakenAsync()).Count);
    }

    [Fact]
    public async Task ByHand_ForAMetricThatProgramsSend_RefusedSayingSo()
    {
        await _database.AddPushedAsync();

        var recorded = await _database.Get<RecordMeasurement>().RunAsync(new(By.Maya.Asks(), APush.Key, 0), new(Stored.Errors, 0.4m, 100, null, "Grafana"), default, anyVersion: true);

        Assert.Equal(("measurement.not-by-hand", "Programs send the numbers of the metric \"payment-errors\", so none is entered by hand."), (recorded.Error.Code, recorded.Error.Message));
    }
}
