using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

/// <summary>Rollouts that people have already.</summary>
internal static class Running
{
    /// <summary>Named as its key, in stage 1 of 3. Its metrics count as seen.</summary>
    public static async Task AddRunningAsync(this TestDatabase database, string key)
    {
        await database.AddRolloutAsync(key, Stored.Plan(key));
        await DoneAsync(database.ChangeAsync(key, By.Maya, (rollout, at) => rollout.Submit(By.Maya, at)));
        await DoneAsync(database.ChangeAsync(key, By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "Fine", Stored.Ready, By.Tom, at)));
        await DoneAsync(database.ChangeAsync(key, By.Maya, (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at)));
    }

    private static async Task DoneAsync(Task<Result<RolloutPlanner.Application.Ports.Receipt>> command)
    {
        var done = await command;
        Assert.False(done.IsError, done.IsError ? string.Join("; ", done.Errors) : "");
    }
}
