using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class SignedVersionsTests
{
    [Fact]
    public async Task Signed_VersionsWithEverySignature_AreFoundAlsoAfterTheStateForgotThem()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddRolloutAsync("checkout", Stored.Plan("One") with { SignOffsNeeded = 2 });
        await SendAsync(database);
        await SignAsync(database, By.Tom); // one of two
        await EditAsync(database, "Two");
        await SendAsync(database);
        await SignAsync(database, By.Tom);
        await SignAsync(database, By.Priya);
        await EditAsync(database, "Three");
        await SendAsync(database);

        var signed = await database.Get<FindSigned>().RunAsync(Stored.Key("checkout"), default);

        Assert.Equal([2], signed);
        Assert.Empty(await database.Get<FindSigned>().RunAsync(Stored.Key("nothing"), default));
    }

    private static async Task SendAsync(TestDatabase database) => Assert.False((await database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Submit(By.Maya, at))).IsError);

    private static async Task SignAsync(TestDatabase database, RolloutPlanner.Domain.Common.Actor lead) =>
        Assert.False((await database.ChangeAsync("checkout", lead, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "", Stored.Ready, lead, at))).IsError);

    private static async Task EditAsync(TestDatabase database, string name) =>
        Assert.False((await database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Edit(rollout.State.Draft with { Name = name }, By.Maya, at))).IsError);
}
