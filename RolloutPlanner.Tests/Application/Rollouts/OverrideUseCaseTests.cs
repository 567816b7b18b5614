using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Rollouts;

/// <summary>Overrides and readiness signatures through their commands: stored, told in the history, found again.</summary>
public sealed class OverrideUseCaseTests : IAsyncLifetime
{
    private static readonly RolloutKey Key = Stored.Key("checkout");
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        var plan = Stored.Plan();
        await _database.AddRolloutAsync("checkout", plan with
        {
            Stages = plan.Stages.Select(stage => stage with { Gate = stage.Gate with { Criteria = stage.Gate.Criteria.Select(one => one with { OnFail = FailAction.Pause }).ToValueList() } }).ToValueList(),
        });
        await _database.AddRolloutAsync("other");
        await StepAsync(By.Maya, (rollout, at) => rollout.Submit(By.Maya, at));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Override_OfAFailingTriggerByTwo_IsStoredToldAndToReviewUntilAThirdCloses()
    {
        await StartAsync();
        await DoneAsync<RecordMeasurement>(By.Maya, (read, request) => read.RunAsync(request, new(Stored.Errors, 9, 500, null, "Grafana"), default));
        Assert.Equal(RolloutStatus.Paused, (await StateAsync()).Status);
        Assert.Empty(await ToReviewAsync());

        var until = _database.Time.GetUtcNow().AddHours(4);
        await DoneAsync<OverrideCriterion>(By.Maya, (set, request) => set.RunAsync(request, "errors", Verdict.Fail, until, "Known since Monday", default));
        await DoneAsync<SecondOverride>(By.Tom, (agree, request) => agree.RunAsync(request, 1, "I saw the cause", default));
        Assert.Equal([Key], await ToReviewAsync());
        await DoneAsync<ResumeRollout>(By.Maya, (resume, request) => resume.RunAsync(request, "Agreed", default));
        await DoneAsync<ReviewOverride>(By.Priya, (review, request) => review.RunAsync(request, 1, "It was right", default));

        Assert.Empty(await ToReviewAsync());
        Assert.Equal(
            ["rollout-paused", "criterion-overridden", "override-seconded", "rollout-resumed", "override-reviewed"],
            (await _database.History.PageAsync(new(Key, PageSize: 5), default)).Entries.Select(entry => entry.Kind).Reverse());
    }

    [Fact]
    public async Task Second_ByTheSamePerson_IsDeniedAndNothingLifted()
    {
        await StartAsync();
        await DoneAsync<RecordMeasurement>(By.Maya, (read, request) => read.RunAsync(request, new(Stored.Errors, 9, 500, null, "Grafana"), default));
        await DoneAsync<OverrideCriterion>(By.Tom, (set, request) => set.RunAsync(request, "errors", Verdict.Fail, _database.Time.GetUtcNow().AddHours(4), "Known", default));

        var refused = await _database.Get<SecondOverride>().RunAsync(await AskAsync(By.Tom), 1, "Me again", default);

        Assert.Equal(RolloutErrors.OverrideOwn, refused.Error);
        Assert.Null((await StateAsync()).Overrides[0].Second);
    }

    [Fact]
    public async Task SignOff_WhileNothingHasDelivered_LeavesTheMetricsOpenUntilTheyAreSigned()
    {
        await DoneAsync<SignOffPlan>(By.Tom, async (sign, request) => await sign.RunAsync(request, (await StateAsync()).UnderReview!.Hash, "Fine", default));
        Assert.DoesNotContain((await StateAsync()).ReadinessSignatures, one => one.Topic is ReadinessTopic.Metrics);
        await DeliverAsync();
        Assert.Equal("readiness.open", (await _database.Get<StartRollout>().RunAsync(await AskAsync(By.Maya), default)).Error.Code);

        var check = (await _database.Get<ShowRollout>().RunAsync(Key, default))!.Readiness.Single(one => one.Check.Topic is ReadinessTopic.Metrics);
        await DoneAsync<SignReadinessCheck>(By.Priya, (sign, request) => sign.RunAsync(request, ReadinessTopic.Metrics, check.Digest, "Seen on the board", default));
        await DoneAsync<StartRollout>(By.Maya, (start, request) => start.RunAsync(request, default));

        Assert.Equal(RolloutStatus.Running, (await StateAsync()).Status);
    }

    private async Task StartAsync()
    {
        await StepAsync(By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Stored.Ready, By.Tom, at));
        await StepAsync(By.Maya, (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at));
        _database.Time.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task DeliverAsync() => Assert.False((await _database.DoAsync(By.Maya, workspace =>
    {
        var hook = Stored.Hook() with { LastReading = new(0.4m, workspace.Now, "Grafana") };
        workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
        return Task.FromResult(Result.Success);
    })).IsError);

    private Task<ValueList<RolloutKey>> ToReviewAsync() => _database.Get<IRolloutReader>().ToReviewAsync(default);

    private async Task<RolloutState> StateAsync() => (await _database.Get<IRolloutReader>().FindAsync(Key, default))!;

    private async Task<RolloutRequest> AskAsync(Actor by) => new(by.Asks(), Key, (await StateAsync()).Version);

    private async Task DoneAsync<T>(Actor by, Func<T, RolloutRequest, Task<Result<Receipt>>> act) where T : notnull
    {
        var done = await act(_database.Get<T>(), await AskAsync(by));
        Assert.False(done.IsError, done.IsError ? string.Join("; ", done.Errors) : "");
    }

    private async Task StepAsync(Actor by, Func<Rollout, DateTimeOffset, Result> step) => Assert.False((await _database.ChangeAsync("checkout", by, step)).IsError);
}
