using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Infrastructure.Live;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Infrastructure.Scheduling;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Scheduling;

/// <summary>When rounds are gone. The clock is the test's.</summary>
public sealed class GateEvaluatorTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.WithDemoPeopleAsync();
        await _database.Get<DatabaseState>().PrepareAsync(default);
        _database.Time.HoldDelays();
    }

    public async Task DisposeAsync()
    {
        await _database.Get<GateEvaluator>().StopAsync(default);
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Rounds_AreGoneAtOnceAndEachInterval()
    {
        await _database.Get<GateEvaluator>().StartAsync(default);
        var first = await BeatAfterAsync(null, step: TimeSpan.Zero);

        var second = await BeatAfterAsync(first, step: TimeSpan.FromSeconds(1));

        Assert.Equal((At.Noon, true), (first.At, second.At - first.At >= TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Nudge_BringsARoundBeforeItsTime()
    {
        await _database.Get<GateEvaluator>().StartAsync(default);
        var first = await BeatAfterAsync(null, step: TimeSpan.Zero);

        _database.Get<IGateNudge>().Soon();
        _database.Get<IGateNudge>().Soon();
        var second = await BeatAfterAsync(first, step: TimeSpan.Zero);

        Assert.Equal((first.At, true), (second.At, second.IsOurs));
    }

    [Fact]
    public async Task ProcessThatDied_IsFollowedWithinItsLease()
    {
        await ActivatorUtilities.CreateInstance<GateLeases>(_database.Services).TakeAsync(default);
        await _database.Get<GateEvaluator>().StartAsync(default);
        var first = await BeatAfterAsync(null, step: TimeSpan.Zero);

        var second = await BeatAfterAsync(first, step: TimeSpan.FromMilliseconds(100));

        Assert.Equal((false, true), (first.IsOurs, second.IsOurs));
    }

    [Fact]
    public async Task Stop_GivesTheLeaseBack()
    {
        await _database.Get<GateEvaluator>().StartAsync(default);
        await BeatAfterAsync(null, step: TimeSpan.Zero);

        await _database.Get<GateEvaluator>().StopAsync(default);

        Assert.Equal(Utc.ToMicroseconds(_database.Time.GetUtcNow()), await _database.SqlAsync("SELECT Until FROM Leases WHERE Name = 'gates'"));
    }

    private async Task<GateHeartbeat.Beat> BeatAfterAsync(GateHeartbeat.Beat? before, TimeSpan step)
    {
        while (ReferenceEquals(_database.Get<GateHeartbeat>().Last, before))
        {
            if (step > TimeSpan.Zero) _database.Time.Advance(step);
            await Task.Yield();
        }
        return _database.Get<GateHeartbeat>().Last!;
    }
}
