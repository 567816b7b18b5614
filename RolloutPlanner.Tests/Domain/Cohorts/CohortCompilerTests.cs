using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;
using static RolloutPlanner.Tests.Domain.Cohorts.FakeCohorts;

namespace RolloutPlanner.Tests.Domain.Cohorts;

public sealed class CohortCompilerTests
{
    [Fact]
    public void Compile_CohortInCohort_AsksAndExplainsTheInnerRule()
    {
        var cohorts = new FakeCohorts().With("london", Is("city", "London")).With("premium", All(Include("london"), Is("plan", "premium")));
        var rule = CohortCompiler.Compile(Key("premium"), cohorts).Value;

        var explanation = rule.Explain(Person("u-1", ("city", "London"), ("plan", "basic")));

        var expected = new Explanation(rule.Rule, Outcome.False, null,
        [
            new(new Rule.InCohort(Key("london")), Outcome.True, null, [new(Parse(Is("city", "London")), Outcome.True, "London", [])]),
            new(Parse(Is("plan", "premium")), Outcome.False, "basic", []),
        ]);
        Assert.Equal(expected, explanation);
        Assert.True(rule.Matches(Person("u-1", ("city", "London"), ("plan", "premium"))));
    }

    [Fact]
    public void Compile_Members_AreThePeopleOfTheList()
    {
        var rule = CohortCompiler.Compile(Key("testers"), new FakeCohorts().WithMembers("testers", "u-1", "u-2")).Value;

        Assert.Equal((true, false, false), (rule.Matches(Person("u-2")), rule.Matches(Person("U-2")), rule.Matches(Person(""))));
    }

    [Fact]
    public void Compile_Cycle_NamesTheWayRound()
    {
        var cohorts = new FakeCohorts().With("london", All(Is("a", "b"), Include("premium"))).With("premium", Include("london"));

        var errors = CohortCompiler.Compile(Key("london"), cohorts).Errors;

        Assert.Equal([new Error(ErrorKind.Refused, "cohort.cycle", "London includes itself through Premium.", "rule.rules[1].cohort")], errors);
    }

    [Fact]
    public void Compile_NewDefinitionThatIncludesItself_IsRefused()
    {
        var errors = CohortCompiler.Compile(Key("london"), ByRule(Include("london")), new FakeCohorts().With("london", Is("city", "London"))).Errors;

        Assert.Equal(["London includes itself."], errors.Select(error => error.Message));
    }

    [Fact]
    public void Compile_MissingCohort_IsRefusedAtItsPlace()
    {
        var errors = CohortCompiler.Compile(ByRule(All(Is("a", "b"), Include("gone"))), new FakeCohorts()).Errors;

        Assert.Equal([new Error(ErrorKind.Refused, "cohort.unknown", "There is no cohort gone. It may have been deleted.", "rule.rules[1].cohort")], errors);
    }

    [Theory]
    [InlineData(8, false)]
    [InlineData(9, true)]
    [InlineData(5000, true)]
    public void Compile_Chain_StopsAtEight(int length, bool refused)
    {
        var cohorts = new FakeCohorts().With("c1", Is("plan", "premium"));
        for (var i = 2; i <= length; i++) cohorts.With($"c{i}", Include($"c{i - 1}"));

        var result = CohortCompiler.Compile(Key($"c{length}"), cohorts);

        Assert.Equal(refused ? ["cohort.depth"] : [], result.Errors.Select(error => error.Code));
    }

    [Fact]
    public void Compile_DeepCohortMetFirstOnAShortWay_IsStillRefusedOnTheLongOne()
    {
        var cohorts = new FakeCohorts().With("c1", Is("plan", "premium"));
        for (var i = 2; i <= 8; i++) cohorts.With($"c{i}", Include($"c{i - 1}"));
        cohorts.With("top", All(Include("c7"), Include("c8")));

        Assert.Equal(["cohort.depth"], CohortCompiler.Compile(Key("top"), cohorts).Errors.Select(error => error.Code));
    }

    [Fact]
    public void Compile_CohortsThatMultiply_AreRefusedQuickly()
    {
        var cohorts = new FakeCohorts().With("c1", All([.. Enumerable.Repeat(Is("plan", "premium"), 400)]));
        for (var i = 2; i <= 8; i++) cohorts.With($"c{i}", All([.. Enumerable.Repeat(Include($"c{i - 1}"), 400)]));

        Assert.Equal(["rule.size"], CohortCompiler.Compile(Key("c8"), cohorts).Errors.Select(error => error.Code).Distinct());
    }

    private static EvaluationContext Person(string key, params (string Name, string Value)[] facts) => new(
        key == "" ? null : TargetingKey.Parse(key, "key").Value,
        DateTimeOffset.UnixEpoch,
        facts.Select(fact => KeyValuePair.Create<string, AttributeValue>(fact.Name, new AttributeValue.Text(fact.Value))));

    private static CohortDefinition ByRule(RuleSpec spec) => new CohortDefinition.ByRule(Parse(spec));

    private static Rule Parse(RuleSpec spec) => RuleParser.Parse(spec, "rule").Value;
}
