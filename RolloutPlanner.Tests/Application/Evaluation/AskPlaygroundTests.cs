using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Evaluation;

/// <summary>Why not me, and when: one person of a directory against a rollout, over a real database.</summary>
public sealed class AskPlaygroundTests
{
    private static readonly string Second = London.Second;

    [Fact]
    public async Task Run_NotYet_SaysEachConditionTheBucketAndTheStageToCome()
    {
        await using var database = await LiveAsync();
        database.Time.Advance(TimeSpan.FromHours(10));

        var answer = await AnswerAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known(Second)));

        var (key, bucket, at) = (TargetingKey.Parse(Second, "key").Value, Bucketing.BucketOf(London.Salt, Second), database.Time.GetUtcNow());
        var london = new Explanation(RuleParser.Parse(Stored.Document("london").Rule!, "rule").Value, Outcome.True, "London", []);
        Assert.Equal(("false", RolloutStatus.Running, 1, 1, "Person " + Second, true, at), (answer.Value, answer.Status, answer.Reached, answer.Version, answer.Name, answer.IsNow, answer.At));
        Assert.Equal(
            new ExplainedAnswer(new(Variant.Off, AnswerReason.Split, null), new Inclusion.FromStage(2),
            [
                new(1, "First share", true, Admission.OutsideShare, london, Share.Parse(5, "s").Value, AttributeName.TargetingKey, Second, bucket),
                new(2, "Second share", false, Admission.Admitted, london, Share.Parse(20, "s").Value, AttributeName.TargetingKey, Second, bucket),
                new(3, "Everybody", false, Admission.Admitted, london, Share.All, AttributeName.TargetingKey, Second, null),
            ]),
            answer.Explained);
        Assert.Equal(new PersonFacts(key, [new("city", new AttributeValue.Text("London"))]), answer.Facts);
        Assert.Equal(new Prospect.WithStage(new(2, at.AddHours(48), false, true), [Hurdle.Approval, Hurdle.ByHand]), answer.Prospect);
        Assert.Equal("Cohort london", answer.CohortNames["london"]);
    }

    [Fact]
    public async Task Run_OnlyNumbersBetween_HasNoHurdle()
    {
        await using var database = await LiveAsync(stage => stage with { MinimumSoak = TimeSpan.Zero, Gate = stage.Gate with { Mode = AdvanceMode.Automatic, ApprovalsNeeded = 0 } });

        var answer = await AnswerAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known(Second)));

        Assert.Equal(new Prospect.WithStage(new(2, answer.State.Run!.EnteredAt, false, false), []), answer.Prospect);
    }

    [Fact]
    public async Task Run_AtAStageThatIncludesThem_HaveItThen()
    {
        await using var database = await LiveAsync();

        var answer = await AnswerAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known(Second), Stage: 2));

        Assert.Equal(("true", new Answer(Variant.On, AnswerReason.Split, 2), new Prospect.HasIt(), false), (answer.Value, answer.Explained.Answer, answer.Prospect, answer.IsNow));
    }

    [Fact]
    public async Task Run_InNoCohort_OnlyFinishingGivesItAndTheFirstObstacleIsNamed()
    {
        await using var database = await LiveAsync();

        var answer = await AnswerAsync(database, new(Stored.Key("checkout"), new AskedPerson.Typed(null, "city = Leeds")));

        Assert.Equal((AnswerReason.Default, new Prospect.OnlyWhenFinished(), null), (answer.Explained.Answer.Reason, answer.Prospect, answer.Name));
        Assert.Equal(["Leeds", "Leeds", "Leeds"], answer.Explained.Stages.Select(stage => stage.Obstacle!.ActualValue!));
    }

    [Fact]
    public async Task Run_OptedOut_NoStageGivesIt()
    {
        await using var database = await LiveAsync();

        var answer = await AnswerAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known("p-out")));

        Assert.Equal((new Inclusion.OptedOut(), new Prospect.OnlyWhenFinished()), (answer.Explained.Inclusion, answer.Prospect));
    }

    [Fact]
    public async Task Run_EditedCohort_TheSignedVersionStillDecidesAndTheDraftTakesTheNewOne()
    {
        await using var database = await LiveAsync();
        await database.DoAsync(By.Maya, async workspace =>
        {
            var cohort = (await workspace.Cohorts.FindAsync(Stored.Cohort("london")))!;
            var leeds = Stored.Document("london") with { Rule = new RuleSpec { Attribute = "city", Operator = "is", Values = ["Leeds"] } };
            var edited = cohort.Edit(leeds, 1, By.Maya, workspace.Now, await workspace.Cohorts.CatalogAsync());
            workspace.Cohorts.Save(cohort);
            return edited;
        });
        await database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Edit(rollout.State.Draft with { Goal = "Another" }, By.Maya, at));

        var live = await AnswerAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known(Second)));
        var draft = await AnswerAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known(Second), Plan: AskedPlan.Draft));

        Assert.Equal(Admission.OutsideShare, live.Explained.Stages[0].Admission);
        Assert.Equal((Admission.NotInCohort, null, false), (draft.Explained.Stages[0].Admission, draft.Version, draft.IsNow));
    }

    [Fact]
    public async Task Run_BeforeTheStart_SaysThatItHasNotStarted()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddLondonersAsync();
        await database.AddRolloutAsync("checkout", Stored.Plan(cohort: "london"));

        var answer = await AnswerAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known(Second)));

        Assert.Equal((AnswerReason.Disabled, RolloutStatus.Draft, 0), (answer.Explained.Answer.Reason, answer.Status, answer.Reached));
        Assert.Equal(new Prospect.WithStage(new(2, null, false, true), [Hurdle.NotStarted, Hurdle.ByHand]), answer.Prospect);
    }

    [Fact]
    public async Task Run_RolledBackAndFinished_SayWhatIsLeft()
    {
        await using var database = await LiveAsync();
        await database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.RollBackFully("Errors", By.Maya, at));

        var answer = await AnswerAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known(Second)));

        Assert.Equal(AnswerReason.Disabled, answer.Explained.Answer.Reason);
        Assert.Equal([Hurdle.TakenBack, Hurdle.Approval, Hurdle.ByHand], ((Prospect.WithStage)answer.Prospect).Hurdles);
    }

    [Fact]
    public async Task Run_PartOfAName_ListsEverybodyOfThatName()
    {
        await using var database = await LiveAsync();

        var reply = (await RunAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known("person")))).Value;

        var several = Assert.IsType<PlaygroundReply.Several>(reply);
        Assert.Equal((2, [Second, "p-out"]), (several.InAll, several.People.Select(person => person.Key.Value).ToValueList()));
    }

    [Fact]
    public async Task Run_WrongQuestion_IsRefusedAtEachField()
    {
        await using var database = await LiveAsync();

        Assert.Equal(["rollout", "id"], await PathsAsync(database, new(Stored.Key("gone"), new AskedPerson.Typed("\u202E", ""))));
        Assert.Equal(["who", "stage"], await PathsAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known("noone"), Stage: 4)));
        Assert.Equal(["plan"], await PathsAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known(Second), Plan: AskedPlan.Pending)));
        Assert.Equal(["plan"], await PathsAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known(Second), Plan: AskedPlan.Draft)));
        Assert.Equal(["who"], await PathsAsync(database, new(Stored.Key("checkout"), new AskedPerson.Known(" "))));
    }

    private static Task<Result<PlaygroundReply>> RunAsync(TestDatabase database, PlaygroundQuestion asked) => database.Get<AskPlayground>().RunAsync(asked, default);

    private static async Task<PlaygroundAnswer> AnswerAsync(TestDatabase database, PlaygroundQuestion asked) =>
        Assert.IsType<PlaygroundReply.Answered>((await RunAsync(database, asked)).Value).Answer;

    private static async Task<IEnumerable<string?>> PathsAsync(TestDatabase database, PlaygroundQuestion asked) => (await RunAsync(database, asked)).Errors.Select(error => error.Path);

    private static async Task<TestDatabase> LiveAsync(Func<Stage, Stage>? change = null)
    {
        var database = await TestDatabase.WithDemoPeopleAsync();
        await database.StartLondonAsync(change);
        return database;
    }
}
