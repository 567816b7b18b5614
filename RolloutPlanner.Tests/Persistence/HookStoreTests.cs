using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class HookStoreTests
{
    [Fact]
    public async Task Save_ReadingTaken_IsReadBackWithItsScale()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var at = database.Time.GetUtcNow().AddMicroseconds(1);
        var hook = Stored.Hook() with { Version = 2, LastReading = new HookReading(1.10m, at, "Grafana") };

        await SaveAsync(database, Stored.Hook());
        await SaveAsync(database, hook);

        var stored = Assert.Single(await database.Get<IHookReader>().AllAsync(default));
        Assert.Equal(hook, stored);
        Assert.Equal("1.10", stored.LastReading!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Save_TakenOrStale_Conflict()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await SaveAsync(database, Stored.Hook());
        await SaveAsync(database, Stored.Hook(version: 2));

        var taken = await SaveAsync(database, Stored.Hook());
        var stale = await SaveAsync(database, Stored.Hook(version: 2));
        var ahead = await SaveAsync(database, Stored.Hook("other", version: 2));

        Assert.Equal((ErrorKind.Conflict, "hook.exists", "key"), (taken.Error.Kind, taken.Error.Code, taken.Error.Path));
        Assert.Equal((ErrorKind.Conflict, "hook.changed"), (stale.Error.Kind, stale.Error.Code));
        Assert.Equal((ErrorKind.Conflict, "hook.changed"), (ahead.Error.Kind, ahead.Error.Code));
    }

    [Fact]
    public async Task All_ByName_WithoutDeletedOnes_InsideAndOutside()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await SaveAsync(database, Stored.Hook("zulu") with { Name = "alpha" });
        await SaveAsync(database, Stored.Hook("gone") with { IsDeleted = true });
        ValueList<MonitoringHook> inside = [];

        await database.DoAsync(By.Maya, async workspace =>
        {
            var hook = Stored.Hook("beta") with { Name = "Beta" };
            workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
            inside = await workspace.Hooks.AllAsync();
            Assert.True((await workspace.Hooks.FindAsync(HookKey.Parse("gone", "key").Value))!.IsDeleted);
            return Result.Success;
        });

        Assert.Equal(["alpha", "Beta"], inside.Select(hook => hook.Name));
        Assert.Equal(inside, await database.Get<IHookReader>().AllAsync(default));
    }

    [Fact]
    public async Task Accounts_LeadsAndEverybody_AreRead()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        ValueList<UserId> leads = [];

        await database.DoAsync(By.Maya, async workspace =>
        {
            leads = await workspace.Accounts.EnabledAsync(Roles.EngineeringLead);
            return Result.Success;
        });

        Assert.Equal([By.Priya.Id, By.Tom.Id], leads);
        Assert.Equal(
            ["Helen Wu", "Ingrid Solberg", "Maya Lindqvist", "Priya Raman", "Tom Okafor", "Victor Hale"],
            (await database.Get<IAccountReader>().AllAsync(default)).Select(person => person.Name));
    }

    private static Task<Result<Receipt>> SaveAsync(TestDatabase database, MonitoringHook hook) => database.DoAsync(By.Maya, workspace =>
    {
        workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
        return Task.FromResult(Result.Success);
    });
}
