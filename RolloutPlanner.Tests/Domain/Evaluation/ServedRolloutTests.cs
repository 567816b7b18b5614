using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Evaluation;

public sealed class ServedRolloutTests
{
    private static readonly Salt Salt = Salt.For(ARollout.Flag.Key);

    /// <summary>QA 100 %, London 5 %, Sydney 20 %, all premium customers from one network, everybody.</summary>
    private static readonly ServedStage[] Stages =
    [
        new("QA", Where("org", "is", "qa"), Share.All, AttributeName.TargetingKey),
        new("London", Where("city", "is", "London"), Percent(5), AttributeName.TargetingKey),
        new("Sydney", Where("city", "is", "Sydney"), Percent(20), AttributeName.TargetingKey),
        new("Premium", Premium(), Share.All, AttributeName.TargetingKey),
        new("Everybody", null, Share.All, AttributeName.TargetingKey),
    ];

    private static readonly string[] Crowd = Enumerable.Range(0, 4000).Select(i => $"person-{i}").ToArray();

    public static TheoryData<RolloutStatus, string, Variant, AnswerReason, int?> Rows => new()
    {
        { RolloutStatus.Draft, "qa", Variant.Off, AnswerReason.Disabled, null },
        { RolloutStatus.InReview, "qa", Variant.Off, AnswerReason.Disabled, null },
        { RolloutStatus.Approved, "qa", Variant.Off, AnswerReason.Disabled, null },
        { RolloutStatus.Running, "qa", Variant.On, AnswerReason.TargetingMatch, 1 },
        { RolloutStatus.Running, "in", Variant.On, AnswerReason.Split, 2 },
        { RolloutStatus.Running, "out", Variant.Off, AnswerReason.Split, null },
        { RolloutStatus.Running, "elsewhere", Variant.Off, AnswerReason.Default, null },
        { RolloutStatus.Running, "opted in", Variant.On, AnswerReason.TargetingMatch, null },
        { RolloutStatus.Running, "opted out", Variant.Off, AnswerReason.Default, null },
        { RolloutStatus.Paused, "qa", Variant.On, AnswerReason.TargetingMatch, 1 },
        { RolloutStatus.Paused, "in", Variant.On, AnswerReason.Split, 2 },
        { RolloutStatus.Paused, "out", Variant.Off, AnswerReason.Split, null },
        { RolloutStatus.RolledBack, "qa", Variant.Off, AnswerReason.Disabled, null },
        { RolloutStatus.RolledBack, "opted in", Variant.Off, AnswerReason.Disabled, null },
        { RolloutStatus.Completed, "elsewhere", Variant.On, AnswerReason.Static, null },
        { RolloutStatus.Completed, "opted out", Variant.On, AnswerReason.Static, null },
        { RolloutStatus.Archived, "qa", Variant.Off, AnswerReason.Disabled, null },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Evaluate_EveryState_AnswersAsAgreed(RolloutStatus status, string who, Variant variant, AnswerReason reason, int? stage)
    {
        var person = who switch
        {
            "qa" => Person("anyone", ("org", "qa")),
            "in" => Person(Crowd.First(key => BucketOf(key) < 5_000), ("city", "London")),
            "out" => Person(Crowd.First(key => BucketOf(key) >= 5_000), ("city", "London")),
            "opted in" => Person("ann"),
            "opted out" => Person("bob", ("org", "qa")),
            _ => Person("anyone"),
        };

        Assert.Equal(new Answer(variant, reason, stage), Served(2, status).Evaluate(person));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Evaluate_NoStickyValue_IsInNoPercentageStageButInWholeOnes(string? sticky)
    {
        (string, string)[] facts = sticky is null ? [("city", "London")] : [("city", "London"), ("account", sticky)];
        var byAccount = Stages[1] with { StickyAttribute = AttributeName.Parse("account", "a").Value, Share = Share.FromParts(99_999, "s").Value };

        Assert.False(Served(1, RolloutStatus.Running, byAccount).Evaluate(Person("ann2", facts)).IsOn);
        Assert.True(Served(1, RolloutStatus.Running, byAccount with { Share = Share.All }).Evaluate(Person("ann2", facts)).IsOn);
        Assert.False(Served(1, RolloutStatus.Running, Stages[1] with { Share = Share.FromParts(99_999, "s").Value }).Evaluate(new(null, At.Noon, [new("city", new AttributeValue.Text("London"))])).IsOn);
    }

    [Fact]
    public void RollBack_FromSydneyToLondon_TakesItFromExactlySydneysBucketMembers()
    {
        var people = Crowd.SelectMany(key => new[] { "London", "Sydney", "Paris" }.Select(city => (key, city))).ToList();
        var (before, after) = (Served(3), Served(2));

        var lost = people.Where(p => before.Evaluate(Person(p.key, ("city", p.city))).IsOn && !after.Evaluate(Person(p.key, ("city", p.city))).IsOn);

        Assert.Equal(people.Where(p => p.city == "Sydney" && BucketOf(p.key) < 20_000), lost);
    }

    [Theory]
    [InlineData("premium", "203.0.113.7", true)]
    [InlineData("premium", "203.0.114.7", false)]
    [InlineData("basic", "203.0.113.7", false)]
    [InlineData("premium", "::ffff:203.0.113.9", true)]
    public void Evaluate_PremiumFromANetwork_GetsItByRule(string tier, string ip, bool expected) =>
        Assert.Equal(expected, Served(4).Evaluate(Person("anyone", ("tier", tier), ("ip", ip))).IsOn);

    [Fact]
    public void Evaluate_RaisingAShare_OnlyAddsPeople()
    {
        var cases =
            from low in Gen.Choose(0, 100_000)
            from high in Gen.Choose(low, 100_000)
            from key in Gen.Elements(Crowd)
            select (low, high, Person(key));

        Prop.ForAll(cases.ToArbitrary(), one => !IsOn(one.low, one.Item3) || IsOn(one.high, one.Item3)).QuickCheckThrowOnFailure();

        static bool IsOn(int parts, EvaluationContext person) =>
            Served(1, RolloutStatus.Running, new ServedStage("S", null, Share.FromParts(parts, "s").Value, AttributeName.TargetingKey)).Evaluate(person).IsOn;
    }

    [Fact]
    public void Evaluate_AdvancingRollingBackAndAdvancingAgain_OnlyAddsAndGivesBack()
    {
        var cases =
            from parts in Gen.Choose(0, 100_000).ListOf()
            from cities in Gen.Elements("", "London", "Sydney").ListOf(parts.Count)
            from key in Gen.Choose(0, 3999)
            from city in Gen.Elements("London", "Sydney")
            select (parts.Zip(cities).Select(s => new ServedStage("S", s.Second.Length == 0 ? null : Where("city", "is", s.Second), Share.FromParts(s.First, "s").Value, AttributeName.TargetingKey)).ToArray(), Person(Crowd[key], ("city", city)));

        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var served = Served(0, RolloutStatus.Running, one.Item1);
            var on = Enumerable.Range(0, one.Item1.Length + 1).Select(reached => served.At(RolloutStatus.Running, reached).Evaluate(one.Item2).IsOn).ToList();
            var again = on.Index().All(e => served.At(RolloutStatus.Paused, 0).At(RolloutStatus.Running, e.Index).Evaluate(one.Item2).IsOn == e.Item);
            var byStage = on.Index().All(e => e.Item == Enumerable.Range(1, e.Index).Any(number => served.IsInStage(number, one.Item2)));
            return again && byStage && on.Zip(on.Skip(1)).All(pair => !pair.First || pair.Second);
        }).QuickCheckThrowOnFailure();
    }

    private static ServedRollout Served(int reached, RolloutStatus status = RolloutStatus.Running, params ServedStage[] stages) =>
        new(status, reached, Salt, stages.Length == 0 && reached > 0 ? Stages : stages, [Key("ann")], [Key("bob")]);

    private static EvaluationContext Person(string key, params (string Name, string Value)[] facts) =>
        new(Key(key), At.Noon, facts.Select(f => KeyValuePair.Create(f.Name, (AttributeValue)new AttributeValue.Text(f.Value))));

    private static int BucketOf(string key) => Bucketing.BucketOf(Salt, key)!.Value.Index;

    private static TargetingKey Key(string key) => TargetingKey.Parse(key, "key").Value;

    private static Share Percent(int percent) => Share.Parse(percent, "share").Value;

    private static CompiledRule Where(string attribute, string op, string value) => Compiled(new() { Attribute = attribute, Operator = op, Values = [value] });

    private static CompiledRule Premium() => Compiled(new()
    {
        Kind = "all",
        Rules = [new() { Attribute = "tier", Operator = "is", Values = ["premium"] }, new() { Attribute = "ip", Operator = "inIpRange", Values = ["203.0.113.0/24"] }],
    });

    private static CompiledRule Compiled(RuleSpec spec) => RuleCompiler.Compile(RuleParser.Parse(spec, "rule").Value).Value;
}
