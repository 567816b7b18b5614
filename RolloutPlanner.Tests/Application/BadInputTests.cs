using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application;

/// <summary>What a hurried person sends is refused with a sentence at its field, and nothing at all is written.</summary>
public class BadInputTests
{
    public static TheoryData<string, string, string> Cohorts => new()
    {
        { "no rule", "rule", "Say who belongs: add a condition, or list people." },
        { "empty group", "rule.rules", "An empty group would match nobody or everybody by accident, so it is refused. Add a condition, or remove the group." },
        { "range without address", "rule.rules[0].values[0]", "" },
        { "back-reference", "rule.rules[0].values[0]", "Back-references such as \\1 are not supported, because they can take endless time." },
        { "100 001 values", "rule.rules[0].values", "A list holds at most 100,000 values; this one has 100,001." },
        { "100 001 people", "members", "A list holds at most 100,000 people; this one has 100,001." },
        { "name of 10 000", "name", "The name has 10,000 characters; at most 120 fit." },
        { "name that reorders", "name", "The name holds an invisible mark that reorders text at position 7. Remove it there." },
    };

    [Theory]
    [MemberData(nameof(Cohorts))]
    public async Task CreateCohort_BadInput_RefusedAtItsFieldAndNothingWritten(string what, string path, string sentence)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var before = await database.DumpAsync();

        var made = await new CreateCohort(database.Executor).RunAsync(By.Maya.Asks(), Cohort(what), default);

        var error = Assert.Single(made.Errors);
        Assert.Equal((ErrorKind.Invalid, path), (error.Kind, error.Path));
        if (sentence.Length > 0) Assert.Equal(sentence, error.Message);
        Assert.EndsWith(".", error.Message);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Theory]
    [InlineData("Nowy koszyk 🛒👩‍💻")]
    [InlineData("عملاء لندن")]
    [InlineData("לקוחות לונדון 🇬🇧")]
    public async Task Names_InAnyWriting_AreStoredLetterByLetter(string name)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        Assert.False((await new CreateCohort(database.Executor).RunAsync(By.Maya.Asks(), Stored.Document("any") with { Name = name }, default)).IsError);
        Assert.False((await CreateAsync(database, Plan() with { Name = name })).IsError);

        Assert.Equal(name, (await database.Get<RolloutPlanner.Application.Ports.ICohortReader>().FindAsync(Stored.Cohort("any"), null, default))!.Name);
        Assert.Equal(name, (await database.Get<RolloutPlanner.Application.Ports.IRolloutReader>().FindAsync(Stored.Key("checkout"), default))!.Draft.Name);
    }

    [Theory]
    [InlineData("0", "0 % reaches nobody, so it is no stage. The smallest share is 0.001 %.")]
    [InlineData("100.0001", null)]
    [InlineData("-1", null)]
    public async Task EditPlan_ShareOutside_RefusedAtTheShare(string share, string? sentence)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await CreateAsync(database, Plan());
        var before = await database.DumpAsync();
        var plan = Plan();

        var saved = await EditAsync(database, 1, plan with { Stages = [plan.Stages[0] with { Share = decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture) }] });

        var error = Assert.Single(saved.Errors);
        Assert.Equal("stages[0].share", error.Path);
        if (sentence is not null) Assert.Equal(sentence, error.Message);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task EditPlan_CohortDeletedMeanwhile_RefusedAtTheCohort()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddCohortAsync(Stored.Document("gone"));
        await CreateAsync(database, Plan());
        await new DeleteCohort(database.Executor).RunAsync(By.Tom.Asks(), Stored.Cohort("gone"), 1, default);
        var before = await database.DumpAsync();

        var saved = await EditAsync(database, 1, Plan() with { Stages = [Plan().Stages[0] with { Audience = "cohort", Cohort = "gone" }] });

        Assert.Equal(
            [Error.Invalid("cohort.gone", "The cohort \"gone\" does not exist any more. Choose another one.", "stages[0].cohort")], saved.Errors);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task EditPlan_OldVersion_ConflictAndNothingWritten()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await CreateAsync(database, Plan());
        await EditAsync(database, 1, Plan() with { Goal = "Theirs" });
        var before = await database.DumpAsync();

        var saved = await EditAsync(database, 1, Plan() with { Goal = "Mine" });

        Assert.Equal((ErrorKind.Conflict, "rollout.changed", null), (saved.Error.Kind, saved.Error.Code, saved.Error.Path));
        Assert.Equal(before, await database.DumpAsync());
    }

    private static CohortDocument Cohort(string what)
    {
        var good = Stored.Document("bad");
        return what switch
        {
            "no rule" => good with { Rule = null },
            "empty group" => good with { Rule = new() { Kind = "all", Rules = [] } },
            "range without address" => good with { Rule = In("inIpRange", "/33") },
            "back-reference" => good with { Rule = In("matches", @"(a)\1") },
            "100 001 values" => good with { Rule = In("in", [.. Enumerable.Range(0, 100_001).Select(i => $"v{i}")]) },
            "100 001 people" => good with { Rule = null, Members = Enumerable.Range(0, 100_001).Select(i => $"u{i}").ToValueList() },
            "name of 10 000" => good with { Name = new('x', 10_000) },
            "name that reorders" => good with { Name = "London\u202Enopu" },
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }

    private static RuleSpec In(string op, params string[] values) =>
        new() { Kind = "all", Rules = [new() { Kind = "condition", Attribute = "city", Operator = op, Values = values.ToValueList() }] };

    private static PlanDocument Plan() => PlanDocuments.From(Stored.Plan()) with { Stages = [new() { Name = "All", Audience = "everybody", Share = 100, SoakHours = 0, Gate = new() }] };

    private static Task<Result<RolloutPlanner.Application.Ports.Receipt>> CreateAsync(TestDatabase database, PlanDocument plan) =>
        new CreateRollout(database.Executor).RunAsync(By.Maya.Asks(), new("checkout", FlagType.Boolean, null, null, "blank", plan), default);

    private static Task<Result<RolloutPlanner.Application.Ports.Receipt>> EditAsync(TestDatabase database, long version, PlanDocument plan) =>
        database.Get<EditPlan>().RunAsync(new(By.Maya.Asks(), Stored.Key("checkout"), version), plan, default);
}
