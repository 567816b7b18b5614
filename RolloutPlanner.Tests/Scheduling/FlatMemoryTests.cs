using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Scheduling;

/// <summary>Runs alone, because what is in use belongs to the whole process.</summary>
[CollectionDefinition(nameof(FlatMemoryTests), DisableParallelization = true)]
[Collection(nameof(FlatMemoryTests))]
public sealed class FlatMemoryTests
{
    [Fact]
    public async Task ThousandsOfRounds_HoldNoMoreThanHundreds()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddAsync(Rounds.Polled(Rounds.Errors));
        await database.AddAsync(Rounds.Counted(AGate.Hook("crashes")));
        var ratio = AGate.Trigger("ratio", AGate.Hook("crashes")) with { Against = Reference.ControlRatio, Limit = 3 };
        await database.StartAsync("checkout", Rounds.Plan(AGate.With(AGate.Trigger(hook: Rounds.Errors), ratio), soakHours: 2000));
        database.Deliver(Rounds.Errors, 0.5m);
        database.Grow(AGate.Hook("crashes"), (10, 0), (90, 0));
        await database.RoundsAsync(500);
        database.Metrics.Asked.Clear();
        var early = GC.GetTotalMemory(forceFullCollection: true);

        await database.RoundsAsync(2500);

        database.Metrics.Asked.Clear();
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - early, long.MinValue, 1_000_000);
    }
}
