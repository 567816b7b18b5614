using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class StateRoundTripTests
{
    [Fact]
    public async Task State_OfAnyValues_IsReadBackEqualFromTheFile()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var number = 0;

        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed =>
        {
            var state = new RandomStates(seed).Next($"flag-{number++}");
            return Task.Run(() => StoreAsync(database, state)).GetAwaiter().GetResult();
        }));
    }

    [Fact]
    public void State_StoredBeforeAnybodyCouldDecline_HasNoDeclines()
    {
        var state = new RandomStates(7).Next("older") with { Declines = [] };
        var stored = System.Text.Json.Nodes.JsonNode.Parse(DomainJson.Write(state))!.AsObject();
        Assert.True(stored.Remove("declines"));

        Assert.Equal(state, DomainJson.Read<RolloutState>(stored.ToJsonString()));
    }

    [Fact]
    public async Task State_WithAHundredThousandPeople_IsReadBackEqual()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var people = Enumerable.Range(0, 100_000).Select(i => TargetingKey.Parse($"person-{i}-Ł", "key").Value).ToValueList();

        await database.AddRolloutAsync("checkout", Stored.Plan() with { OptIn = people });

        Assert.Equal(people, (await database.Get<IRolloutReader>().FindAsync(Stored.Key("checkout"), default))!.Draft.OptIn);
    }

    private static async Task<bool> StoreAsync(TestDatabase database, RolloutState state)
    {
        var row = new RolloutRow { Key = state.Key.Value };
        row.Take(state);
        await using (var db = await database.OpenAsync())
        {
            db.Add(row);
            await db.SaveChangesAsync();
        }
        var read = await database.Get<IRolloutReader>().FindAsync(state.Key, default);

        // 1.10 equals 1.1, so the scale is compared in the text.
        return state.Equals(read) && DomainJson.Write(read) == DomainJson.Write(state);
    }
}
