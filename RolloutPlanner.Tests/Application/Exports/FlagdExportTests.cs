using System.Text.Json.Nodes;
using RolloutPlanner.Application.Exports;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Clients;

namespace RolloutPlanner.Tests.Application.Exports;

public sealed class FlagdExportTests
{
    [Fact]
    public void Flagd_PercentOfACohort_IsTheCohortAStickyTextAndItsBucket()
    {
        var flag = Export(AServedFlag.Running(AServedFlag.London(5))).Node["flags"]!["checkout"]!;

        Assert.Equal(
            """{"if":[{"or":[{"and":[{"in":["London",{"merge":[{"var":"city"}]}]},{"!!":[{"var":"targetingKey"}]},{"===":[{"cat":[{"var":"targetingKey"}]},{"var":"targetingKey"}]},{"===":[{"fractional":[{"cat":["checkout:",{"var":"targetingKey"}]},["on",5000],["off",95000]]},"on"]}]}]},"on",null]}""",
            flag["targeting"]!.ToJsonString());
        Assert.Equal(
            ("ENABLED", "off", """{"on":true,"off":false}""", """{"rollout":"checkout","planVersion":3}"""),
            ((string?)flag["state"], (string?)flag["defaultVariant"], flag["variants"]!.ToJsonString(), flag["metadata"]!.ToJsonString()));
    }

    [Theory]
    [InlineData(RolloutStatus.Approved, "off")]
    [InlineData(RolloutStatus.RolledBack, "off")]
    [InlineData(RolloutStatus.Completed, "on")]
    public void Flagd_EverybodyGetsTheSame_HasNoTargeting(RolloutStatus status, string variant)
    {
        var flag = Export(AServedFlag.Of(status, 1, AServedFlag.London(5))).Node["flags"]!["checkout"]!;

        Assert.Equal((variant, null), ((string?)flag["defaultVariant"], flag["targeting"]));
    }

    [Theory]
    [InlineData("ip", "inIpRange", "2001:db8::/32", "the IPv6 range 2001:db8::/32")]
    [InlineData("ip", "inIpRange", "0.0.0.0/0", "the IP range 0.0.0.0/0: wider than /8")]
    [InlineData("plan", "matches", "^prem", "the pattern ^prem")]
    [InlineData("joined", "before", "2026-01-01", "a date: flagd compares no dates")]
    [InlineData("joined", "withinLastDays", "30", "a date relative to now")]
    [InlineData("crm.role", "is", "buyer", "the attribute crm.role: flagd reads a dot as a path only, while a name that holds the dot counts here too")]
    [InlineData("toString", "is", "x", "the attribute toString: flagd gives this name another meaning")]
    [InlineData("plan", "startsWith", "\U0001F600", "\u201C\U0001F600\u201D: flagd's clients count such characters differently")]
    [InlineData("app", "versionAtLeast", "1.0.12345678901234567", "the version 1.0.12345678901234567: its numbers are too long for flagd")]
    public void Flagd_WhatCannotBeSaid_LeavesTheFlagOutAndNamesIt(string attribute, string op, string value, string what)
    {
        var stage = RandomServed.Stage("Second", RandomServed.Condition(attribute, op, value));

        var (export, node) = Export(AServedFlag.Running(AServedFlag.London(), stage));

        Assert.Equal([new ExportFinding(AServedFlag.Key("checkout"), 2, "Second", what, LeavesOut: true)], export.Findings);
        Assert.Equal("{}", node["flags"]!.ToJsonString());
        Assert.Equal([$"Left out: checkout, stage 2 (Second): {what}"], node["_notes"]!.AsArray().Select(note => (string?)note));
    }

    [Fact]
    public void Flagd_IgnoringCase_IsRefused()
    {
        var stage = RandomServed.Stage("Second", RandomServed.Condition("plan", "is", "premium") with { IgnoreCase = true });

        Assert.Equal(["\u201Cis\u201D in upper or lower case"], Export(AServedFlag.Running(stage)).Export.Findings.Select(finding => finding.What));
    }

    [Fact]
    public void Flagd_StageThatWasNotReached_IsNamedAndTheFlagStays()
    {
        var later = RandomServed.Stage("Second", RandomServed.Condition("plan", "matches", "^prem"));

        var (export, node) = Export(AServedFlag.Of(RolloutStatus.Running, 1, AServedFlag.London(), later));

        Assert.Equal([new ExportFinding(AServedFlag.Key("checkout"), 2, "Second", "the pattern ^prem", LeavesOut: false)], export.Findings);
        Assert.NotNull(node["flags"]!["checkout"]);
        Assert.Null(node["_notes"]);
    }

    [Fact]
    public void Flagd_IpRangeInANegation_IsRefused()
    {
        var none = RandomServed.Group("none", RandomServed.Condition("ip", "inIpRange", "10.0.0.0/8"));

        Assert.Equal(["an IP range in a \u201Cnone of\u201D group: an address in an unusual spelling would slip by"], Export(AServedFlag.Running(RandomServed.Stage("S", none))).Export.Findings.Select(finding => finding.What));
        Assert.Empty(Export(AServedFlag.Running(RandomServed.Stage("S", RandomServed.Group("none", none)))).Export.Findings);
    }

    [NodeFact]
    public async Task Flagd_MappedAddressInAnUnusualSpelling_GetsLessThereNeverMore()
    {
        var flag = AServedFlag.Running(RandomServed.Stage("S", RandomServed.Condition("ip", "inIpRange", "203.0.113.0/24")));
        string[] spellings = ["::ffff:203.0.113.7", "::FFFF:203.0.113.7", "::ffff:cb00:7107", "0:0:0:0:0:ffff:203.0.113.7"];

        var theirs = await FlagdParityTests.AskAsync(Export(flag).Export.Text, spellings.Select(ip => new JsonObject { ["ip"] = ip }.ToJsonString()));

        Assert.All(spellings, ip => Assert.True(flag.Evaluate(Person(ip)).IsOn));
        Assert.Equal(["on=true", "off=false", "off=false", "off=false"], theirs);
    }

    private static EvaluationContext Person(string ip) => new(null, DateTimeOffset.UnixEpoch, [new("ip", new AttributeValue.Text(ip))]);

    private static (FlagExport Export, JsonNode Node) Export(ServedFlag flag)
    {
        var export = ExportFlags.Of(AServedFlag.Snapshot(flag), FlagFormat.Flagd);
        return (export, JsonNode.Parse(export.Text)!);
    }
}
