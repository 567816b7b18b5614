using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

public sealed class RuleWordsTests
{
    [Fact]
    public void Describe_CohortOfTheMock_ReadsAsOneSentence()
    {
        var spec = Group("all",
            One("plan", "is", "premium"),
            Group("any", One("IP", "inIpRange", "203.0.113.0/24"), One("IP", "inIpRange", "198.51.100.0/25")),
            One("joined", "onOrAfter", "2026-01-01"),
            Group("none", One("CRM role", "in", "reseller", "test account")));

        Assert.Equal(
            "plan is premium, and IP is in 203.0.113.0/24 or 198.51.100.0/25, and joined is on or after 1 Jan 2026, "
            + "and CRM role is neither reseller nor test account (people without CRM role are included)",
            Say(spec));
    }

    [Theory]
    [InlineData("in", "a", "x is a")]
    [InlineData("in", "a;b;c", "x is a, b or c")]
    [InlineData("in", "a;b;c;d;e;f;g", "x is a, b, c, d, e or 2 more")]
    [InlineData("notIn", "a;b", "x is neither a nor b")]
    [InlineData("is", "Paris, France", "x is \u201CParis, France\u201D")]
    [InlineData("isNot", "a", "x is not a")]
    [InlineData("between", "1;2.50", "x is between 1 and 2.5")]
    [InlineData("betweenDates", "2026-01-01;2026-01-31", "x is from 1 Jan 2026 to 31 Jan 2026")]
    [InlineData("before", "2026-01-01T09:30Z", "x is before 1 Jan 2026, 09:30:00 UTC")]
    [InlineData("withinLastDays", "1", "x is within the last day")]
    [InlineData("withinLastDays", "1000", "x is within the last 1,000 days")]
    [InlineData("versionAtLeast", "2.1.0", "x is a version from 2.1.0")]
    [InlineData("isNotSet", "", "x is not set")]
    public void Describe_Condition_NamesAttributeWordsAndValues(string op, string values, string words) =>
        Assert.Equal(words, Say(One("x", op, values == "" ? [] : values.Split(';'))));

    [Fact]
    public void Describe_NestedGroups_BracketsWhatWouldBeUnclear()
    {
        var inner = Group("all", One("a", "isTrue"), One("b", "isTrue"));

        Assert.Equal("(a is true, and b is true), or c is true", Say(Group("any", inner, One("c", "isTrue"))));
        Assert.Equal("not (a is true, and b is true) (people without a or b are included), and c is not true (people without c are included)", Say(Group("none", inner, One("c", "isTrue"))));
        Assert.Equal("is in cohort london, and is not in cohort staff", Say(Group("all", Cohort("london"), Group("none", Cohort("staff")))));
        Assert.Equal("a is set", Say(Group("none", One("a", "isNotSet"))));
    }

    [Fact]
    public void Describe_IgnoringCase_SaysSo() => Assert.Equal("x is a (upper or lower case)", Say(One("x", "is", "a") with { IgnoreCase = true }));

    private static string Say(RuleSpec spec) => RuleWords.Describe(RuleParser.Parse(spec, "rule").Value);

    private static RuleSpec Cohort(string key) => new() { Kind = "cohort", Cohort = key };

    private static RuleSpec One(string attribute, string op, params string[] values) => new() { Attribute = attribute, Operator = op, Values = [.. values] };

    private static RuleSpec Group(string kind, params RuleSpec[] rules) => new() { Kind = kind, Rules = [.. rules] };
}
