using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class CommandExecutorTests
{
    private static readonly HistoryFilter All = new();

    [Fact]
    public async Task Execute_SameIdTwice_OneEffectAndTheSameAnswer()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var grant = new GrantRole(database.Executor);
        var command = new RoleCommand(By.Ingrid.Asks(), By.Maya.Id, Roles.Auditor, 1);

        var first = await grant.RunAsync(command, default);
        var entries = (await database.History.PageAsync(All, default)).Total;
        var second = await grant.RunAsync(command, default);

        Assert.Equal(new Receipt("maya-lindqvist", 2), first.Value);
        Assert.Equal(first.Value, second.Value);
        Assert.Equal(entries, (await database.History.PageAsync(All, default)).Total);
    }

    [Fact]
    public async Task Execute_SameIdForAnotherWish_Refused()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var grant = new GrantRole(database.Executor);
        var command = new RoleCommand(By.Ingrid.Asks(), By.Maya.Id, Roles.Auditor, 1);
        await grant.RunAsync(command, default);

        var other = await grant.RunAsync(command with { Role = Roles.Admin }, default);

        Assert.Equal((ErrorKind.Conflict, "command.reused"), (other.Error.Kind, other.Error.Code));
        Assert.Equal(Roles.ProductManager | Roles.Auditor, await RolesOfAsync(database, By.Maya.Id));
    }

    [Fact]
    public async Task Execute_SameIdFromTwoPeople_TwoCommands()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var id = Guid.NewGuid();
        var calls = 0;

        foreach (var actor in (Actor[])[By.Maya, By.Tom])
        {
            var stamp = new CommandStamp(id, actor.Id, Channel.Screen, "look", "same");
            await database.Executor.ExecuteAsync(stamp, _ => Task.FromResult<Result<Receipt>>(new Receipt($"{++calls}", 1)), default);
        }

        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Execute_FiftyAtOnceOnOneVersion_OneWinsTheOthersAreTold()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var grant = new GrantRole(database.Executor);

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() =>
            grant.RunAsync(new RoleCommand(By.Ingrid.Asks(), By.Maya.Id, Roles.Auditor, 1), default))));

        Assert.Single(results, result => !result.IsError);
        Assert.Equal(49, results.Count(result => result.IsError && result.Error.Kind == ErrorKind.Conflict));
        Assert.Equal(1, (await database.History.PageAsync(All with { Kind = "role-granted" }, default)).Total);
    }

    [Fact]
    public async Task Execute_StoredVersionMovedPastTheWorkspace_ConflictAndNothingWritten()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var before = await database.DumpAsync();
        var stale = DemoAccounts.Maya with { Name = "Maya L.", Version = 7 };

        var result = await database.Executor.ExecuteAsync(By.Ingrid.Asks().Stamp("rename"), async workspace =>
        {
            await workspace.Accounts.SaveAsync(stale, new AccountEvent.RoleGranted(workspace.Actor, workspace.Now, stale, stale));
            return new Receipt("maya-lindqvist", 7);
        }, default);

        Assert.Equal((ErrorKind.Conflict, "changed.meanwhile"), (result.Error.Kind, result.Error.Code));
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Execute_FailureAfterAnyStatement_LeavesTheDatabaseAsItWas()
    {
        var failing = new FailingStatements();
        await using var database = await TestDatabase.WithDemoPeopleAsync(failing);
        var before = await database.DumpAsync();
        var grant = new GrantRole(database.Executor);

        var statement = 0;
        Result<Receipt>? done = null;
        while (done is null)
        {
            failing.FailAfter(++statement);
            try
            {
                done = await grant.RunAsync(new RoleCommand(By.Ingrid.Asks(), By.Maya.Id, Roles.Auditor, 1), default);
            }
            catch (Exception)
            {
                Assert.Equal(before, await database.DumpAsync());
            }
        }

        Assert.False(done.IsError);
        Assert.True(statement > 5, $"only {statement} statements were tried");
        Assert.NotEqual(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Execute_WorkThrows_NothingIsKeptAndTheNextCommandRuns()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var before = await database.DumpAsync();
        var origin = By.Ingrid.Asks();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Executor.ExecuteAsync(origin.Stamp("break"), _ => throw new InvalidOperationException(), default));

        Assert.Equal(before, await database.DumpAsync());
        Assert.False((await new GrantRole(database.Executor).RunAsync(new RoleCommand(origin, By.Maya.Id, Roles.Auditor, 1), default)).IsError);
    }

    [Fact]
    public async Task Execute_RoleRevoked_TheNextCommandIsDeniedAndTheDenialIsKept()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await new GrantRole(database.Executor).RunAsync(new RoleCommand(By.Ingrid.Asks(), By.Helen.Id, Roles.Admin, 1), default);
        await new RevokeRole(database.Executor).RunAsync(new RoleCommand(By.Helen.Asks(), By.Ingrid.Id, Roles.Admin, 1), default);

        var denied = await new DisableAccount(database.Executor).RunAsync(new AccountCommand(By.Ingrid.Asks(), By.Maya.Id, 1), default);

        Assert.Equal((ErrorKind.Forbidden, "account.only-admins"), (denied.Error.Kind, denied.Error.Code));
        var entry = (await database.History.PageAsync(All, default)).Entries[0];
        Assert.Equal(("denied", "ingrid-solberg", "command", "disable-account", "Only an administrator can change accounts."), (entry.Kind, entry.ActorId, entry.SubjectKind, entry.Subject, entry.Why));
    }

    [Fact]
    public async Task Execute_DisabledAccount_MayDoNothing()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await new DisableAccount(database.Executor).RunAsync(new AccountCommand(By.Ingrid.Asks(), By.Maya.Id, 1), default);
        var ran = false;

        var result = await database.Executor.ExecuteAsync(By.Maya.Asks().Stamp("look"), _ =>
        {
            ran = true;
            return Task.FromResult<Result<Receipt>>(new Receipt("", 1));
        }, default);

        Assert.Equal("account.disabled", result.Error.Code);
        Assert.False(ran);
    }

    [Fact]
    public async Task Execute_InsideAnother_Throws()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Executor.ExecuteAsync(By.Maya.Asks().Stamp("outer"), _ =>
            database.Executor.ExecuteAsync(By.Maya.Asks().Stamp("inner"), _ => Task.FromResult<Result<Receipt>>(new Receipt("", 1)), default), default));
    }

    [Fact]
    public async Task Execute_Cancelled_BeforeTheWorkOnly()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        using var cancelled = new CancellationTokenSource();

        var result = await database.Executor.ExecuteAsync(By.Maya.Asks().Stamp("late"), async _ =>
        {
            await cancelled.CancelAsync();
            return new Receipt("late", 1);
        }, cancelled.Token);

        Assert.False(result.IsError);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Executor.ExecuteAsync(By.Maya.Asks().Stamp("never"), _ => throw new InvalidOperationException(), cancelled.Token));
    }

    [Fact]
    public async Task Execute_Committed_TellsListenersAfterwards()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var notices = new List<ChangeNotice>();
        using var subscription = database.Get<IChangeFeed>().Subscribe(notices.Add);

        await new GrantRole(database.Executor).RunAsync(new RoleCommand(By.Ingrid.Asks(), By.Maya.Id, Roles.Auditor, 1), default);
        await new GrantRole(database.Executor).RunAsync(new RoleCommand(By.Ingrid.Asks(), By.Maya.Id, Roles.Auditor, 1), default);

        Assert.Equal([new ChangeNotice("sessions", "maya-lindqvist", 2), new ChangeNotice("account", "maya-lindqvist", 2)], notices);
    }

    private static async Task<Roles> RolesOfAsync(TestDatabase database, UserId id) =>
        (Roles)Convert.ToInt32(await database.SqlAsync($"SELECT Roles FROM Accounts WHERE Id = '{id}'"));
}
