using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Gates;

/// <summary>Runs judged again from the database: which run, by which rules, and what cannot be said.</summary>
public sealed class ReplayGateTests : IAsyncLifetime
{
    private static readonly RolloutKey Checkout = Stored.Key("checkout");

    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        await _database.DoAsync(By.Maya, workspace =>
        {
            foreach (var key in new[] { "payment-errors", "refunds" }) workspace.Hooks.Save(Stored.Hook(key), new HookCreated(Stored.Hook(key), workspace.Actor, workspace.Now));
            return Task.FromResult(Result.Success);
        });
        await _database.AddRolloutAsync("checkout");
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Run_NeverStarted_IsRefusedInWords() => Assert.Equal("replay.never-ran", (await RunAsync(new(Checkout))).Error.Code);

    [Fact]
    public async Task Run_NoSuchRollout_IsNotFound() => Assert.Equal(ErrorKind.NotFound, (await RunAsync(new(Stored.Key("nothing")))).Error.Kind);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public async Task Run_NoSuchRun_NamesTheField(int run)
    {
        await StartAsync();

        Assert.Equal(("replay.run", "run"), (await RunAsync(new(Checkout, run))) is { Error: var error } ? (error.Code, error.Path) : default);
    }

    [Fact]
    public async Task Run_ByTheRulesThatRan_IsTheGateOfNow()
    {
        await StartAsync();
        await ReadAsync(0.5m);
        _database.Time.Advance(TimeSpan.FromHours(3));

        var replayed = (await RunAsync(new(Checkout))).Value;

        Assert.Equal((1, 1, null, ReplayBy.AsRan), (replayed.Run.Run.Number, replayed.Run.PlanVersion, replayed.Run.LeftAt, replayed.By));
        Assert.Equal(GateAction.Advance, replayed.Replay.End.Action);
        Assert.Equal("With these rules First share could have moved on 10 minutes in, after 500 people: the soak was done and every metric passed.", replayed.Answer);
    }

    [Fact]
    public async Task Run_PastOne_IsJudgedUntilItWasLeft()
    {
        await StartAsync();
        await ReadAsync(0.5m);
        _database.Time.Advance(TimeSpan.FromHours(1));
        await ChangeAsync(By.Tom, (rollout, at) => rollout.RollBackFully("Slow", By.Tom, at));
        var left = _database.Time.GetUtcNow();
        _database.Time.Advance(TimeSpan.FromDays(9));

        var replayed = (await RunAsync(new(Checkout))).Value;

        Assert.Equal((left, left), (replayed.Run.LeftAt, replayed.Replay.Rules.Until));
        Assert.Equal(left, replayed.Replay.Evidence.At);
    }

    [Fact]
    public async Task Run_StricterGivenRules_WouldHaveGoneBack()
    {
        await StartAsync();
        await ReadAsync(0.9m);

        var replayed = (await RunAsync(new(Checkout, By: ReplayBy.Given, Gate: Gate(0.8m)))).Value;

        Assert.Equal("With these rules First share would have been rolled back 10 minutes in, after 500 people: payment-errors is 0.9, the limit is at most 0.8.", replayed.Answer);
    }

    [Fact]
    public async Task Run_MetricThatNobodyRecorded_IsNamedAndNeverInvented()
    {
        await StartAsync();
        await ReadAsync(0.5m);

        var replayed = (await RunAsync(new(Checkout, By: ReplayBy.Given, Gate: Gate(1, "refunds")))).Value;

        Assert.Equal([HookKey.Parse("refunds", "").Value], replayed.Replay.Rules.Unrecorded);
        Assert.Contains("refunds was not recorded in this run", replayed.Answer);
    }

    [Fact]
    public async Task Run_WrongRules_NameEveryField()
    {
        await StartAsync();
        var gate = new GateDocument { Criteria = [new() { Id = "a", Hook = "payment-errors", Role = "rollbackTrigger", Comparison = "atMost" }], ApprovalsNeeded = 9 };

        var refused = await RunAsync(new(Checkout, By: ReplayBy.Given, Gate: gate, SoakHours: -1));
        var unknown = await RunAsync(new(Checkout, By: ReplayBy.Given, Gate: Gate(1, "no-such-metric")));
        var none = await RunAsync(new(Checkout, By: ReplayBy.Given));

        Assert.Equal(["gate.criteria[0].limit", "gate.approvalsNeeded", "soakHours"], refused.Errors.Select(error => error.Path));
        Assert.Equal(("hook.unknown", "gate.criteria[0].hook"), (unknown.Error.Code, unknown.Error.Path));
        Assert.Equal("gate", none.Error.Path);
    }

    [Fact]
    public async Task Run_Cancelled_StopsAndTellsHowFarItCame()
    {
        await StartAsync();
        await ReadAsync(0.5m);
        using var leaving = new CancellationTokenSource();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _database.Get<ReplayGate>().RunAsync(new(Checkout), null, leaving.Token));
    }

    [Fact]
    public async Task Run_ByTheNextPlanAfterARollback_SaysWhatItWouldHaveDone()
    {
        await StartAsync();
        await ReadAsync(0.9m);
        await ChangeAsync(By.Tom, (rollout, at) => rollout.RollBackFully("Slow", By.Tom, at));
        await ChangeAsync(By.Maya, (rollout, at) => rollout.Restart("Fixed", By.Maya, at));
        var plan = Stored.Plan();
        var stricter = plan with { Stages = plan.Stages.Replace(0, plan.Stages[0] with { Gate = plan.Stages[0].Gate with { Criteria = [plan.Stages[0].Gate.Criteria[0] with { Limit = 0.8m }] } }) };
        await ChangeAsync(By.Maya, (rollout, at) => rollout.Edit(stricter, By.Maya, at));

        Assert.Equal(GateAction.Advance, (await RunAsync(new(Checkout))).Value.Replay.Decisive?.Action);
        Assert.Equal(GateAction.Rollback, (await RunAsync(new(Checkout, By: ReplayBy.Draft))).Value.Replay.Decisive?.Action);
        await ChangeAsync(By.Maya, (rollout, at) => rollout.Edit(plan with { Stages = [] }, By.Maya, at));
        Assert.Equal("replay.not-in-draft", (await RunAsync(new(Checkout, By: ReplayBy.Draft))).Error.Code);
    }

    [Fact]
    public async Task Try_StricterLimit_WouldRollBackWhereTheLiveOneOpens()
    {
        await StartAsync();
        await ReadAsync(0.9m);

        var (tried, same, wrong) = (await TryAsync(Gate(0.8m)), await TryAsync(Gate(1.1m)), await TryAsync(Gate(1, "no-such-metric")));

        Assert.Equal((GateAction.Advance, GateAction.Rollback, true), (tried.Value.Now.Action, tried.Value.Tried.Action, tried.Value.Differs));
        Assert.False(same.Value.Differs);
        Assert.Equal("gate.criteria[0].hook", wrong.Error.Path);
    }

    [Fact]
    public async Task Try_InNoStage_IsRefused() => Assert.Equal("replay.no-stage", (await TryAsync(Gate(1))).Error.Code);

    private static GateDocument Gate(decimal limit, string hook = "payment-errors") =>
        new() { Criteria = [new() { Id = "errors", Hook = hook, Role = "rollbackTrigger", Comparison = "atMost", Limit = limit, MinimumSample = 1 }] };

    private Task<Result<ReplayedGate>> RunAsync(ReplayAsked asked) => _database.Get<ReplayGate>().RunAsync(asked, null, default);

    private Task<Result<TriedGate>> TryAsync(GateDocument gate) => _database.Get<TryGate>().RunAsync(Checkout, gate, null, default);

    private async Task StartAsync()
    {
        await ChangeAsync(By.Maya, (rollout, at) => rollout.Submit(By.Maya, at));
        await ChangeAsync(By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Stored.Ready, By.Tom, at));
        await ChangeAsync(By.Maya, (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at));
    }

    private async Task ReadAsync(decimal value)
    {
        _database.Time.Advance(TimeSpan.FromMinutes(10));
        var done = await _database.DoAsync(By.Maya, async workspace =>
        {
            var rollout = (await workspace.Rollouts.FindAsync(Checkout))!;
            workspace.Rollouts.Add(Checkout, new Measurement(Stored.Errors, rollout.State.Run!.Number, value, 500, workspace.Now, workspace.Now, By.Maya.Id, "Grafana"));
            return Result.Success;
        });
        Assert.False(done.IsError);
    }

    private async Task ChangeAsync(Actor by, Func<Rollout, DateTimeOffset, Result> change)
    {
        var done = await _database.ChangeAsync("checkout", by, change);
        Assert.True(!done.IsError, done.IsError ? done.Error.Message : "");
    }
}
