using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class RolloutStoreTests
{
    [Fact]
    public async Task Save_NewRollout_IsReadBackWhole()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var rollout = await database.AddRolloutAsync("checkout");

        Assert.Equal(rollout.State, await database.Get<IRolloutReader>().FindAsync(rollout.State.Key, default));
    }

    [Fact]
    public async Task Save_KeyTaken_ConflictAtTheFlagKey()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddRolloutAsync("checkout");
        var before = await database.DumpAsync();

        var second = Stored.Create("checkout", Stored.Plan(), By.Tom, database.Time.GetUtcNow());
        var result = await database.DoAsync(By.Tom, workspace => Save(workspace, second));

        Assert.Equal((ErrorKind.Conflict, "flag.key"), (result.Error.Kind, result.Error.Path));
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Save_DecidedOnAnOlderVersion_ConflictAndNothingWritten()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var stale = Rollout.Restore((await database.AddRolloutAsync("checkout")).State);
        await database.ChangeAsync("checkout", By.Tom, (rollout, now) => rollout.Edit(Stored.Plan("Other"), By.Tom, now));
        var before = await database.DumpAsync();

        stale.Edit(Stored.Plan("Mine"), By.Maya, database.Time.GetUtcNow());
        var result = await database.DoAsync(By.Maya, workspace => Save(workspace, stale));

        Assert.Equal(Error.Conflict("rollout.changed", "Somebody changed this rollout meanwhile. Look at what stands there now, then decide again."), result.Error);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Save_TwiceInOneCommand_EveryEventOnce()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddRolloutAsync("checkout");

        await database.DoAsync(By.Tom, async workspace =>
        {
            foreach (var name in (string[])["One", "Two"])
            {
                var rollout = (await workspace.Rollouts.FindAsync(Stored.Key("checkout")))!;
                rollout.Edit(Stored.Plan(name), workspace.Actor, workspace.Now);
                workspace.Rollouts.Save(rollout);
            }
            return Result.Success;
        });

        var state = await database.Get<IRolloutReader>().FindAsync(Stored.Key("checkout"), default);
        Assert.Equal((3L, "Two"), (state!.Version, state.Draft.Name));
        Assert.Equal(3, (await database.History.PageAsync(new(Rollout: Stored.Key("checkout")), default)).Total);
    }

    [Fact]
    public async Task Save_SameCommandTwice_OneEffect()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var (id, at) = (Guid.NewGuid(), database.Time.GetUtcNow());

        var first = await database.DoAsync(By.Maya, workspace => Save(workspace, Stored.Create("checkout", Stored.Plan(), By.Maya, at)), id);
        var before = await database.DumpAsync();
        var second = await database.DoAsync(By.Maya, workspace => Save(workspace, Stored.Create("checkout", Stored.Plan(), By.Maya, at)), id);

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Save_TellsOpenPages()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var notices = new List<ChangeNotice>();
        using var _ = database.Get<IChangeFeed>().Subscribe(notices.Add);

        await database.AddRolloutAsync("checkout");

        Assert.Equal([new ChangeNotice(SubjectKinds.Rollout, "checkout", 1)], notices);
    }

    [Fact]
    public async Task Measurements_OfTwoRuns_KeepOrderScaleAndTime()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddRolloutAsync("checkout");
        var at = database.Time.GetUtcNow().AddMicroseconds(7);
        Measurement[] readings = [Reading(1, 1.10m, at), Reading(2, 5m, at), Reading(1, 0.000m, at.AddDays(-1)), Reading(1, -79228162514264337593543950335m, at)];
        ValueList<Measurement> inside = [];

        await database.DoAsync(By.Maya, async workspace =>
        {
            foreach (var reading in readings) workspace.Rollouts.Add(Stored.Key("checkout"), reading);
            inside = await workspace.Rollouts.MeasurementsAsync(Stored.Key("checkout"), 1);
            return Result.Success;
        });

        var stored = await database.Get<IRolloutReader>().MeasurementsAsync(Stored.Key("checkout"), 1, default);
        Assert.Equal([readings[0], readings[2], readings[3]], stored);
        Assert.Equal(stored, inside);
        Assert.Equal(["1.10", "0.000", "-79228162514264337593543950335"], stored.Select(reading => reading.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task UsersOf_DraftReviewAndPins_UntilArchived()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddRolloutAsync("checkout", Stored.Plan("Checkout", "london"));
        await database.AddRolloutAsync("billing", Stored.Plan("Billing"));

        Assert.Equal("Checkout/", await UsersAsync(database));
        await database.ChangeAsync("checkout", By.Maya, (rollout, now) => rollout.Submit(By.Maya, now));
        Assert.Equal("Checkout/Checkout", await UsersAsync(database));
        Assert.Equal(["Billing", "Checkout"], await database.Get<IHookReader>().UsersAsync(Stored.Errors, default));
        await database.ChangeAsync("checkout", By.Tom, (rollout, now) => rollout.Edit(Stored.Plan("Checkout"), By.Tom, now));
        Assert.Equal("/", await UsersAsync(database));
        await database.ChangeAsync("billing", By.Maya, (rollout, now) => rollout.Archive("", By.Maya, now));
        Assert.Equal(["Checkout"], await database.Get<IHookReader>().UsersAsync(Stored.Errors, default));
    }

    [Fact]
    public async Task List_FilteredAndSorted_InTheDatabase()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        foreach (var (key, name) in (IEnumerable<(string, string)>)[("one", "ÉTUDE 100%"), ("two", "beta_test"), ("gone", "Old"), ("three", "Alpha")])
        {
            await database.AddRolloutAsync(key, Stored.Plan(name));
            database.Time.Advance(TimeSpan.FromMinutes(1));
        }
        await database.ChangeAsync("two", By.Maya, (rollout, now) => rollout.Submit(By.Maya, now));
        await database.ChangeAsync("gone", By.Maya, (rollout, now) => rollout.Archive("", By.Maya, now));

        Assert.Equal(["two", "three", "one"], await KeysAsync(database, new()));
        Assert.Equal(["three", "two", "one"], await KeysAsync(database, new(Order: RolloutOrder.Name)));
        Assert.Equal(["three", "one", "two"], await KeysAsync(database, new(Order: RolloutOrder.Status)));
        Assert.Equal(["gone"], await KeysAsync(database, new(Status: RolloutStatus.Archived)));
        Assert.Equal(["one"], await KeysAsync(database, new(Text: " étude ")));
        Assert.Equal(["one"], await KeysAsync(database, new(Text: "%")));
        Assert.Equal(["two"], await KeysAsync(database, new(Text: "A_T")));
        Assert.Equal(["three"], await KeysAsync(database, new(Text: "HREE")));
        Assert.Empty(await KeysAsync(database, new(Owner: By.Tom.Id)));
        Assert.Equal(3, (await KeysAsync(database, new(Owner: By.Maya.Id))).Count);
    }

    private static Measurement Reading(int run, decimal value, DateTimeOffset at) => new(Stored.Errors, run, value, value == 5m ? null : 7, at, at, By.Maya.Id, "Grafana 📈");

    private static async Task<string> UsersAsync(TestDatabase database)
    {
        var cohorts = database.Get<ICohortReader>();
        return $"{await NamesAsync("london")}/{await NamesAsync("included")}";

        async Task<string> NamesAsync(string key) => string.Join(',', (await cohorts.UsersAsync(Stored.Cohort(key), default)).Select(user => user.Name));
    }

    private static async Task<List<string>> KeysAsync(TestDatabase database, RolloutFilter filter) =>
        [.. (await database.Get<IRolloutReader>().ListAsync(filter, default)).Select(row => row.Key.Value)];

    private static Task<Result> Save(IWorkspace workspace, Rollout rollout)
    {
        workspace.Rollouts.Save(rollout);
        return Task.FromResult(Result.Success);
    }
}
