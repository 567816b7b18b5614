using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Scheduling;

/// <summary>Asking metrics beside each other: who is asked when, and that nobody waits for the slow.</summary>
public sealed class HookPollsTests : IAsyncLifetime
{
    private static readonly HookKey Fast = AGate.Hook("fast");
    private readonly TaskCompletionSource<MetricAnswer> _slow = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestDatabase _database = null!;
    private IReadOnlyList<WatchedGate> _gates = [];

    private HookPolls Polls => _database.Get<HookPolls>();

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        _database.Deliver(Fast, 0.5m);
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task SlowSources_HoweverManyAtOneServer_KeepNoOtherServerWaiting()
    {
        var slow = Enumerable.Range(1, 12).Select(i => Rounds.Polled(AGate.Hook($"slow-{i}"))).ToArray();
        foreach (var hook in slow) _database.Metrics.Answer(hook.Key, (_, _) => _slow.Task);
        await AskAsync([.. slow, At("http://other:9090")]);

        var early = await TakenAsync();
        var open = _database.Metrics.Asked.Count;
        _slow.SetResult(new MetricAnswer.Failed(FailureKind.Timeout, "No answer within 30 s.", "", "", TestKit.At.Noon));
        await Polls.SettleAsync(TimeSpan.FromSeconds(3), default);

        Assert.Equal(["fast"], early);
        Assert.Equal(5, open);
        Assert.Equal(12, Polls.Take().Count);
    }

    [Fact]
    public async Task SlowSource_IsNotAskedAgainBeforeItAnswered()
    {
        var hook = Rounds.Polled(AGate.Hook("slow"));
        _database.Metrics.Answer(hook.Key, (_, _) => _slow.Task);
        await AskAsync(hook);
        _database.Time.Advance(TimeSpan.FromMinutes(2));

        Ask(hook);

        Assert.Single(_database.Metrics.Asked);
    }

    [Theory]
    [InlineData(53, 1)]
    [InlineData(54, 2)]
    [InlineData(60, 2)]
    public async Task Metric_IsAskedOncePerInterval_GiveOrTakeATenth(int seconds, int asked)
    {
        await AskAsync(At("http://other:9090"));
        _database.Time.Advance(TimeSpan.FromSeconds(seconds));

        Ask(At("http://other:9090") with { LastReading = new(1, TestKit.At.Noon, "Prometheus"), Version = 7 });

        Assert.Equal(asked, _database.Metrics.Asked.Count);
    }

    [Fact]
    public async Task SourceThatThrows_IsAnAnswerAndEndsNothing()
    {
        _database.Metrics.Answer(Fast, (_, _) => throw new IOException("A line with a secret in it."));

        await AskAsync(At("http://other:9090"));

        var answer = Assert.IsType<MetricAnswer.Failed>(Assert.Single(Polls.Take()).Answer);
        Assert.Equal((FailureKind.Http, "The source could not be asked."), (answer.Kind, answer.Detail));
    }

    private static MonitoringHook At(string server) => Rounds.Polled(Fast) with { Origin = new HookSource.Prometheus(server, new PrometheusQuery.Number("errors", null, TimeSpan.FromMinutes(1))) };

    private async Task AskAsync(params MonitoringHook[] hooks)
    {
        await _database.StartAsync("checkout", Rounds.Plan(AGate.With([.. hooks.Select(hook => AGate.Trigger(hook.Key.Value, hook.Key))])));
        _gates = await _database.Get<IRunningGates>().AllAsync(default);
        Ask(hooks);
    }

    private void Ask(params MonitoringHook[] hooks) => Polls.Ask(_gates, hooks.ToDictionary(hook => hook.Key), default);

    private async Task<IEnumerable<string>> TakenAsync()
    {
        _database.Time.HoldDelays();
        var settled = Polls.SettleAsync(TimeSpan.FromSeconds(3), default);
        _database.Time.Advance(TimeSpan.FromSeconds(3));
        await settled;
        return Polls.Take().Select(answer => answer.Hook.Key.Value);
    }
}
