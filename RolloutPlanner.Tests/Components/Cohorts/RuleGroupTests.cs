using Bunit;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Components.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Components.Cohorts;

public class RuleGroupTests : BunitContext
{
    private int _changes;

    public RuleGroupTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    public static TheoryData<string, int, string?> Inputs { get; } = new()
    {
        { "is", 1, null }, { "numberEquals", 1, "decimal" }, { "between", 2, "decimal" }, { "onOrAfter", 1, null }, { "betweenDates", 2, null },
        { "withinLastDays", 1, "numeric" }, { "versionAtLeast", 1, null }, { "matches", 1, null }, { "isSet", 0, null }, { "isTrue", 0, null },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Row_ByOperator_HasAsManyInputs(string op, int inputs, string? inputMode)
    {
        var part = Group(All(new RuleSpec { Attribute = "plan", Operator = op }));

        var values = part.FindAll(".vrow input");
        Assert.Equal(inputs, values.Count);
        Assert.All(values, input => Assert.Equal(inputMode, input.GetAttribute("inputmode")));
    }

    [Fact]
    public void Row_EveryOperator_IsOfferedInItsWords()
    {
        var part = Group(All(Premium));

        Assert.Equal(Operators.All.Select(op => op.Words).Order(), part.FindAll(".rl optgroup option").Select(option => option.TextContent).Order());
    }

    [Fact]
    public void Row_IgnoreCase_OnlyWhereAllowed()
    {
        var root = All(Premium, new RuleSpec { Attribute = "age", Operator = "less", Values = ["3"] });
        var part = Group(root);

        part.Find("button[aria-label='Match upper and lower case']").Click();

        Assert.Equal("false", Assert.Single(part.FindAll(".case")).GetAttribute("aria-pressed"));
        Assert.True(root.Rules[0].IgnoreCase);
    }

    [Fact]
    public void Row_Typed_ChangesTheNodeAndSaysSo()
    {
        var root = All(Premium);
        var part = Group(root);

        part.Find("input[aria-label=Attribute]").Input("crm.role");
        part.Find(".vrow input").Input("buyer");
        part.Find("select[aria-label=Comparison]").Change("isNot");

        Assert.Equal(new RuleSpec { Attribute = "crm.role", Operator = "isNot", Values = ["buyer"] }, root.Rules[0].ToSpec());
        Assert.Equal(3, _changes);
    }

    [Fact]
    public void IpRanges_Shown_CountTheirAddresses()
    {
        var part = Group(All(new RuleSpec { Attribute = "ip", Operator = "inIpRange", Values = ["203.0.113.0/24"] }));

        Assert.Equal("256 addresses", part.Find(".ct").TextContent.Trim());
    }

    [Fact]
    public void IpRanges_OneInTheOther_AreCountedOnce()
    {
        var part = Group(All(new RuleSpec { Attribute = "ip", Operator = "inIpRange", Values = ["203.0.113.0/24", "203.0.113.64/26", "198.51.100.0/25"] }));

        Assert.Equal("384 addresses", part.Find(".ct").TextContent.Trim());
    }

    [Theory]
    [InlineData("203.0.113", null)]
    [InlineData("203.0.113.0/", null)]
    [InlineData("203.0.113.0/24", null)]
    [InlineData("203.0.113.0/33", "/33 is too long, IPv4 stops at /32.")]
    [InlineData("2001:db8::/129", "/129 is too long, IPv6 stops at /128.")]
    [InlineData("london", "“london” is no internet address. Write a range such as 203.0.113.0/24 or 2001:db8::/32.")]
    [InlineData("203.0.113 198.51.100.0/25", "“203.0.113” is no internet address. Write a range such as 203.0.113.0/24 or 2001:db8::/32.")]
    public void IpRanges_WhileTyped_SaysOnlyWhatMoreLettersCannotMend(string typed, string? said)
    {
        var root = All(new RuleSpec { Attribute = "ip", Operator = "inIpRange" });
        var part = Group(root);

        part.Find("textarea").Input(typed);

        Assert.Equal(said, part.FindAll("[role=alert]").SingleOrDefault()?.TextContent.Replace("error", ""));
        Assert.Empty(root.Rules[0].Values);
    }

    [Fact]
    public void Counts_Given_StandAtEachRuleAsItsGroupCounts()
    {
        var root = All(Premium, new RuleSpec { Kind = "any", Rules = [Premium, Premium] }, new RuleSpec { Kind = "none", Rules = [Premium] });
        var counts = new RuleCount(6000, 499, [new(6000, 1510, []), new(1510, 575, [new(1510, 400, []), new(1510, 175, [])]), new(575, 499, [new(575, 76, [])])]);
        var byNode = Nodes(root).Zip(counts.All).ToDictionary(pair => pair.First.Id, pair => pair.Second);

        var part = Render<RuleGroup>(p => p.Add(g => g.Node, root).Add(g => g.Path, "rule").Add(g => g.Counts, byNode).Add(g => g.OnChange, () => _changes++));

        Assert.Equal(["1,510", "575 people", "400", "175", "takes out 76", "\u2212 76"], part.FindAll("[aria-hidden=true]").Where(it => it.LocalName == "span" && it.TextContent.Length > 0 && !it.ClassList.Contains("rzi")).Select(it => it.TextContent));
        Assert.Equal(
            ["1,510 people of 6,000 are left.", "575 people of 1,510 are left.", "400 people of 1,510 match.", "175 people of 1,510 match.", "It takes out 76 people.", "It takes out 76 people."],
            part.FindAll(".sr").Select(it => it.TextContent));
    }

    [Fact]
    public void IpRanges_TooLong_AreKeptAndRefusedAtTheirPath()
    {
        var root = All(new RuleSpec { Attribute = "ip", Operator = "inIpRange", Values = ["203.0.113.0/24"] });
        var errors = RuleParser.Parse(new RuleSpec { Kind = "all", Rules = [new RuleSpec { Attribute = "ip", Operator = "inIpRange", Values = ["203.0.113.0/24", "203.0.113.0/33"] }] }, "rule").Errors;
        var part = Group(root, errors);

        part.Find("textarea").Change("203.0.113.0/33");

        Assert.Equal(["203.0.113.0/24", "203.0.113.0/33"], root.Rules[0].Values);
        Assert.Contains("bad", part.Find("#f-rule-rules-0-values-1").ClassName);
        Assert.Contains("/33 is too long, IPv4 stops at /32.", part.Find(".probs").TextContent);
    }

    [Fact]
    public void List_PastedLines_BecomeValues()
    {
        var root = All(new RuleSpec { Attribute = "plan", Operator = "in", Values = ["gold"] });
        var part = Group(root);

        part.Find("textarea").Change(" silver \r\n\r\nLindqvist, Maya");

        Assert.Equal(["gold", "silver", "Lindqvist, Maya"], root.Rules[0].Values);
    }

    [Fact]
    public void List_TooLong_IsRefusedAndNothingElseIsLost()
    {
        var root = All(new RuleSpec { Attribute = "plan", Operator = "in", Values = ["gold"] });
        var part = Group(root);

        part.Find("textarea").Change(string.Join('\n', Enumerable.Range(0, 100_000)));

        Assert.Equal(["gold"], root.Rules[0].Values);
        Assert.Equal("A list holds at most 100,000 values; there are 1 and these are 100,000 more. Nothing was added.", part.Find("[role=alert]").TextContent.Replace("error", ""));
    }

    [Fact]
    public void List_Long_IsNotRenderedInFull()
    {
        var part = Group(All(new RuleSpec { Attribute = "plan", Operator = "in", Values = Enumerable.Range(0, 100_000).Select(i => $"u-{i}").ToValueList() }));

        Assert.True(part.Markup.Length < 30_000);
        Assert.Contains("and 99,960 more", part.Markup);
    }

    [Fact]
    public void Add_RuleGroupAndCohort_EndUpInTheGroup()
    {
        var root = All(Premium);
        var part = Group(root);

        part.Find("button[aria-label='Add a rule here']").Click();
        part.Find("button[aria-label='Add “Is in cohort” here']").Click();
        part.Find("button[aria-label='Add a group here']").Click();

        Assert.Equal(["condition", "condition", "cohort", "any"], root.Rules.Select(rule => rule.Kind));
    }

    [Fact]
    public void Remove_Rule_TakesJustThatOne()
    {
        var root = All(Premium, new RuleSpec { Attribute = "city", Operator = "is", Values = ["London"] });
        var part = Group(root);

        part.Find("button[aria-label='Remove rule: plan is premium']").Click();

        Assert.Equal("city", Assert.Single(root.Rules).Attribute);
    }

    [Fact]
    public void Convert_ToNone_KeepsTheRulesAndSaysWhoIsIncluded()
    {
        var root = All(Premium);
        var part = Group(root);

        part.Find("select[aria-label='How these rules go together']").Change("none");

        Assert.Equal(new RuleSpec { Kind = "none", Rules = [Premium] }, root.ToSpec());
        Assert.Contains("People without the attribute are included.", part.Markup);
        Assert.Contains("non", part.Find(".grp").ClassName);
    }

    [Fact]
    public void Group_Empty_IsRefusedAtItsPath()
    {
        var part = Group(All(), RuleParser.Parse(new RuleSpec { Kind = "all" }, "rule").Errors);

        Assert.Contains("An empty group would match nobody or everybody by accident", part.Find(".ferr").TextContent);
    }

    [Fact]
    public void ReadOnly_Group_HasNoControls()
    {
        var part = Render<RuleGroup>(p => p.Add(g => g.Node, All(Premium)).Add(g => g.Path, "rule").Add(g => g.ReadOnly, true));

        Assert.Empty(part.FindAll("button, input, select, textarea"));
        Assert.Contains("plan is premium", part.Markup);
    }

    private static IEnumerable<RuleNode> Nodes(RuleNode node) => node.Rules.SelectMany(Nodes).Prepend(node);

    private static RuleSpec Premium => new() { Attribute = "plan", Operator = "is", Values = ["premium"] };

    private static RuleNode All(params RuleSpec[] rules) => RuleNode.From(new RuleSpec { Kind = "all", Rules = rules.ToValueList() });

    private IRenderedComponent<RuleGroup> Group(RuleNode root, IReadOnlyList<Error>? errors = null) => Render<RuleGroup>(p => p
        .Add(g => g.Node, root)
        .Add(g => g.Path, "rule")
        .Add(g => g.Errors, errors ?? [])
        .Add(g => g.Cohorts, [new CohortChoice("london", "London")])
        .Add(g => g.OnChange, () => _changes++));
}
