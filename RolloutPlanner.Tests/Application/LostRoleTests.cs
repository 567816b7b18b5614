using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application;

/// <summary>Roles are those of the moment in which a command runs, whatever the page showed when it was opened.</summary>
public class LostRoleTests
{
    private static readonly RolloutKey Key = Stored.Key("checkout");

    [Fact]
    public async Task SignOff_RoleTakenMeanwhile_RefusedAndTheDenialKept()
    {
        await using var database = await InReviewAsync();
        await TakeRoleAsync(database);

        var signed = await SignAsync(database);

        Assert.Equal((ErrorKind.Forbidden, "role.SignOff"), (signed.Error.Kind, signed.Error.Code));
        var entry = (await database.History.PageAsync(new(), default)).Entries[0];
        Assert.Equal(("denied", By.Tom.Id.Value), (entry.Kind, entry.ActorId));
    }

    [Fact]
    public async Task Start_SignersRoleTakenMeanwhile_SignatureStopsCounting()
    {
        await using var database = await InReviewAsync();
        Assert.False((await SignAsync(database)).IsError);
        await TakeRoleAsync(database);

        var started = await StartAsync(database);

        Assert.Equal("0 of 1 signatures count. A signature stops counting when its lead loses the role or works on the plan.", started.Error.Message);
    }

    [Fact]
    public async Task Start_SignersAccountDisabled_SignatureStopsCounting()
    {
        await using var database = await InReviewAsync();
        await SignAsync(database);
        await new DisableAccount(database.Executor).RunAsync(new(By.Ingrid.Asks(), By.Tom.Id, 1), default);

        Assert.Equal("plan.signatures", (await StartAsync(database)).Error.Code);
    }

    [Fact]
    public async Task AnyCommand_AccountDisabled_Refused()
    {
        await using var database = await InReviewAsync();
        await new DisableAccount(database.Executor).RunAsync(new(By.Ingrid.Asks(), By.Tom.Id, 1), default);

        Assert.Equal("account.disabled", (await SignAsync(database)).Error.Code);
    }

    private static async Task<TestDatabase> InReviewAsync()
    {
        var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddRolloutAsync("checkout");
        Assert.False((await database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Submit(By.Maya, at))).IsError);
        return database;
    }

    private static async Task TakeRoleAsync(TestDatabase database) =>
        Assert.False((await new RevokeRole(database.Executor).RunAsync(new(By.Ingrid.Asks(), By.Tom.Id, Roles.EngineeringLead, 1), default)).IsError);

    private static async Task<Result<RolloutPlanner.Application.Ports.Receipt>> SignAsync(TestDatabase database)
    {
        var state = (await database.Get<RolloutPlanner.Application.Ports.IRolloutReader>().FindAsync(Key, default))!;
        return await database.Get<SignOffPlan>().RunAsync(new(By.Tom.Asks(), Key, state.Version), state.UnderReview!.Hash, "Fine", default);
    }

    private static async Task<Result<RolloutPlanner.Application.Ports.Receipt>> StartAsync(TestDatabase database)
    {
        var state = (await database.Get<RolloutPlanner.Application.Ports.IRolloutReader>().FindAsync(Key, default))!;
        return await database.Get<StartRollout>().RunAsync(new(By.Maya.Asks(), Key, state.Version), default);
    }
}
