using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Evaluation;

public sealed class ExplainedAnswerTests
{
    private static readonly Salt Salt = Salt.For(ARollout.Flag.Key);
    private static readonly AttributeName ByAccount = AttributeName.Parse("account", "a").Value;

    [Fact]
    public void Of_AnyRolloutAndPerson_AgreesWithTheEvaluationThatServes()
    {
        var stage = from rule in RandomRules.Rule from parts in Gen.Choose(0, 100_000) select new ServedStage("S", RuleCompiler.Compile(rule).Value, Share.FromParts(parts, "s").Value, AttributeName.TargetingKey);
        var asked = Gen.Zip(stage.ListOf(), Gen.Zip(RandomRules.Context, Gen.Choose(0, 5))).ToArbitrary();

        Prop.ForAll(asked, pair =>
        {
            var (stages, (context, reached)) = pair;
            var served = new ServedRollout(RolloutStatus.Running, Math.Min(reached, stages.Count()), Salt, stages, [], []);
            var explained = ExplainedAnswer.Of(served, context);
            return explained.Answer == served.Evaluate(context)
                && explained.Inclusion == served.Trace(context).Inclusion
                && explained.Stages.All(each => each.IsIn == served.IsInStage(each.Number, context) && each.IsReached == each.Number <= served.Reached);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Of_EachSortOfStage_SaysWhatDecided()
    {
        var key = TargetingKey.Parse("person-1", "key").Value;
        var bucket = Bucketing.BucketOf(Salt, "person-1")!.Value;
        var above = Share.FromParts(bucket.Index, "s").Value;
        var served = new ServedRollout(
            RolloutStatus.Running, 1, Salt,
            [
                new("Sydney", City("Sydney"), Share.All, AttributeName.TargetingKey),
                new("Nobody yet", null, Share.None, AttributeName.TargetingKey),
                new("By account", City("London"), Share.FromParts(5_000, "s").Value, ByAccount),
                new("Just outside", City("London"), above, AttributeName.TargetingKey),
                new("Everybody", null, Share.All, AttributeName.TargetingKey),
            ],
            [], []);
        var context = new EvaluationContext(key, At.Noon, [new("city", new AttributeValue.Text("London")), new("account", new AttributeValue.Number(7))]);

        var explained = ExplainedAnswer.Of(served, context);

        Assert.Equal((new Answer(Variant.Off, AnswerReason.Default, null), new Inclusion.FromStage(5)), (explained.Answer, explained.Inclusion));
        Assert.Equal(
            [
                new(1, "Sydney", true, Admission.NotInCohort, City("Sydney").Explain(context), Share.All, AttributeName.TargetingKey, "person-1", null),
                new(2, "Nobody yet", false, Admission.NobodyChosen, null, Share.None, AttributeName.TargetingKey, "person-1", bucket),
                new(3, "By account", false, Admission.NoStickyValue, City("London").Explain(context), Share.FromParts(5_000, "s").Value, ByAccount, "7", null),
                new(4, "Just outside", false, Admission.OutsideShare, City("London").Explain(context), above, AttributeName.TargetingKey, "person-1", bucket),
                new(5, "Everybody", false, Admission.Admitted, null, Share.All, AttributeName.TargetingKey, "person-1", null),
            ],
            explained.Stages);
        Assert.Equal(("London", null), (explained.Stages[0].Obstacle?.ActualValue, explained.Stages[2].Obstacle));
    }

    private static CompiledRule City(string city) =>
        RuleCompiler.Compile(RuleParser.Parse(new RuleSpec { Attribute = "city", Operator = "is", Values = [city] }, "rule").Value).Value;
}
