using System.Text.Json.Nodes;
using RolloutPlanner.Application.Exports;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using static RolloutPlanner.Tests.Application.Exports.RandomServed;

namespace RolloutPlanner.Tests.Application.Exports;

/// <summary>The one-way exports: what they say, and what they refuse by name.</summary>
public sealed class OtherExportTests
{
    [Fact]
    public void Goff_SeveralStages_AreAskedByShareGreatestFirst()
    {
        var plan = Stage("Premium", Group("all", Condition("plan", "in", "premium", "gold"), Group("none", Condition("age", "less", "18"))), 20);

        var text = Export(AServedFlag.Running(AServedFlag.London(5), plan, AServedFlag.Everybody(0.001m)), FlagFormat.GoFeatureFlag).Text;

        Assert.Equal(
            """
            # GO Feature Flag puts people in other buckets: a share is as large as here, but holds other people.
            checkout:
              variations:
                "on": true
                "off": false
              targeting:
              - name: Premium
                query: ((plan in ["premium", "gold"]) and not (age lt 18.0))
                percentage:
                  "on": 20
                  "off": 80
              - name: London
                query: (city in ["London"])
                percentage:
                  "on": 5
                  "off": 95
              defaultRule:
                name: Everybody
                percentage:
                  "on": 0.001
                  "off": 99.999
              metadata:
                rollout: checkout
                planVersion: 3

            """,
            text);
    }

    [Fact]
    public void Goff_LeftOut_IsACommentOfOneLine()
    {
        var stage = Stage("Evil\u2028checkout: {}", Condition("city", "contains", "Lon"));

        var export = Export(AServedFlag.Running(stage), FlagFormat.GoFeatureFlag);

        Assert.Equal("# Left out: checkout, stage 1 (Evil checkout: {}): \u201Ccontains\u201D with regard to case", export.Text.Split('\n')[1]);
        Assert.Equal("{}", export.Text.Split('\n')[2]);
    }

    [Fact]
    public void Unleash_Stages_AreStrategiesWithConstraints()
    {
        var plan = Stage("Premium", Group("any", Condition("plan", "is", "premium"), Group("none", Condition("plan", "in", "basic", "free"))), 20, "account");

        var file = JsonNode.Parse(Export(AServedFlag.Running(plan), FlagFormat.Unleash).Text)!;

        Assert.Equal(
            [
                """{"contextName":"plan","operator":"IN","values":["premium"],"caseInsensitive":false,"inverted":false}""",
                """{"contextName":"plan","operator":"IN","values":["basic","free"],"caseInsensitive":false,"inverted":true}""",
            ],
            file["featureStrategies"]!.AsArray().Select(strategy => strategy!["constraints"]!.AsArray().Single()!.ToJsonString()));
        Assert.All(file["featureStrategies"]!.AsArray(), strategy =>
            Assert.Equal("""{"rollout":"20","stickiness":"account","groupId":"checkout"}""", strategy!["parameters"]!.ToJsonString()));
        Assert.Equal(["plan"], file["contextFields"]!.AsArray().Select(field => (string?)field!["name"]));
    }

    [Fact]
    public void LaunchDarkly_Stages_AreRulesInOrderOfShareWithTheSameWeights()
    {
        var plan = Stage("Premium", Group("all", Condition("plan", "isNot", "basic"), Condition("age", "atLeast", "18")), 12.345m);

        var flag = JsonNode.Parse(Export(AServedFlag.Running(AServedFlag.London(5), plan), FlagFormat.LaunchDarkly).Text)!["flags"]!["checkout"]!;

        Assert.Equal(
            """[{"id":"rule-1-1","clauses":[{"attribute":"plan","op":"in","values":["basic"],"negate":true},{"attribute":"age","op":"greaterThanOrEqual","values":[18],"negate":false}],"rollout":{"variations":[{"variation":0,"weight":12345},{"variation":1,"weight":87655}],"bucketBy":"key"}},{"id":"rule-2-1","clauses":[{"attribute":"city","op":"in","values":["London"],"negate":false}],"rollout":{"variations":[{"variation":0,"weight":5000},{"variation":1,"weight":95000}],"bucketBy":"key"}}]""",
            flag["rules"]!.ToJsonString());
        Assert.Equal(("""[true,false]""", """{"variation":1}"""), (flag["variations"]!.ToJsonString(), flag["fallthrough"]!.ToJsonString()));
    }

    [Fact]
    public void FeatureManagement_ListAndShare_AreOneAudience()
    {
        var list = Stage("Testers", Condition("targetingKey", "in", "u-2", "u-1"));
        var flag = FeatureFlag.Create(AServedFlag.Key("checkout"), FlagType.Text, "new", "old").Value;

        var said = JsonNode.Parse(Export(AServedFlag.Of(flag, RolloutStatus.Running, 2, list, AServedFlag.Everybody(12.5m)), FlagFormat.FeatureManagement).Text)!["feature_management"]!["feature_flags"]![0]!;

        Assert.Equal(
            """{"Users":["u-1","u-2"],"Groups":[],"DefaultRolloutPercentage":12.5,"Exclusion":{"Users":[],"Groups":[]}}""",
            said["conditions"]!["client_filters"]![0]!["parameters"]!["Audience"]!.ToJsonString());
        Assert.Equal(
            ("checkout", true, """[{"name":"on","configuration_value":"new"},{"name":"off","configuration_value":"old"}]"""),
            ((string?)said["id"], (bool)said["enabled"]!, said["variants"]!.ToJsonString()));
    }

    [Theory]
    [InlineData(FlagFormat.GoFeatureFlag, "city", "contains", "Lon", "\u201Ccontains\u201D with regard to case")]
    [InlineData(FlagFormat.GoFeatureFlag, "city", "is", "a\"b", "\u201Ca\"b\u201D: a quotation mark or a backslash")]
    [InlineData(FlagFormat.GoFeatureFlag, "1st", "isSet", null, "the attribute 1st: its name does not fit the query language")]
    [InlineData(FlagFormat.Unleash, "city", "isNot", "Paris", "\u201Cis not\u201D: Unleash lets in the people without the attribute")]
    [InlineData(FlagFormat.Unleash, "beta", "isTrue", null, "\u201Cis true\u201D")]
    [InlineData(FlagFormat.LaunchDarkly, "ip", "inIpRange", "10.0.0.0/8", "\u201Cis in range\u201D")]
    [InlineData(FlagFormat.LaunchDarkly, "crm.role", "is", "buyer", "the attribute crm.role: a dot is no path there")]
    [InlineData(FlagFormat.FeatureManagement, "city", "is", "London", "a cohort by attributes: the targeting filter knows only the ids of people")]
    public void Export_WhatTheFormatCannotSay_LeavesTheFlagOutAndNamesIt(FlagFormat format, string attribute, string op, string? value, string what)
    {
        var stage = Stage("Some", value is null ? Condition(attribute, op) : Condition(attribute, op, value));

        var export = Export(AServedFlag.Running(stage), format);

        Assert.Equal([new ExportFinding(AServedFlag.Key("checkout"), 1, "Some", what, LeavesOut: true)], export.Findings);
        Assert.DoesNotContain("variation", export.Text);
        Assert.DoesNotContain("\"checkout\"", export.Text);
    }

    [Theory]
    [InlineData(FlagFormat.GoFeatureFlag, "a share drawn by account, beside one drawn by targetingKey")]
    [InlineData(FlagFormat.LaunchDarkly, "a share drawn by account, beside one drawn by targetingKey")]
    [InlineData(FlagFormat.FeatureManagement, "a share drawn by account")]
    public void Export_SharesDrawnByTwoAttributes_AreRefused(FlagFormat format, string what) =>
        Assert.Equal([what], Export(AServedFlag.Running(AServedFlag.Everybody(5), AServedFlag.Everybody(10, "account")), format).Findings.Select(finding => finding.What));

    [Fact]
    public void Unleash_PartsOfAPercentAndOtherValues_AreRefused()
    {
        var flag = FeatureFlag.Create(AServedFlag.Key("checkout"), FlagType.Number, "1", "2").Value;

        Assert.Equal(
            ["a value for people who do not have the feature: Unleash gives values only to those who do", "a share of 0.5%: Unleash knows whole percent"],
            Export(AServedFlag.Of(flag, RolloutStatus.Running, 1, AServedFlag.Everybody(0.5m)), FlagFormat.Unleash).Findings.Select(finding => finding.What));
    }

    [Theory]
    [InlineData(FlagFormat.GoFeatureFlag)]
    [InlineData(FlagFormat.Unleash)]
    [InlineData(FlagFormat.LaunchDarkly)]
    [InlineData(FlagFormat.FeatureManagement)]
    [InlineData(FlagFormat.Flagd)]
    public void Export_SameSnapshot_GivesTheSameText(FlagFormat format)
    {
        var random = new Random(7);
        var snapshot = new Snapshot(1, Sayable.Select((op, number) => Flag(random, number, op)));

        Assert.Equal(ExportFlags.Of(snapshot, format).Text, ExportFlags.Of(snapshot, format).Text);
    }

    private static FlagExport Export(ServedFlag flag, FlagFormat format) => ExportFlags.Of(AServedFlag.Snapshot(flag), format);
}
