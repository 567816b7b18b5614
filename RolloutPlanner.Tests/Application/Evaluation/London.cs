using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Evaluation;

/// <summary>The rollout "checkout" for 5 %, 20 % and all of London, and a directory of two Londoners.</summary>
internal static class London
{
    public static Salt Salt { get; } = Salt.For(FlagKey.Parse("checkout", "flag").Value);

    /// <summary>Outside 5 %, inside 20 %.</summary>
    public static string Second { get; } = Enumerable.Range(0, 1000).Select(i => $"p-{i}").First(key => Bucketing.BucketOf(Salt, key)!.Value.Percent is >= 5 and < 20);

    /// <summary>In stage 1, which soaks for two days, has no reading yet and is left by hand with one approval. "p-out" is left out by name.</summary>
    public static async Task StartLondonAsync(this TestDatabase database, Func<Stage, Stage>? change = null)
    {
        await database.AddLondonersAsync();
        var plan = Stored.Plan(cohort: "london") with { OptOut = [TargetingKey.Parse("p-out", "key").Value] };
        var first = plan.Stages[0] with { MinimumSoak = TimeSpan.FromHours(48), Gate = plan.Stages[0].Gate with { ApprovalsNeeded = 1 } };
        await database.AddRolloutAsync("checkout", plan with { Stages = plan.Stages.Replace(0, (change ?? (stage => stage))(first)) });
        await database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Submit(By.Maya, at));
        await database.ChangeAsync("checkout", By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "Fine", Stored.Ready, By.Tom, at));
        Assert.False((await database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at))).IsError);
    }

    public static async Task AddLondonersAsync(this TestDatabase database)
    {
        await database.AddCohortAsync(Stored.Document("london"));
        DirectoryPerson[] people = [Londoner(Second), Londoner("p-out")];
        Assert.False((await database.DoAsync(By.Maya, async workspace =>
        {
            await workspace.Directory.ReplaceAsync(people, new DirectoryImported("test", people.Length, ["city"], 0, By.Maya, workspace.Now));
            return Result.Success;
        })).IsError);
    }

    private static DirectoryPerson Londoner(string key) => new(TargetingKey.Parse(key, "key").Value, $"Person {key}", [new("city", new AttributeValue.Text("London"))]);
}
