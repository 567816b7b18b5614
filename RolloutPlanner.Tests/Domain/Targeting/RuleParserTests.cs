using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

public sealed class RuleParserTests
{
    [Fact]
    public void Parse_SeveralFaults_ReturnsAllWithTheirPaths()
    {
        var spec = Group("all",
            Is("", "premium"),
            Group("any", new RuleSpec { Attribute = "ip", Operator = "inIpRange", Values = ["10.0.0.0/8", "10.0.0.0/33"] }, Group("none")),
            new RuleSpec { Attribute = "plan", Operator = "like", Values = ["x"] },
            new RuleSpec { Kind = "cohort", Cohort = "No Key" },
            new RuleSpec { Kind = "both" });

        var errors = RuleParser.Parse(spec, "rule").Errors;

        Assert.Equal(
            ["rule.rules[0].attribute", "rule.rules[1].rules[0].values[1]", "rule.rules[1].rules[1].rules", "rule.rules[2].operator", "rule.rules[3].cohort", "rule.rules[4].kind"],
            errors.Select(error => error.Path));
    }

    [Fact]
    public void Parse_EmptyGroup_IsRefused()
    {
        var error = Assert.Single(RuleParser.Parse(Group("none"), "rule").Errors);

        Assert.Equal(Error.Invalid("rule.empty", "An empty group would match nobody or everybody by accident, so it is refused. Add a condition, or remove the group.", "rule.rules"), error);
    }

    [Theory]
    [InlineData("is", 0, "Enter a value.")]
    [InlineData("is", 2, "\u201Cis\u201D takes one value; there are 2.")]
    [InlineData("between", 1, "Enter two values: from and to.")]
    [InlineData("betweenDates", 3, "\u201Cis from\u201D takes two values; there are 3.")]
    [InlineData("isSet", 1, "\u201Cis set\u201D takes no value.")]
    [InlineData("in", 100_001, "A list holds at most 100,000 values; this one has 100,001.")]
    public void Parse_WrongNumberOfValues_SaysHowMany(string op, int count, string why) =>
        Assert.Equal([Error.Invalid("rule.values", why, "rule.values")], Errors(op, Enumerable.Repeat("1", count)));

    [Fact]
    public void Parse_LongestList_IsTaken() => Assert.Empty(Errors("in", Enumerable.Range(0, 100_000).Select(i => $"u{i}")));

    [Theory]
    [InlineData("numberEquals", "1,5", "number.invalid")]
    [InlineData("numberEquals", "NaN", "number.invalid")]
    [InlineData("numberEquals", "1e999", "number.invalid")]
    [InlineData("withinLastDays", "0", "days.invalid")]
    [InlineData("withinLastDays", "36501", "days.invalid")]
    [InlineData("withinLastDays", "1.5", "days.invalid")]
    [InlineData("before", "2026-01-01T10:00:00", "date.zone")]
    [InlineData("before", "2026-1-1", "date.invalid")]
    [InlineData("before", "tomorrow", "date.invalid")]
    [InlineData("versionLess", "v1", "version.invalid")]
    [InlineData("is", " ", "text.missing")]
    [InlineData("before", "2026\u202E-01-01", "text.direction")]
    [InlineData("inIpRange", "10.0.0.0/8\r\n", "text.control")]
    [InlineData("matches", "(", "pattern.invalid")]
    public void Parse_WrongValue_IsRefusedAtTheValue(string op, string value, string code)
    {
        var error = Assert.Single(Errors(op, [value]));

        Assert.Equal((code, "rule.values[0]"), (error.Code, error.Path));
    }

    [Theory]
    [InlineData("between", "5", "1", "number.order")]
    [InlineData("betweenDates", "2026-02-01", "2026-01-01", "date.order")]
    public void Parse_EndsTheWrongWayRound_IsRefused(string op, string low, string high, string code) => Assert.Equal(code, Assert.Single(Errors(op, [low, high])).Code);

    [Theory]
    [InlineData(@"(a)\1", @"Back-references such as \1 are not supported, because they can take endless time.")]
    [InlineData(@"(?<n>a)\k<n>", @"Back-references such as \k<name> are not supported, because they can take endless time.")]
    [InlineData("foo(?=bar)", "Looking ahead with (?= is not supported, because it can take endless time.")]
    [InlineData("foo(?!bar)", "Looking ahead with (?! is not supported, because it can take endless time.")]
    [InlineData("(?<!a)b", "Looking behind with (?<! is not supported, because it can take endless time.")]
    [InlineData("(?>a+)", "Atomic groups (?> are not supported.")]
    [InlineData("((a{100}){100}){100}", "This pattern is too large once its repetitions are written out. Use smaller counts, or split it into several conditions.")]
    public void Parse_PatternThatNeedsBacktracking_SaysWhatIsNotSupported(string pattern, string why) =>
        Assert.Equal([Error.Invalid("pattern.unsupported", why, "rule.values[0]")], Errors("matches", [pattern]));

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Parse_PatternLength_StopsAt256(int length, bool taken) => Assert.Equal(taken, Errors("matches", [new string('a', length)]).Count == 0);

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public void Parse_ValueLength_StopsAt1024(int length, bool taken) => Assert.Equal(taken, Errors("in", ["x", new string('a', length)]).Count == 0);

    [Theory]
    [InlineData(8, null)]
    [InlineData(9, "rule.depth")]
    [InlineData(100_000, "rule.depth")]
    public void Parse_NestedGroups_StopAtEight(int depth, string? code)
    {
        var spec = Is("plan", "premium");
        for (var i = 0; i < depth; i++) spec = Group("any", spec);

        Assert.Equal(code, RuleParser.Parse(spec, "rule").Errors.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData(499, null)]
    [InlineData(500, "rule.size")]
    [InlineData(50_000, "rule.size")]
    public void Parse_ManyConditions_StopAt500(int conditions, string? code)
    {
        var spec = Group("any", [.. Enumerable.Repeat(Is("plan", "premium"), conditions)]);

        Assert.Equal(code, RuleParser.Parse(spec, "rule").Errors.SingleOrDefault()?.Code);
    }

    [Fact]
    public void Parse_LeftoversOfAnotherKind_AreRefusedNotDropped()
    {
        Assert.Equal("rule.unexpected", RuleParser.Parse(Is("plan", "x") with { Rules = [Is("plan", "y")] }, "rule").Error.Code);
        Assert.Equal("rule.unexpected", RuleParser.Parse(Group("all", Is("plan", "x")) with { Attribute = "plan" }, "rule").Error.Code);
        Assert.Equal("rule.unexpected", RuleParser.Parse(new RuleSpec { Kind = "cohort", Cohort = "london", Values = ["x"] }, "rule").Error.Code);
    }

    [Fact]
    public void Parse_ManyFaults_StopsAfterHundred() => Assert.Equal(100, Errors("in", Enumerable.Repeat("", 5000)).Count);

    [Fact]
    public void From_ParsedRule_GivesValuesInPlainForm()
    {
        var spec = new RuleSpec { Attribute = "ip", Operator = "inIpRange", Values = ["203.0.113.77/24", "::FFFF:10.0.0.1"] };

        Assert.Equal(spec with { Values = ["203.0.113.0/24", "10.0.0.1/32"] }, RuleSpec.From(RuleParser.Parse(spec, "rule").Value));
    }

    private static IReadOnlyList<Error> Errors(string op, IEnumerable<string> values) =>
        RuleParser.Parse(new RuleSpec { Attribute = "plan", Operator = op, Values = values.ToValueList() }, "rule").Errors;

    private static RuleSpec Is(string attribute, string value) => new() { Attribute = attribute, Operator = "is", Values = [value] };

    private static RuleSpec Group(string kind, params RuleSpec[] rules) => new() { Kind = kind, Rules = [.. rules] };
}
