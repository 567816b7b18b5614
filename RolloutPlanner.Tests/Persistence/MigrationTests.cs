using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

/// <summary>Files of earlier versions, with data in them, opened by this one.</summary>
public class MigrationTests
{
    private const string First = "20261122112747_Initial";

    [Fact]
    public async Task Prepare_FileOfTheFirstVersion_KeepsItsRolloutsAndKnowsTheirTemplates()
    {
        await using var database = TestDatabase.Unprepared();
        await MakeFirstAsync(database);
        var state = ARollout.Draft().State;
        await InsertAsync(database, state);

        await database.PrepareAsync();

        Assert.Equal(state, await database.Get<IRolloutReader>().FindAsync(state.Key, default));
        Assert.Single(await database.Get<IRolloutReader>().ListAsync(new(), default));
        var used = (await database.Get<ITemplateReader>().ListAsync(default)).Single(one => one.Used > 0);
        Assert.Equal(("percentage-ladder", 1, At.Nine), (used.Template.Key.Value, used.Used, used.LastUsed));
    }

    [Fact]
    public async Task Prepare_FileOfTheFirstVersion_LetsItsRolloutsBeChanged()
    {
        await using var database = TestDatabase.Unprepared();
        await MakeFirstAsync(database);
        var state = ARollout.Draft().State;
        await InsertAsync(database, state);
        await database.PrepareAsync();
        await new RolloutPlanner.Application.Accounts.CreateDemoAccounts(database.Executor).RunAsync(default);

        var changed = await database.ChangeAsync(state.Key.Value, By.Maya, (rollout, at) => rollout.Edit(rollout.State.Draft with { Goal = "Another" }, By.Maya, at));

        Assert.False(changed.IsError, changed.IsError ? changed.Error.Message : "");
        Assert.Equal("percentage-ladder", await database.SqlAsync("SELECT Template FROM Rollouts"));
    }

    private static async Task MakeFirstAsync(TestDatabase database)
    {
        DatabaseFile.Prepare(database.File);
        await using var db = await database.OpenAsync();
        await db.GetService<IMigrator>().MigrateAsync(First);
    }

    /// <summary>As the first version wrote it: nobody was asked why there is a flag, and the template stood in the history only.</summary>
    private static async Task InsertAsync(TestDatabase database, RolloutState state)
    {
        var stored = JsonNode.Parse(DomainJson.Write(state))!.AsObject();
        foreach (var later in (string[])["whyFlag", "declines"]) Assert.True(stored.Remove(later), later);
        var json = stored.ToJsonString(DomainJson.Options);
        var at = Utc.ToMicroseconds(state.CreatedAt);
        await database.SqlAsync($"""
            INSERT INTO Rollouts (Key, Version, Name, SearchText, Status, Phase, Stage, StageCount, StageName, CreatedAt, ChangedAt, Moves, State)
            VALUES ('{state.Key}', 1, 'New checkout', 'new checkout', 'Draft', 'Draft', 0, 3, '', {at}, {at}, 0, '{json.Replace("'", "''", StringComparison.Ordinal)}')
            """);
        await database.SqlAsync($$$"""
            INSERT INTO History (Seq, At, ActorId, ActorName, Channel, CommandId, Kind, SubjectKind, Subject, RolloutKey, Payload)
            VALUES (1, {{{at}}}, 'maya', 'Maya', 'Screen', '{{{Guid.NewGuid()}}}', 'rollout-created', 'rollout', '{{{state.Key}}}', '{{{state.Key}}}', '{"details":{"template":"percentage-ladder"}}')
            """);
    }
}
