using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Rollouts;

/// <summary>Approving what was drawn, over a real database that goes on filling.</summary>
public sealed class ApproveSeenTests : IAsyncLifetime
{
    private static readonly RolloutKey Key = Stored.Key("checkout");
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        await new SaveHook(_database.Executor).RunAsync(By.Maya.Asks(), new(Stored.Errors.Value, "Payment errors", "%", "Grafana", 0), default);
        var plan = Stored.Plan();
        await _database.AddRolloutAsync("checkout", plan with { Stages = plan.Stages.Select(stage => stage with { Gate = stage.Gate with { ApprovalsNeeded = 1 } }).ToValueList() });
        await StepAsync(By.Maya, (rollout, at) => rollout.Submit(By.Maya, at));
        await StepAsync(By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Stored.Ready, By.Tom, at));
        await StepAsync(By.Maya, (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at));
        await ReadAsync(0.4m, 2000);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Approve_NumberEnteredBetweenDrawingAndClicking_CountsForWhatWasShown()
    {
        var drawn = await DrawAsync();
        await ReadAsync(0.6m, 3000);

        var approved = await ApproveAsync(drawn, drawn.At);

        Assert.False(approved.IsError, approved.IsError ? approved.Error.ToString() : "");
        Assert.Equal<ShownVerdict>([new("errors", Verdict.Pass, 0.4m, 2000)], (await DrawAsync()).State.Approvals.Single().Shown);
        Assert.Equal(GateAction.Advance, (await DrawAsync()).Gate!.Action);
    }

    [Fact]
    public async Task Approve_NumberThatAProgramSentBetween_IsNoReasonToRefuse()
    {
        var drawn = await DrawAsync();
        _database.Time.Advance(TimeSpan.FromMinutes(1));
        await _database.DoAsync(By.Maya, workspace =>
        {
            workspace.Rollouts.Add(Key, new Measurement(Stored.Errors, 1, 0.7m, 50, workspace.Now, workspace.Now, By.Maya.Id, "Grafana"));
            return Task.FromResult(Result.Success);
        });
        Assert.NotEqual(drawn.Gate!.Digest, (await DrawAsync()).Gate!.Digest);

        Assert.False((await ApproveAsync(drawn, drawn.At)).IsError);
    }

    [Fact]
    public async Task Approve_WithoutSayingWhenItWasDrawn_IsRefusedOnOtherNumbers()
    {
        var drawn = await DrawAsync();
        await ReadAsync(0.6m, 3000);

        Assert.Equal(RolloutErrors.EvidenceChanged, (await ApproveAsync(drawn, null)).Error);
    }

    [Fact]
    public async Task Approve_WorseMeanwhile_IsRefusedAndNothingIsKept()
    {
        var drawn = await DrawAsync();
        await ReadAsync(9, 3000);
        var before = await DrawAsync();

        var refused = await ApproveAsync(drawn, drawn.At);

        Assert.True(refused.IsError);
        Assert.Equal(before.State, (await DrawAsync()).State);
    }

    [Fact]
    public async Task Approve_DrawnAQuarterOfAnHourAgo_IsRefused()
    {
        var drawn = await DrawAsync();
        await ReadAsync(0.6m, 3000);
        _database.Time.Advance(GateTimes.SeenFor);

        Assert.Equal(RolloutErrors.EvidenceChanged, (await ApproveAsync(drawn, drawn.At)).Error);
    }

    [Fact]
    public async Task Approve_ForgedDigest_IsRefused()
    {
        var drawn = await DrawAsync();

        var forged = await _database.Get<ApproveGate>().RunAsync(new(By.Tom.Asks(), Key, drawn.State.Version), 2, new string('a', 64), "Fine", default, drawn.At);

        Assert.Equal(RolloutErrors.EvidenceChanged, forged.Error);
    }

    private async Task<RolloutView> DrawAsync() => (await _database.Get<ShowRollout>().RunAsync(Key, default))!;

    private Task<Result<Receipt>> ApproveAsync(RolloutView drawn, DateTimeOffset? seenAt) =>
        _database.Get<ApproveGate>().RunAsync(new(By.Tom.Asks(), Key, drawn.State.Version), 2, drawn.Gate!.Digest, "Fine", default, seenAt);

    private async Task ReadAsync(decimal value, int sample)
    {
        _database.Time.Advance(TimeSpan.FromMinutes(1));
        var state = (await _database.Get<IRolloutReader>().FindAsync(Key, default))!;
        Assert.False((await _database.Get<RecordMeasurement>().RunAsync(new(By.Maya.Asks(), Key, state.Version), new(Stored.Errors, value, sample, null, "Grafana"), default)).IsError);
        _database.Time.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task StepAsync(Actor by, Func<Rollout, DateTimeOffset, Result> step) => Assert.False((await _database.ChangeAsync("checkout", by, step)).IsError);
}
