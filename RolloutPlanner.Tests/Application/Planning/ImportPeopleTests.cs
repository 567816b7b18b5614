using System.Text;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Planning;

public class ImportPeopleTests
{
    [Fact]
    public async Task Import_Twice_ReplacesEverybodyAndTellsTheDirectory()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var directory = database.Get<IPeopleDirectory>();
        Assert.True((await directory.CurrentAsync(default)).IsUnknown);

        var first = await RunAsync(database, By.Maya, "key,age:number\nu1,1.5\nu2,\n");
        var people = await directory.CurrentAsync(default);
        var second = await RunAsync(database, By.Ingrid, "key,city\nu3,London\nu1,Sydney\nu9,\n");
        var after = await directory.CurrentAsync(default);

        Assert.Equal([new Receipt("directory", 1), new Receipt("directory", 2)], [first.Value, second.Value]);
        Assert.Equal((1L, "crm.csv", 2), (people.Number, people.Source, people.People.Count));
        Assert.Equal((2L, database.Time.GetUtcNow()), (after.Number, after.ImportedAt!.Value));
        Assert.Equal(["u3", "u1", "u9"], after.People.Select(person => person.Key.Value));
        Assert.Same(after, await directory.CurrentAsync(default));
        var entry = (await database.History.PageAsync(new(Kind: "directory-imported"), default)).Entries[0];
        Assert.Equal(("directory", "people", "{\"people\":2}", "{\"people\":3}"), (entry.SubjectKind, entry.Subject, entry.Before, entry.After));
    }

    [Fact]
    public async Task Import_OneWrongRow_NothingChanges()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await RunAsync(database, By.Tom, "key,age:number\nu1,1\n");
        var before = await database.DumpAsync();

        var result = await RunAsync(database, By.Tom, "key,age:number\nu1,2\nu2,abc\n");

        Assert.Equal("Row 3, age: \"abc\" is not a number.", result.Error.Message);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Import_ByViewerOrAuditor_Forbidden()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        Assert.Equal("people.forbidden", (await RunAsync(database, By.Victor, "key\nu1\n")).Error.Code);
        Assert.Equal("people.forbidden", (await RunAsync(database, By.Helen, "nonsense")).Error.Code);
    }

    [Fact]
    public async Task Import_SameCommandTwice_OneImport()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var origin = By.Maya.Asks();

        var first = await RunAsync(database, origin, "key\nu1\n");
        var again = await RunAsync(database, origin, "key\nu1\n");
        var other = await RunAsync(database, origin, "key\nu2\n");

        Assert.Equal(first.Value, again.Value);
        Assert.Equal("command.reused", other.Error.Code);
        Assert.Equal(1L, await database.SqlAsync("SELECT COUNT(*) FROM DirectoryImports"));
    }

    [Fact]
    public async Task Import_DemoPeople_KeepsEveryValue()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        await database.Executor.ExecuteAsync(By.Maya.Asks().Stamp("demo"), async workspace =>
        {
            var what = new DirectoryImported("demo", DemoPeople.Count, DemoPeople.All.Attributes, 0, workspace.Actor, workspace.Now);
            return new Receipt("directory", await workspace.Directory.ReplaceAsync(DemoPeople.All.People, what));
        }, default);

        Assert.Equal(DemoPeople.All.People, (await database.Get<IPeopleDirectory>().CurrentAsync(default)).People);
    }

    [Fact]
    public async Task Import_FiftyThousand_FitsIntoOneTransaction()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var rows = string.Join('\n', Enumerable.Range(1, IPeopleCsv.MaxPeople).Select(i => $"user-{i},Person {i},London,{i},true"));

        var result = await RunAsync(database, By.Maya, "key,name,city,orders:number,beta:boolean\n" + rows);

        Assert.False(result.IsError);
        Assert.Equal(IPeopleCsv.MaxPeople, (await database.Get<IPeopleDirectory>().CurrentAsync(default)).People.Count);
    }

    private static Task<Result<Receipt>> RunAsync(TestDatabase database, Actor by, string csv) => RunAsync(database, by.Asks(), csv);

    private static Task<Result<Receipt>> RunAsync(TestDatabase database, CommandOrigin origin, string csv) =>
        database.Get<ImportPeople>().RunAsync(new(origin, new MemoryStream(Encoding.UTF8.GetBytes(csv)), " crm.csv "), default);
}
