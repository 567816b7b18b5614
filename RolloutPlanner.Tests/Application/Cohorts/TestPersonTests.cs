using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Cohorts;

/// <summary>One person against a cohort and the stages that use it, over a real database.</summary>
public class TestPersonTests
{
    private static readonly Salt Salt = Salt.For(FlagKey.Parse("checkout", "flag").Value);

    /// <summary>Outside the first share of 5 %, inside the second of 20 %.</summary>
    private static readonly string Second = Enumerable.Range(0, 1000).Select(i => $"p-{i}").First(key => Bucketing.BucketOf(Salt, key)!.Value.Percent is >= 5 and < 20);

    [Fact]
    public async Task Run_LiveRollout_SaysPerStageByTheSignedVersion()
    {
        await using var database = await LiveAsync();

        var test = await RunAsync(database, Stored.Document("london"));

        Assert.True(test.Belongs);
        var bucket = Bucketing.BucketOf(Salt, Second);
        Assert.Equal(
            [
                Stage(1, 5, bucket, StageStanding.OutsideShare, isReached: true),
                Stage(2, 20, bucket, StageStanding.Included, isReached: false),
                Stage(3, 100, bucket, StageStanding.Included, isReached: false),
            ],
            test.Stages);
    }

    [Fact]
    public async Task Run_EditedCohort_LiveStagesStillGoByTheSignedVersion()
    {
        await using var database = await LiveAsync();

        var test = await RunAsync(database, Stored.Document("london") with { Rule = new RuleSpec { Attribute = "city", Operator = "is", Values = ["Sydney"] } });

        Assert.False(test.Belongs);
        Assert.Equal([StageStanding.OutsideShare, StageStanding.Included, StageStanding.Included], test.Stages.Select(stage => stage.Standing));
    }

    [Fact]
    public async Task Run_Draft_GoesByTheVersionInTheEditor()
    {
        await using var database = await WithPeopleAsync();
        await database.AddRolloutAsync("checkout", Stored.Plan(cohort: "london") with { OptOut = [TargetingKey.Parse("p-optout", "key").Value] });

        var test = await RunAsync(database, Stored.Document("london") with { Rule = new RuleSpec { Attribute = "city", Operator = "is", Values = ["Sydney"] } });
        var optedOut = await database.Get<TestPerson>().RunAsync(Stored.Cohort("london"), Stored.Document("london"), "p-optout", default);

        Assert.All(test.Stages, stage => Assert.Equal((StageStanding.NotInCohort, null), (stage.Standing, stage.Version)));
        Assert.Equal(3, test.Stages.Count);
        Assert.All(optedOut.Stages, stage => Assert.Equal(StageStanding.OptedOut, stage.Standing));
    }

    [Fact]
    public async Task Run_NoRolloutUsesIt_NoStages()
    {
        await using var database = await WithPeopleAsync();

        var test = await RunAsync(database, Stored.Document("london"));

        Assert.Equal((true, 0), (test.Belongs, test.Stages.Count));
    }

    private static StageTest Stage(int number, decimal percent, Bucket? bucket, StageStanding standing, bool isReached) => new(
        Stored.Key("checkout"), "New checkout", number, Share.Parse(percent, "share").Value, AttributeName.TargetingKey, bucket, standing, 1, isReached);

    private static Task<PersonTest> RunAsync(TestDatabase database, CohortDocument document) =>
        database.Get<TestPerson>().RunAsync(Stored.Cohort("london"), document, Second, default);

    private static async Task<TestDatabase> LiveAsync()
    {
        var database = await WithPeopleAsync();
        await database.AddRolloutAsync("checkout", Stored.Plan(cohort: "london"));
        await database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Submit(By.Maya, at));
        await database.ChangeAsync("checkout", By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "Fine", Stored.Ready, By.Tom, at));
        Assert.False((await database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at))).IsError);
        return database;
    }

    private static async Task<TestDatabase> WithPeopleAsync()
    {
        var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddCohortAsync(Stored.Document("london"));
        DirectoryPerson[] people = [Londoner(Second), Londoner("p-optout")];
        await database.DoAsync(By.Maya, async workspace =>
        {
            await workspace.Directory.ReplaceAsync(people, new DirectoryImported("test", people.Length, ["city"], 0, By.Maya, workspace.Now));
            return Result.Success;
        });
        return database;
    }

    private static DirectoryPerson Londoner(string key) => new(TargetingKey.Parse(key, "key").Value, $"Person {key}", [new("city", new AttributeValue.Text("London"))]);
}
