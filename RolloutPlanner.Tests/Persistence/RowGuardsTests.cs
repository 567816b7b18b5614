using Microsoft.Data.Sqlite;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class RowGuardsTests
{
    [Theory]
    [InlineData("Transitions", "ToStage = 9")]
    [InlineData("Measurements", "Value = '0'")]
    [InlineData("CohortVersions", "Name = 'other'")]
    [InlineData("DirectoryImports", "People = 9")]
    public async Task Rows_ChangedPastTheContext_RefusedByTheDatabase(string table, string change)
    {
        await using var database = await WithOneRowEachAsync();

        Assert.Equal(1L, await database.SqlAsync($"SELECT COUNT(*) FROM {table}"));
        await AssertRefusedAsync(database, $"UPDATE {table} SET {change}", "never changed");
        await AssertRefusedAsync(database, $"DELETE FROM {table}", "never deleted");
        await AssertRefusedAsync(database, $"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", "exists already");
        await AssertRefusedAsync(database, $"INSERT INTO {table} SELECT * FROM {table}", "exists already");
    }

    [Fact]
    public async Task Transitions_SameNumberWithoutTheGuard_StillRefused()
    {
        await using var database = await WithOneRowEachAsync();
        await database.SqlAsync("DROP TRIGGER Transitions_keeps_numbers");

        await AssertRefusedAsync(database, "INSERT INTO Transitions SELECT * FROM Transitions", "UNIQUE");
    }

    private static async Task AssertRefusedAsync(TestDatabase database, string sql, string reason)
    {
        var refusal = await Assert.ThrowsAsync<SqliteException>(() => database.SqlAsync(sql));
        Assert.Contains(reason, refusal.Message);
    }

    private static async Task<TestDatabase> WithOneRowEachAsync()
    {
        var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddCohortAsync(Stored.Document("london"));
        await database.AddRolloutAsync("checkout");
        await database.DoAsync(By.Maya, async workspace =>
        {
            var rollout = (await workspace.Rollouts.FindAsync(Stored.Key("checkout")))!;
            rollout.Archive("", workspace.Actor, workspace.Now);
            workspace.Rollouts.Save(rollout);
            workspace.Rollouts.Add(rollout.State.Key, new Measurement(Stored.Errors, 1, 1, 1, workspace.Now, workspace.Now, By.Maya.Id, "by hand"));
            await workspace.Directory.ReplaceAsync([], new DirectoryImported("file", 0, [], 0, workspace.Actor, workspace.Now));
            return Result.Success;
        });
        return database;
    }
}
