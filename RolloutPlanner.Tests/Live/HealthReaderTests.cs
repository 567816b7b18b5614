using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure.Live;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Live;

public sealed class HealthReaderTests
{
    [Fact]
    public async Task Database_NotReadyThenThereThenAway_IsSaid()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var health = database.Get<IHealth>();
        var before = health.Now;

        await database.Get<DatabaseState>().PrepareAsync(default);
        await database.Get<SnapshotKeeper>().RefreshAsync(default);
        var there = health.Now;
        File.Move(database.File, database.File + ".away");
        database.Time.Advance(TimeSpan.FromSeconds(7));
        await database.Get<SnapshotKeeper>().FollowAsync(default);
        var away = health.Now;
        File.Move(database.File + ".away", database.File);

        Assert.Equal((false, true, false), (before.DatabaseAnswers, there.DatabaseAnswers, away.DatabaseAnswers));
        Assert.Equal((false, TimeSpan.Zero), (there.IsStale, there.SnapshotAge));
        Assert.Equal((true, TimeSpan.FromSeconds(7)), (away.IsStale, away.SnapshotAge));
    }
}
