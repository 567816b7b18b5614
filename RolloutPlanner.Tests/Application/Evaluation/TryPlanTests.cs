using System.Text.Json;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Evaluation;

/// <summary>A plan from a repository, tried out against people, over a real database.</summary>
public sealed class TryPlanTests
{
    private static readonly Salt Salt = Salt.For(FlagKey.Parse("checkout", "flag").Value);

    /// <summary>5 % of a saved cohort, then all of one that is only in the trial.</summary>
    private static readonly PlanTrial Trial = new()
    {
        Plan = new() { Name = "New checkout", Stages = [Stage("London", "london", 5), Stage("Premium", "premium", 100)] },
        Cohorts = [new() { Key = "premium", Name = "Premium", Rule = new RuleSpec { Attribute = "plan", Operator = "is", Values = ["premium"] } }],
        Flag = new("checkout", FlagType.Text, "new", "old"),
        Stage = 1,
        At = At.Noon,
        Contexts = [Json("""{"targetingKey":"u-1","city":"London","plan":"premium"}""")],
    };

    [Fact]
    public async Task Run_PlanAndCohortsUnsaved_SaysWhatEachPersonIsServedAndWhy()
    {
        await using var database = await WithLondonAsync();
        var before = await database.DumpAsync();
        var bucket = Bucketing.BucketOf(Salt, "u-1")!.Value;
        Assert.True(bucket.Percent >= 5);

        var tried = await RunAsync(database, Trial);

        Assert.Equal(
            new TriedPlan(FeatureFlag.Create(FlagKey.Parse("checkout", "flag").Value, FlagType.Text, "new", "old").Value, 1, At.Noon,
            [
                new(TargetingKey.Parse("u-1", "key").Value, "old", new ExplainedAnswer(
                    new(Variant.Off, AnswerReason.Split, null),
                    new Inclusion.FromStage(2),
                    [
                        new(1, "London", true, Admission.OutsideShare, Held("city", "London"), Share.Parse(5, "s").Value, AttributeName.TargetingKey, "u-1", bucket),
                        new(2, "Premium", false, Admission.Admitted, Held("plan", "premium"), Share.All, AttributeName.TargetingKey, "u-1", null),
                    ])),
            ]),
            tried.Value);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Theory]
    [InlineData(0, AnswerReason.Disabled, "old", null)]
    [InlineData(1, AnswerReason.Split, "old", null)]
    [InlineData(2, AnswerReason.TargetingMatch, "new", 2)]
    public async Task Run_AtEachStage_ServesWhatThatStageServes(int stage, AnswerReason reason, string value, int? with)
    {
        await using var database = await WithLondonAsync();

        var answer = Assert.Single((await RunAsync(database, Trial with { Stage = stage })).Value.Answers);

        Assert.Equal((reason, value, with), (answer.Explained.Answer.Reason, answer.Value, answer.Explained.Answer.Stage));
    }

    [Fact]
    public async Task Run_NoMoment_CountsDaysFromNow()
    {
        await using var database = await WithLondonAsync();
        var recent = new RuleSpec { Attribute = "joined", Operator = "withinLastDays", Values = ["30"] };
        var trial = Trial with { Cohorts = [Trial.Cohorts[0] with { Rule = recent }], Stage = 2, At = null, Contexts = [Json($$"""{"joined":"{{database.Time.GetUtcNow().AddDays(-3):yyyy-MM-dd}}"}""")] };

        Assert.Equal("new", (await RunAsync(database, trial)).Value.Answers[0].Value);
        Assert.Equal("old", (await RunAsync(database, trial with { At = database.Time.GetUtcNow().AddDays(60) })).Value.Answers[0].Value);
    }

    [Fact]
    public async Task Run_SameKeyAsASavedCohort_TheOneInTheTrialCounts()
    {
        await using var database = await WithLondonAsync();
        var leeds = Stored.Document("london") with { Rule = new RuleSpec { Attribute = "city", Operator = "is", Values = ["Leeds"] } };

        var answer = (await RunAsync(database, Trial with { Cohorts = [.. Trial.Cohorts, leeds] })).Value.Answers[0];

        Assert.Equal(Admission.NotInCohort, answer.Explained.Stages[0].Admission);
        Assert.Equal("London", answer.Explained.Stages[0].Obstacle!.ActualValue);
    }

    [Fact]
    public async Task Run_EverythingWrong_NamesEachPlaceAtOnce()
    {
        await using var database = await WithLondonAsync();
        var trial = Trial with
        {
            Plan = Trial.Plan with { Stages = [Stage("London", "Not A Key", 5), Stage("", "premium", 101)] },
            Cohorts = [Trial.Cohorts[0] with { Rule = new RuleSpec { Attribute = "plan", Operator = "like", Values = ["x"] } }, new()],
            Flag = new("CHECKOUT"),
            Salt = "sälz",
            Stage = null,
            Contexts = [Json("{}"), Json("""{"targetingKey":7}"""), Json("[]")],
        };

        var errors = (await RunAsync(database, trial)).Errors;

        Assert.Equal(
            [
                "plan.stages[0].cohort", "plan.stages[1].name", "plan.stages[1].share", "cohorts[0].rule.operator", "cohorts[1].key", "cohorts[1].name", "cohorts[1].rule",
                "flag.key", "salt", "stage", "contexts[1].targetingKey", "contexts[2]",
            ],
            errors.Select(error => error.Path));
    }

    [Fact]
    public async Task Run_CohortsThatCannotBeResolved_AreNamedWhereTheyStand()
    {
        await using var database = await WithLondonAsync();
        var gone = Trial with { Plan = Trial.Plan with { Stages = [Trial.Plan.Stages[0], Stage("Gone", "gone", 100)] } };
        var includes = Trial with { Cohorts = [Trial.Cohorts[0] with { Rule = new RuleSpec { Kind = "cohort", Cohort = "gone" } }] };
        var twice = Trial with { Cohorts = [Trial.Cohorts[0], Trial.Cohorts[0]] };
        var circle = Trial with { Cohorts = [Trial.Cohorts[0] with { Rule = new RuleSpec { Kind = "cohort", Cohort = "premium" } }] };

        Assert.Equal([("cohort.unknown", "plan.stages[1].cohort")], await ErrorsAsync(database, gone));
        Assert.Equal([("cohort.unknown", "cohorts[0].rule.cohort")], await ErrorsAsync(database, includes));
        Assert.Equal([("cohort.twice", "cohorts[1].key")], await ErrorsAsync(database, twice));
        Assert.Equal([("cohort.cycle", "cohorts[0].rule.cohort")], await ErrorsAsync(database, circle));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public async Task Run_StageThatThePlanDoesNotHave_IsRefused(int stage)
    {
        await using var database = await WithLondonAsync();

        Assert.Equal([("trial.stage", "stage")], await ErrorsAsync(database, Trial with { Stage = stage }));
    }

    [Fact]
    public async Task Run_TooManyContexts_AreRefused()
    {
        await using var database = await WithLondonAsync();
        var contexts = Enumerable.Repeat(Trial.Contexts[0], TryPlan.MostContexts + 1).ToList();

        Assert.Equal([("trial.contexts", "contexts")], await ErrorsAsync(database, Trial with { Contexts = contexts }));
        Assert.Equal(TryPlan.MostContexts, (await RunAsync(database, Trial with { Contexts = contexts[1..] })).Value.Answers.Count);
    }

    private static Explanation Held(string attribute, string value) =>
        new(RuleParser.Parse(new() { Attribute = attribute, Operator = "is", Values = [value] }, "rule").Value, Outcome.True, value, []);

    private static StageDocument Stage(string name, string cohort, decimal share) => new() { Name = name, Audience = "cohort", Cohort = cohort, Share = share, SoakHours = 0 };

    private static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static Task<Result<TriedPlan>> RunAsync(TestDatabase database, PlanTrial trial) => database.Get<TryPlan>().RunAsync(trial, default);

    private static async Task<IEnumerable<(string Code, string? Path)>> ErrorsAsync(TestDatabase database, PlanTrial trial) =>
        (await RunAsync(database, trial)).Errors.Select(error => (error.Code, error.Path));

    private static async Task<TestDatabase> WithLondonAsync()
    {
        var database = await TestDatabase.WithDemoPeopleAsync();
        Assert.False((await database.AddCohortAsync(Stored.Document("london"))).IsError);
        return database;
    }
}
