using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Infrastructure.Live;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Live;

public sealed class SnapshotKeeperTests : IAsyncLifetime
{
    private const string Flag = "checkout";

    private TestDatabase _database = null!;

    private SnapshotKeeper Keeper => _database.Get<SnapshotKeeper>();

    private ServingState Now => Keeper.Current!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        await _database.AddCohortAsync(Stored.Document("london"));
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task Command_ThatMovesARollout_IsServedBeforeItAnswers()
    {
        await _database.AddRolloutAsync(Flag);
        Assert.Null(Served());
        await StepAsync((rollout, at) => rollout.Submit(By.Maya, at));
        Assert.Null(Served());

        await StepAsync((rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Stored.Ready, By.Tom, at), By.Tom);
        Assert.Equal((RolloutStatus.Approved, 0), Position());
        await StepAsync((rollout, at) => rollout.Start(Stored.Ready, By.Maya, at));
        Assert.Equal((RolloutStatus.Running, 1), Position());
        await StepAsync((rollout, at) => rollout.Pause("look", By.Maya, at));
        Assert.Equal((RolloutStatus.Paused, 1), Position());
        await StepAsync((rollout, at) => rollout.Kill("harm", By.Maya, at));
        Assert.Equal((RolloutStatus.RolledBack, 0), Position());
        await StepAsync((rollout, at) => rollout.Archive("over", By.Maya, at));
        Assert.Null(Served());
    }

    [Fact]
    public async Task EachStep_TakenOneAtATime_ServesWhatAFreshReadingServes()
    {
        await StartAsync("london");
        Func<Rollout, DateTimeOffset, Result>[] steps =
        [
            (rollout, at) => rollout.Pause("look", By.Maya, at),
            (rollout, at) => rollout.Resume("fine", By.Maya, at),
            (rollout, at) => rollout.RollBackFully("harm", By.Maya, at),
        ];

        foreach (var step in steps)
        {
            await StepAsync(step);
            var fresh = await FreshAsync();

            Assert.Equal(fresh.Current!.Snapshot.Version, Now.Snapshot.Version);
            Assert.All(People(), person => Assert.Equal(fresh.Current!.Snapshot.Find(Flag)!.Evaluate(person), Served()!.Evaluate(person)));
        }
    }

    [Fact]
    public async Task Change_ThatServesNobodyOtherwise_KeepsTheSnapshot()
    {
        await StartAsync();
        var before = Now;

        await StepAsync((rollout, at) => rollout.Edit(rollout.State.Draft with { Goal = "Another goal" }, By.Maya, at));
        await _database.AddRolloutAsync("another-draft");

        Assert.Same(before, Now);
    }

    [Fact]
    public async Task Listener_OnEachChange_HearsTheStateThatIsServed()
    {
        var heard = new List<long>();
        using (Keeper.Subscribe(state => heard.Add(state.Snapshot.Version)))
        {
            await StartAsync();
        }
        var last = heard[^1];

        await StepAsync((rollout, at) => rollout.Pause("look", By.Maya, at));

        Assert.Equal(heard.Order().Distinct(), heard);
        Assert.Equal(last, heard[^1]);
        Assert.True(Now.Snapshot.Version > last);
    }

    [Fact]
    public async Task AnotherProcess_ThatWrote_IsFollowed()
    {
        await StartAsync();
        var other = await FreshAsync();
        await StepAsync((rollout, at) => rollout.Kill("harm", By.Maya, at));

        await other.FollowAsync(default);

        Assert.Equal(RolloutStatus.RolledBack, other.Current!.Snapshot.Find(Flag)!.Rollout.Status);
    }

    [Fact]
    public async Task DatabaseAway_WhileItRuns_AnswersGoOnAndSayStale()
    {
        await StartAsync("london");
        var before = Now;
        var away = _database.File + ".away";
        File.Move(_database.File, away);

        await Keeper.FollowAsync(default);

        Assert.Equal(before with { IsStale = true }, Now);
        File.Move(away, _database.File);
        await Keeper.FollowAsync(default);
        Assert.Equal(before, Now);
    }

    [Fact]
    public async Task DatabaseAway_AtTheStart_TheLastSnapshotIsServedAsStale()
    {
        await StartAsync("london");
        var cold = Another();

        Assert.True(cold.StartFromFile());

        Assert.True(cold.Current!.IsStale);
        Assert.Equal(Now.Snapshot.Version, cold.Current.Snapshot.Version);
        Assert.All(People(), person => Assert.Equal(Served()!.Evaluate(person), cold.Current.Snapshot.Find(Flag)!.Evaluate(person)));
        await cold.FollowAsync(default);
        Assert.False(cold.Current.IsStale);
    }

    [Theory]
    [InlineData("\"Running\"", "\"Completed\"")]
    [InlineData("rp-snapshot-v1", "rp-snapshot-v2")]
    [InlineData("{", "")]
    public async Task SnapshotFile_Changed_IsRefused(string from, string to)
    {
        await StartAsync();
        var path = _database.Get<SnapshotFile>().Path;
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(from, text);
        await File.WriteAllTextAsync(path, text.Replace(from, to, StringComparison.Ordinal));
        var cold = Another();

        Assert.False(cold.StartFromFile());

        Assert.Null(cold.Current);
    }

    [Fact]
    public async Task SnapshotFile_Missing_LeavesNothingToServe()
    {
        File.Delete(_database.Get<SnapshotFile>().Path);

        Assert.False(Another().StartFromFile());
    }

    [Fact]
    public async Task OlderDatabase_PutInItsPlace_NeverTakesTheStateBack()
    {
        await StartAsync();
        var older = _database.File + ".older";
        await _database.SqlAsync($"VACUUM INTO '{older}'");
        await StepAsync((rollout, at) => rollout.Kill("harm", By.Maya, at));
        SqliteConnection.ClearAllPools();
        foreach (var side in new[] { "", "-wal", "-shm" }) File.Delete(_database.File + side);
        File.Move(older, _database.File);

        await Keeper.FollowAsync(default);

        Assert.Equal((RolloutStatus.RolledBack, 0), Position());
        Assert.True(Now.IsStale);
    }

    [Fact]
    public async Task Cohort_ThatCannotBeFound_GivesNothingToAnybody()
    {
        await StartAsync("london");
        var fresh = ActivatorUtilities.CreateInstance<SnapshotKeeper>(_database.Services);
        await using (var db = await _database.OpenAsync())
        {
            db.Rollouts.Single(row => row.Key == Flag).State = db.Rollouts.Single(row => row.Key == Flag).State.Replace("\"version\":3", "\"version\":99", StringComparison.Ordinal).Replace("\"version\":1,\"hash\"", "\"version\":98,\"hash\"", StringComparison.Ordinal);
            await db.SaveChangesAsync();
        }

        await fresh.RefreshAsync(default);

        Assert.All(People(), person => Assert.Equal(new Answer(RolloutPlanner.Domain.Flags.Variant.Off, AnswerReason.Disabled, null), fresh.Current!.Snapshot.Find(Flag)!.Evaluate(person)));
    }

    private ServedFlag? Served() => Keeper.Current?.Snapshot.Find(Flag);

    private (RolloutStatus, int) Position() => (Served()!.Rollout.Status, Served()!.Rollout.Reached);

    /// <summary>A keeper that no command tells anything, as in another process.</summary>
    private SnapshotKeeper Another() => ActivatorUtilities.CreateInstance<SnapshotKeeper>(_database.Services);

    private async Task<SnapshotKeeper> FreshAsync()
    {
        var keeper = Another();
        await keeper.RefreshAsync(default);
        return keeper;
    }

    private async Task StartAsync(string? cohort = null)
    {
        await _database.AddRolloutAsync(Flag, Stored.Plan(cohort: cohort));
        await StepAsync((rollout, at) => rollout.Submit(By.Maya, at));
        await StepAsync((rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Stored.Ready, By.Tom, at), By.Tom);
        await StepAsync((rollout, at) => rollout.Start(Stored.Ready, By.Maya, at));
    }

    private async Task StepAsync(Func<Rollout, DateTimeOffset, Result> step, Actor? by = null)
    {
        var done = await _database.ChangeAsync(Flag, by ?? By.Maya, step);
        Assert.True(!done.IsError, done.IsError ? done.Error.Message : "");
    }

    private static IEnumerable<EvaluationContext> People() => Enumerable.Range(0, 200).Select(i => new EvaluationContext(
        TargetingKey.Parse($"person-{i}", "key").Value, At.Noon, [new("city", new AttributeValue.Text(i % 2 == 0 ? "London" : "Leeds"))]));
}
