using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.Domain.Cohorts;

public sealed class CohortParserTests
{
    [Fact]
    public void Parse_ManyFaults_ReturnsAllWithTheirPaths()
    {
        var document = new CohortDocument { Key = "A", Name = " ", Description = new string('d', 1001), Members = ["u-1", "", "u-2", new string('u', 257)] };

        Assert.Equal(["key", "name", "description", "members[1]", "members[3]"], CohortParser.Parse(document).Errors.Select(error => error.Path));
    }

    [Fact]
    public void Parse_FaultyRule_KeepsThePathInTheRule()
    {
        var document = new CohortDocument { Key = "london", Name = "London", Rule = FakeCohorts.All(FakeCohorts.Is("city", ""), FakeCohorts.All()) };

        Assert.Equal(["rule.rules[0].values[0]", "rule.rules[1].rules"], CohortParser.Parse(document).Errors.Select(error => error.Path));
    }

    [Fact]
    public void Parse_NeitherRuleNorMembers_IsNotEverybody() =>
        Assert.Equal(Error.Invalid("cohort.empty", "Say who belongs: add a condition, or list people.", "rule"), CohortParser.Parse(Named()).Error);

    [Fact]
    public void Parse_RuleAndMembers_IsRefused() =>
        Assert.Equal("cohort.both", CohortParser.Parse(Named() with { Rule = FakeCohorts.Is("a", "b"), Members = ["u-1"] }).Error.Code);

    [Theory]
    [InlineData(0, "The list is empty. Add at least one person.")]
    [InlineData(100_001, "A list holds at most 100,000 people; this one has 100,001.")]
    public void Parse_ListLength_IsOneTo100000(int count, string why)
    {
        var document = Named() with { Members = Enumerable.Range(0, count).Select(i => $"u-{i}").ToValueList() };

        Assert.Equal([why], CohortParser.Parse(document).Errors.Select(error => error.Message));
    }

    [Fact]
    public void Parse_MemberListedTwice_IsKeptOnceInOrder()
    {
        var parsed = CohortParser.Parse(Named() with { Name = " London ", Members = ["u-2", "u-1", "u-2"] }).Value;

        var keys = new[] { "u-2", "u-1" }.Select(key => TargetingKey.Parse(key, "key").Value).ToValueList();
        Assert.Equal(new ParsedCohort(FakeCohorts.Key("london"), "London", "", new CohortDefinition.Members(keys)), parsed);
    }

    private static CohortDocument Named() => new() { Key = "london", Name = "London" };
}
