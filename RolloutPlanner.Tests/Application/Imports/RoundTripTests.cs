using RolloutPlanner.Application.Exports;
using RolloutPlanner.Application.Imports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Application.Exports;
using static RolloutPlanner.Tests.Application.Exports.RandomServed;

namespace RolloutPlanner.Tests.Application.Imports;

/// <summary>What this application exports for flagd comes back as it was.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string, string, string[]> Conditions => new()
    {
        { "city", "is", ["London"] }, { "city", "isNot", ["London"] }, { "city", "in", ["London", "Sydney"] }, { "city", "notIn", ["London", "Sydney"] },
        { "city", "contains", ["on"] }, { "city", "startsWith", ["Lo"] }, { "city", "endsWith", ["on"] },
        { "age", "numberEquals", ["12.5"] }, { "age", "less", ["18"] }, { "age", "atMost", ["18"] }, { "age", "greater", ["-1.5"] }, { "age", "atLeast", ["18"] }, { "age", "between", ["1", "2"] },
        { "app", "versionEquals", ["1.2.3"] }, { "app", "versionLess", ["1.2.3"] }, { "app", "versionAtMost", ["1.2.3"] }, { "app", "versionGreater", ["1.2.3"] }, { "app", "versionAtLeast", ["1.2.3-rc.1"] },
        { "app", "sameMajor", ["1.2.3"] }, { "app", "sameMinor", ["1.2.3"] },
        { "ip", "inIpRange", ["203.0.113.0/24"] }, { "ip", "inIpRange", ["10.0.0.0/8", "198.51.100.128/25"] },
        { "beta", "isSet", [] }, { "beta", "isNotSet", [] }, { "beta", "isTrue", [] }, { "beta", "isFalse", [] },
        { "targetingKey", "is", ["u-1"] }, { "targetingKey", "isNot", ["u-1"] }, { "targetingKey", "notIn", ["u-1", "u-2"] }, { "targetingKey", "isSet", [] }, { "targetingKey", "isNotSet", [] }, { "targetingKey", "startsWith", ["u-"] },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Condition_ExportedAndImported_IsTheSame(string attribute, string op, string[] values)
    {
        var rule = Condition(attribute, op, values);

        var back = Back(AServedFlag.Running(Stage("S", rule, 12.345m, "account")));

        Assert.Equal([rule], back.Cohorts.Select(cohort => cohort.Rule));
        Assert.Equal([("cohort", 12.345m, "account")], back.Rollout!.Plan.Stages.Select(stage => (stage.Audience, stage.Share!.Value, stage.StickyAttribute)));
    }

    [Fact]
    public void Flag_ExportedAndImported_HasTheSameStagesListsAndValues()
    {
        var rule = Group("all", Condition("plan", "is", "premium"), Group("none", Group("any", Condition("ip", "isSet"), Condition("city", "is", "Paris"))));
        var flag = FeatureFlag.Create(AServedFlag.Key("checkout"), FlagType.Text, "new", "old").Value;
        var served = Of(flag, RolloutStatus.Running, 3, Stage("A", rule, 5), Stage("B", Condition("targetingKey", "in", "u-1", "u-2")), Stage("C", null, 50));

        var back = Back(served);

        Assert.Equal(["The stages have no gates and no soak time yet: add criteria, triggers and approvals before review."], back.Notes);
        Assert.Equal((flag.Key.Value, FlagType.Text, "new", "old"), (back.Rollout!.FlagKey, back.Rollout.FlagType, back.Rollout.On, back.Rollout.Off));
        Assert.Equal<string>(["vip-1"], back.Rollout.Plan.OptIn);
        Assert.Equal<string>(["never-1"], back.Rollout.Plan.OptOut);
        Assert.Equal([new CohortDocument { Rule = rule }, new CohortDocument { Members = ["u-1", "u-2"] }], back.Cohorts.Select(cohort => cohort with { Key = null, Name = null, Description = null }));
        Assert.Equal(
            [("cohort", back.Cohorts[0].Key, 5m), ("cohort", back.Cohorts[1].Key, 100m), ("everybody", null, 50m)],
            back.Rollout.Plan.Stages.Select(stage => (stage.Audience, stage.Cohort, stage.Share!.Value)));
    }

    [Fact]
    public void RandomFlags_ExportedAndImported_DecideTheSame()
    {
        var random = new Random(11);
        var flags = Enumerable.Range(0, 60).Select(number => Flag(random, number, Sayable[number % Sayable.Length])).Where(flag => flag.Rollout.Status is RolloutStatus.Running).ToList();
        var people = Enumerable.Range(0, 300).Select(_ => RandomPeople.Next(random, DateTimeOffset.UnixEpoch).Ours).ToList();

        var back = FlagFile.Read(ExportFlags.Of(new Snapshot(1, flags), FlagFormat.Flagd).Text, _ => false).Value;

        Assert.All(flags, flag =>
        {
            var imported = back.Flags.Single(one => one.Name == flag.Key.Value);
            var cohorts = imported.Cohorts.ToDictionary(cohort => CohortKey.Parse(cohort.Key, "key").Value, cohort => CohortParser.Parse(cohort).Value.Definition);
            var served = Serving.OfPlan(PlanParser.Parse(imported.Rollout!.Plan).Value, flag.Rollout.Salt, new Lookup(cohorts)).Value;
            Assert.All(people, person => Assert.Equal(flag.Evaluate(person).IsOn, served.Evaluate(person).IsOn));
        });
    }

    private static ImportedFlag Back(ServedFlag flag) => FlagFile.Read(ExportFlags.Of(AServedFlag.Snapshot(flag), FlagFormat.Flagd).Text, _ => false).Value.Flags.Single();

    private sealed class Lookup(Dictionary<CohortKey, CohortDefinition> cohorts) : ICohortLookup
    {
        public CohortDefinition? Find(CohortKey key) => cohorts.GetValueOrDefault(key);
    }
}
