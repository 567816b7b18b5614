using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

public sealed class PlanParserTests
{
    private static readonly PlanDocument Good = PlanDocuments.From(APlan.Guarded());

    [Fact]
    public void From_AnyPlan_ParsesBackToTheSamePlan() =>
        Prop.ForAll(RandomPlans.Plan.ToArbitrary(), plan => PlanParser.Parse(PlanDocuments.From(plan)).Value == plan).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_EverythingWrong_IsSaidAtOnceEachAtItsPath()
    {
        var result = PlanParser.Parse(new()
        {
            Goal = "\u0007",
            Links = ["ftp://example.org"],
            Owner = new string('x', 129),
            TimeZone = "Mars/Olympus",
            SignOffsNeeded = 6,
            OptIn = ["ann", ""],
            OptOut = ["ann", ""],
            Stages =
            [
                new()
                {
                    Name = "One",
                    Audience = "nobody",
                    Share = 100.0001m,
                    SoakHours = 8760.1m,
                    Gate = new()
                    {
                        Criteria = [new() { Id = "a", Hook = "Not A Key", Role = "boss", Comparison = "atMost" }, new() { Id = "a", Hook = "ok", Role = "observe", Comparison = "below", Limit = 1_000_000_000_001m, MinimumSample = 0, OnFail = "explode" }],
                        Checklist = [new(), new()],
                        ApprovalsNeeded = 6,
                        Mode = "magic",
                        OnRollback = "home",
                    },
                },
                new() { Name = "Two", Audience = "cohort", Gate = new() { OnRollback = "stage" } },
            ],
        });

        Assert.Equal<string>(
            [
                "choice.unknown@stages[0].gate.criteria[0].role",
                "choice.unknown@stages[0].gate.criteria[1].comparison",
                "choice.unknown@stages[0].gate.criteria[1].onFail",
                "choice.unknown@stages[0].gate.mode",
                "criterion.limit-range@stages[0].gate.criteria[1].limit",
                "criterion.limit@stages[0].gate.criteria[0].limit",
                "gate.rollback@stages[0].gate.onRollback",
                "id.twice@stages[0].gate.criteria[1].id",
                "key.characters@stages[0].gate.criteria[0].hook",
                "key.missing@stages[1].cohort",
                "number.missing@stages[1].gate.rollbackStage",
                "number.range@signOffsNeeded",
                "number.range@stages[0].gate.approvalsNeeded",
                "number.range@stages[0].gate.criteria[1].minimumSample",
                "plan.in-and-out@optOut",
                "plan.link@links[0]",
                "plan.zone@timeZone",
                "share.invalid@stages[0].share",
                "share.missing@stages[1].share",
                "soak.missing@stages[1].soakHours",
                "soak.range@stages[0].soakHours",
                "stage.audience@stages[0].audience",
                "text.control@goal",
                "text.long@owner",
                "text.missing@name",
                "text.missing@optIn[1]",
                "text.missing@optOut[1]",
                "text.missing@stages[0].gate.checklist[0].id",
                "text.missing@stages[0].gate.checklist[0].text",
                "text.missing@stages[0].gate.checklist[1].id",
                "text.missing@stages[0].gate.checklist[1].text",
            ],
            result.Errors.Select(e => $"{e.Code}@{e.Path}").Order(StringComparer.Ordinal));
    }

    public static TheoryData<string, string> Shares => new()
    {
        { "0", "share.none: 0 % reaches nobody, so it is no stage. The smallest share is 0.001 %." },
        { "100.0001", "share.invalid: A share is 0 to 100 percent in steps of 0.001; 100.0001 has too many decimals." },
        { "100.001", "share.invalid: A share is 0 to 100 percent in steps of 0.001; 100.001 is outside." },
        { "-1", "share.invalid: A share is 0 to 100 percent in steps of 0.001; -1 is outside." },
        { "", "share.missing: Enter the share of people who get it, in percent." },
    };

    [Theory]
    [MemberData(nameof(Shares))]
    public void Parse_WrongShare_IsRefusedAtItsPath(string share, string expected)
    {
        var stage = Good.Stages[0] with { Share = share.Length == 0 ? null : decimal.Parse(share) };

        Assert.Equal([$"stages[0].share {expected}"], Problems(Good with { Stages = [stage] }));
    }

    [Fact]
    public void Parse_LimitMissing_IsNoSilentZero()
    {
        var gate = new GateDocument { Criteria = [Good.Stages[0].Gate.Criteria[0] with { Limit = null }] };

        Assert.Equal(
            ["stages[0].gate.criteria[0].limit criterion.limit: Enter the limit. There is no silent 0."],
            Problems(Good with { Stages = [Good.Stages[0] with { Gate = gate }] }));
    }

    [Fact]
    public void Parse_MinimumSampleMissing_IsAHundred()
    {
        var gate = new GateDocument { Criteria = [Good.Stages[0].Gate.Criteria[0] with { MinimumSample = null }] };

        Assert.Equal(100, PlanParser.Parse(Good with { Stages = [Good.Stages[0] with { Gate = gate }] }).Value.Stages[0].Gate.Criteria[0].MinimumSample);
    }

    public static TheoryData<string, string?> Names => new()
    {
        { "Nowy koszyk 🛒👩‍💻", null },
        { "سلة التسوق ‏الجديدة", null },
        { "עגלה", null },
        { "   ", "text.missing: The name of the rollout is missing." },
        { "a\u202Eb", "text.direction: The name of the rollout holds an invisible mark that reorders text at position 2. Remove it there." },
        { "a\u2066b", "text.direction: The name of the rollout holds an invisible mark that reorders text at position 2. Remove it there." },
        { "ab\nc", "text.control: The name of the rollout holds an invisible control character at position 3. Remove it there." },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_NameInAnyWriting_IsTakenUnlessItDeceives(string name, string? expected) =>
        Assert.Equal(expected is null ? [] : ["name " + expected], Problems(Good with { Name = name }));

    [Fact]
    public void Parse_HalfACharacterOrTooLong_IsRefused()
    {
        Assert.Equal(["name text.broken: The name of the rollout holds half a character at position 2. Type it again there."], Problems(Good with { Name = "a\ud800" }));
        Assert.Equal(["name text.long: The name of the rollout has 10,000 characters; at most 120 fit."], Problems(Good with { Name = new string('x', 10_000) }));
    }

    [Theory]
    [InlineData("rollbackTrigger", FailAction.Rollback)]
    [InlineData("successCriterion", FailAction.Pause)]
    public void Parse_NoActionGiven_IsTheOneOfTheRole(string role, FailAction expected)
    {
        var criterion = Good.Stages[0].Gate.Criteria[0] with { Role = role, OnFail = null };

        var plan = PlanParser.Parse(Good with { Stages = [Good.Stages[0] with { Gate = new() { Criteria = [criterion] } }] }).Value;

        Assert.Equal(expected, plan.Stages[0].Gate.Criteria[0].OnFail);
    }

    [Fact]
    public void Parse_NothingButNulls_NamesWhatIsMissing()
    {
        var document = new PlanDocument { Links = null!, OptIn = null!, OptOut = null!, Stages = [null!, new() { Gate = null! }, new() { Gate = new() { Criteria = null!, Checklist = [null!] } }] };

        Assert.Contains("name text.missing: The name of the rollout is missing.", Problems(document));
    }

    [Fact]
    public void Parse_IdsThatStandThereTwice_AreAllNamed()
    {
        var one = Good.Stages[0].Gate.Criteria[0];
        var gate = new GateDocument { Criteria = [one with { Id = "a" }, one with { Id = "b" }, one with { Id = "a" }, one with { Id = "b" }, one with { Id = "a" }] };

        Assert.Equal(
            [
                "stages[0].gate.criteria[2].id id.twice: The id \"a\" stands here twice.",
                "stages[0].gate.criteria[3].id id.twice: The id \"b\" stands here twice.",
                "stages[0].gate.criteria[4].id id.twice: The id \"a\" stands here twice.",
            ],
            Problems(Good with { Stages = [Good.Stages[0] with { Gate = gate }] }));
    }

    [Fact]
    public void Parse_ZoneThatIsNone_IsNotRepeatedAtLength() =>
        Assert.All(Problems(Good with { TimeZone = new string('x', 10_000) }), problem => Assert.InRange(problem.Length, 1, 300));

    [Fact]
    public async Task Parse_TwoListsOfAHundredThousand_TakesNoTime()
    {
        var document = Good with
        {
            OptIn = Enumerable.Range(0, 100_000).Select(i => $"in-{i}").ToValueList(),
            OptOut = Enumerable.Range(0, 100_000).Select(i => $"out-{i}").ToValueList(),
        };

        Assert.Empty(await Task.Run(() => Problems(document)).WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Parse_AnyText_NeverThrows() => Prop.ForAll<string, decimal>((text, number) =>
    {
        PlanParser.Parse(new()
        {
            Name = text,
            Goal = text,
            Links = [text],
            Owner = text,
            TimeZone = text,
            OptIn = [text],
            OptOut = [text],
            Stages = [new() { Name = text, Audience = text, Share = number, SoakHours = number, StickyAttribute = text, Cohort = text, Gate = new() { Mode = text, OnRollback = text, Criteria = [new() { Id = text, Hook = text, Role = text, Limit = number }] } }],
        });
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Problems(PlanDocument document) => PlanParser.Parse(document).Errors.Select(e => $"{e.Path} {e.Code}: {e.Message}");
}
