using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Targeting;
using Outcome = RolloutPlanner.Domain.Targeting.Outcome;

namespace RolloutPlanner.Tests.Domain.Targeting;

public sealed class RulePropertyTests
{
    [Fact]
    public void Explain_AnyRuleAndContext_AgreesWithMatches()
    {
        var asked = Gen.Zip(RandomRules.Rule, RandomRules.Context).ToArbitrary();

        Prop.ForAll(asked, pair =>
        {
            var compiled = RuleCompiler.Compile(pair.Item1).Value;
            var explanation = compiled.Explain(pair.Item2);
            return explanation.Outcome == (compiled.Matches(pair.Item2) ? Outcome.True : Outcome.False) && IsCoherent(explanation);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Matches_NoneOf_IsTheNegationOfAnyOf()
    {
        var asked = Gen.Zip(Gen.Zip(RandomRules.Rule, RandomRules.Rule), RandomRules.Context).ToArbitrary();

        Prop.ForAll(asked, three =>
        {
            var ((one, two), context) = three;
            return Matches(new Rule.Group(GroupKind.None, [one, two]), context) != Matches(new Rule.Group(GroupKind.Any, [one, two]), context);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void From_AnyRule_ParsesBackToTheSameRule()
    {
        Prop.ForAll(RandomRules.Rule.ToArbitrary(), rule =>
        {
            var spec = RuleSpec.From(rule);
            return RuleParser.Parse(spec, "rule").Value == rule && RuleSpec.From(RuleParser.Parse(spec, "rule").Value) == spec;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Describe_AnyRule_SaysSomething() =>
        Prop.ForAll(RandomRules.Rule.ToArbitrary(), rule => RuleWords.Describe(rule).Length > 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_Garbage_NeverThrowsAndNamesPlacesUnderThePath() =>
        Prop.ForAll(RandomRules.Garbage(3).ToArbitrary(), spec =>
            RuleParser.Parse(spec, "rule").Errors.All(error => error.Path!.StartsWith("rule", StringComparison.Ordinal) && error.Message.Length > 0))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_AnyText_IsReadByNoValueTypeWithAThrow() =>
        Prop.ForAll<string>(text =>
        {
            _ = (SemVer.Parse(text, "x"), IpRange.Parse(text, "x"), IsoDate.Parse(text, "x"), TextPattern.Parse(text, true, "x"), Salt.Parse(text, "x"), AttributeName.Parse(text, "x"));
        }).QuickCheckThrowOnFailure();

    private static bool Matches(Rule rule, EvaluationContext context) => RuleCompiler.Compile(rule).Value.Matches(context);

    private static bool IsCoherent(Explanation node)
    {
        if (node.Outcome == Outcome.NotChecked) return node.Children.Count == 0;
        if (node.Rule is not Rule.Group(var kind, var rules)) return node.Children.Count == 0;
        var decisive = kind == GroupKind.All ? Outcome.False : Outcome.True;
        var stop = node.Children.ToList().FindIndex(child => child.Outcome == decisive);
        return node.Children.Count == rules.Count
            && node.Children.Select((child, i) => (child.Outcome == Outcome.NotChecked) == (stop >= 0 && i > stop)).All(right => right)
            && node.Outcome == (stop >= 0 == (kind == GroupKind.Any) ? Outcome.True : Outcome.False)
            && node.Children.All(IsCoherent);
    }
}
