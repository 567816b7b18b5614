using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Evaluation;

public sealed class PersonTraceTests
{
    private static readonly Salt Salt = Salt.For(ARollout.Flag.Key);
    private static readonly AttributeName ByAccount = AttributeName.Parse("account", "a").Value;

    private static readonly Gen<ServedStage> Stage =
        from city in Gen.Elements("", "London", "Sydney")
        from parts in Gen.OneOf(Gen.Choose(0, 100_000), Gen.Elements(0, 100_000))
        from sticky in Gen.Elements(AttributeName.TargetingKey, ByAccount)
        select new ServedStage("S", city.Length == 0 ? null : City(city), Share.FromParts(parts, "s").Value, sticky);

    private static readonly Gen<(ServedStage[] Stages, EvaluationContext Person)> Cases =
        from stages in Stage.ListOf()
        from key in Gen.Choose(0, 60)
        from city in Gen.Elements("London", "Sydney", "Paris")
        from account in Gen.Elements("", "acme", "fernhill")
        select (stages.ToArray(), Person($"person-{key}", city, account));

    [Fact]
    public void Trace_FirstStage_IsTheFirstPositionInWhichThePersonIsServed() => Prop.ForAll(Cases.ToArbitrary(), one =>
    {
        var served = Served(one.Stages);
        var first = served.Trace(one.Person).Inclusion.FirstStage;
        return Enumerable.Range(1, one.Stages.Length).All(reached =>
            served.At(RolloutStatus.Running, reached).Evaluate(one.Person).IsOn == (first is { } stage && stage <= reached));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Trace_EachStage_SaysWhatTheStageAloneSays() => Prop.ForAll(Cases.ToArbitrary(), one =>
    {
        var served = Served(one.Stages);
        return served.Trace(one.Person).Stages.Index().All(look => look.Item.IsIn == served.IsInStage(look.Index + 1, one.Person));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Trace_OfEachSortOfPerson_SaysWhy()
    {
        var served = Served([new("London", City("London"), Share.FromParts(1, "s").Value, ByAccount), new("Sydney", City("Sydney"), Share.All, AttributeName.TargetingKey)]);

        Assert.Equal(new Inclusion.OptedOut(), served.Trace(Person("person-2", "Sydney", "")).Inclusion);
        Assert.Equal(new Inclusion.OptedIn(), served.Trace(Person("person-1", "Paris", "")).Inclusion);
        Assert.Equal(new Inclusion.FromStage(2), served.Trace(Person("anyone", "Sydney", "")).Inclusion);
        Assert.Equal(new Inclusion.OutsideShares(), served.Trace(Person("anyone", "London", "acme")).Inclusion);
        Assert.Equal(new Inclusion.OutsideShares(), served.Trace(Person("anyone", "London", "")).Inclusion);
        Assert.Equal(new Inclusion.InNoCohort(), served.Trace(Person("anyone", "Paris", "acme")).Inclusion);
    }

    [Fact]
    public void Look_OfAPercentageStage_HasTheBucketWhereThereIsAStickyValue()
    {
        var served = Served([new("London", City("London"), Share.FromParts(5_000, "s").Value, ByAccount)]);

        Assert.Equal(new StageLook(true, Share.FromParts(5_000, "s").Value, Bucketing.BucketOf(Salt, "acme")), served.Trace(Person("anyone", "London", "acme")).Stages[0]);
        Assert.Null(served.Trace(Person("anyone", "London", "")).Stages[0].Bucket);
    }

    [Fact]
    public void Look_OfAStageThatTakesNobody_HasNobodyInItsAudience() =>
        Assert.False(Served([new("Not chosen yet", null, Share.None, AttributeName.TargetingKey)]).Trace(Person("anyone", "London", "")).Stages[0].InAudience);

    private static ServedRollout Served(ServedStage[] stages) => new(RolloutStatus.Running, 0, Salt, stages, [Key("person-1")], [Key("person-2")]);

    private static EvaluationContext Person(string key, string city, string account) => new(
        Key(key), At.Noon, new[] { ("city", city), ("account", account) }.Where(fact => fact.Item2.Length > 0).Select(fact => KeyValuePair.Create(fact.Item1, (AttributeValue)new AttributeValue.Text(fact.Item2))));

    private static TargetingKey Key(string key) => TargetingKey.Parse(key, "key").Value;

    private static CompiledRule City(string city) =>
        RuleCompiler.Compile(RuleParser.Parse(new() { Attribute = "city", Operator = "is", Values = [city] }, "rule").Value).Value;
}
