using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class HistoryTests
{
    [Fact]
    public async Task Entry_OfARoleGranted_SaysWhoWhenWhatBeforeAndAfter()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var command = new RoleCommand(By.Ingrid.Asks(), By.Maya.Id, Roles.Auditor, 1);

        await new GrantRole(database.Executor).RunAsync(command, default);

        var entry = (await database.History.PageAsync(new(), default)).Entries[0];
        Assert.Equal(
            (7L, database.Time.GetUtcNow(), "ingrid-solberg", "Ingrid Solberg", Channel.Screen, command.Origin.Id, "role-granted", "account", "maya-lindqvist"),
            (entry.Seq, entry.At, entry.ActorId, entry.ActorName, entry.Channel, entry.CommandId, entry.Kind, entry.SubjectKind, entry.Subject));
        using var payload = JsonDocument.Parse(entry.Payload);
        Assert.Equal("ProductManager", payload.RootElement.GetProperty("before").GetProperty("roles").GetString());
        Assert.Equal("ProductManager, Auditor", payload.RootElement.GetProperty("after").GetProperty("roles").GetString());
        Assert.Equal("2026-11-18T12:00:00.000000Z", payload.RootElement.GetProperty("at").GetString());
        Assert.Equal("{}", payload.RootElement.GetProperty("details").ToString());
    }

    [Theory]
    [InlineData("UPDATE History SET Why = 'other' WHERE Seq = 1", "History is never changed.")]
    [InlineData("DELETE FROM History WHERE Seq = 1", "History is never deleted.")]
    [InlineData("INSERT OR REPLACE INTO History SELECT * FROM History WHERE Seq = 1", "This history entry exists already.")]
    public async Task Rows_ChangedPastTheContext_RefusedByTheDatabase(string sql, string reason)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var refusal = await Assert.ThrowsAsync<SqliteException>(() => database.SqlAsync(sql));

        Assert.Contains(reason, refusal.Message);
    }

    [Theory]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task Rows_ChangedThroughTheContext_Refused(EntityState state)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await using var db = await database.OpenAsync();
        db.Entry(await db.History.FirstAsync()).State = state;

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Page_Filtered_FindsNewestFirstWithTheTotal()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        database.Time.Advance(TimeSpan.FromHours(1));
        await new GrantRole(database.Executor).RunAsync(new RoleCommand(By.Ingrid.Asks(), By.Maya.Id, Roles.Auditor, 1), default);

        var all = await database.History.PageAsync(new(PageSize: 2), default);
        var third = await database.History.PageAsync(new(PageSize: 2, Page: 4), default);
        var ingrid = await database.History.PageAsync(new(Person: By.Ingrid.Id), default);
        var recent = await database.History.PageAsync(new(From: database.Time.GetUtcNow()), default);
        var before = await database.History.PageAsync(new(To: database.Time.GetUtcNow()), default);
        var text = await database.History.PageAsync(new(Text: "PRIYA"), default);
        var wildcard = await database.History.PageAsync(new(Text: "%"), default);

        Assert.Equal([7L, 6L], all.Entries.Select(entry => entry.Seq));
        Assert.Equal([1L], third.Entries.Select(entry => entry.Seq));
        Assert.Equal((7, 1, 1, 6, 1, 0), (all.Total, ingrid.Total, recent.Total, before.Total, text.Total, wildcard.Total));
    }

    [Fact]
    public async Task Export_AsJsonLines_IsTheStoredTextOldestFirst()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var text = new StringWriter();

        await HistoryJsonLines.WriteAsync(database.History.StreamAsync(new(PageSize: 1), default), text, default);

        var newestFirst = (await database.History.PageAsync(new(), default)).Entries;
        Assert.Equal(newestFirst.Reverse().Select(entry => entry.Payload), text.ToString().TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Export_AsCsv_HasAHeaderAndGuardsFormulas()
    {
        var entry = new HistoryEntry(1, new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero), "maya", "=HYPERLINK(\"x\")", Channel.Api, Guid.Empty, "k", "account", "s", null, "a, \"b\"", null, null, "{}");
        var text = new StringWriter();

        await HistoryCsv.WriteAsync(new[] { entry }.ToAsyncEnumerable(), text, default);

        Assert.Equal(
            "seq,at,actor_id,actor,channel,command_id,kind,subject_kind,subject,rollout,why,before,after\r\n"
            + "1,2026-11-18T12:00:00.000000Z,maya,\"'=HYPERLINK(\"\"x\"\")\",Api,00000000-0000-0000-0000-000000000000,k,account,s,,\"a, \"\"b\"\"\",,\r\n",
            text.ToString());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@sum")]
    [InlineData("\uFF1D1")]
    [InlineData("  =1")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("\nx")]
    [InlineData("\0x")]
    public void FormulaGuard_CellThatCouldRun_GetsAnApostrophe(string cell) => Assert.Equal("'" + cell, FormulaGuard.Protect(cell));

    [Theory]
    [InlineData("")]
    [InlineData("5 % of London")]
    [InlineData("a=b")]
    [InlineData("'quoted")]
    public void FormulaGuard_PlainCell_StaysAsItIs(string cell) => Assert.Equal(cell, FormulaGuard.Protect(cell));
}
