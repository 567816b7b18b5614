using Bunit;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Components.Cohorts;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Cohorts;

public class CohortPartsTests : BunitContext
{
    private static readonly DateTimeOffset Now = new FakeTime().GetUtcNow();
    private static readonly CohortPreview Counted = new([], "plan is premium", 1000, 90, [new("Everyone", 1000), new("plan is premium", 90)], [new("ip", 318)], [], Now);

    public CohortPartsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Explanation_Tree_SaysYesNoAndNotChecked()
    {
        var rule = RuleParser.Parse(new RuleSpec
        {
            Kind = "all",
            Rules =
            [
                new RuleSpec { Attribute = "plan", Operator = "is", Values = ["premium"] },
                new RuleSpec { Attribute = "city", Operator = "is", Values = ["London"] },
                new RuleSpec { Attribute = "age", Operator = "less", Values = ["30"] },
            ],
        }, "rule").Value;
        var context = new EvaluationContext(TargetingKey.Parse("u-1", "").Value, Now, [new("plan", new AttributeValue.Text("premium"))]);
        var why = RuleCompiler.Compile(rule).Value.Explain(context);

        var part = Render<ExplanationTree>(p => p.Add(t => t.Why, why));

        Assert.Equal(["No. ", "Yes. ", "No. ", "Not checked. "], part.FindAll(".sr").Select(word => word.TextContent));
        Assert.Equal(
            ["1 of 3 is true", "Value: premium", "No value. A missing value never matches", "Not checked, it is decided already"],
            part.FindAll(".xs").Select(detail => detail.TextContent));
    }

    [Theory]
    [InlineData("counting", "Counting people.")]
    [InlineData("faulty", "One thing is missing before people can be counted.")]
    [InlineData("unknown", "Nobody has imported people yet, so nobody can be counted. Import people")]
    [InlineData("counted", "90 people match, 9.0% of 1,000")]
    public void Preview_State_IsSaid(string state, string words)
    {
        var preview = state switch
        {
            "counting" => null,
            "faulty" => Counted with { Errors = [Error.Invalid("x", "Enter a value.", "rule.rules[0].values")] },
            "unknown" => Counted with { ImportedAt = null },
            _ => Counted,
        };

        var part = Render<PreviewPanel>(p => p.Add(v => v.Preview, preview).Add(v => v.Clock, ReaderClock.Utc(Now)));

        Assert.Equal(words, part.Find("[aria-live]").TextContent.Trim());
    }

    [Fact]
    public void Preview_Counted_ShowsTheFunnelAndWhoLacksAnAttribute()
    {
        var part = Render<PreviewPanel>(p => p.Add(v => v.Preview, Counted).Add(v => v.Clock, ReaderClock.Utc(Now)));

        Assert.Equal(["Everyone1,000", "plan is premium90"], part.FindAll(".fun li").Select(step => step.TextContent));
        Assert.Equal("318 people have no “ip”. A missing value never matches.", part.FindAll("p.xs").Select(line => line.TextContent).Single());
    }

    [Fact]
    public void Preview_NobodyMatches_SaysWhereTheyDropOutAndLeadsThere()
    {
        var nobody = Counted with { Matching = 0, Funnel = [new("Everyone", 1000), new("plan is premium", 804), new("joined is after 1 Jan 2027", 0)] };

        var part = Render<PreviewPanel>(p => p.Add(v => v.Preview, nobody).Add(v => v.Jumps, true).Add(v => v.Clock, ReaderClock.Utc(Now)));

        Assert.Equal("Nobody matches these rules.", part.Find(".notice.wait b").TextContent);
        Assert.Contains("804 people are left before “joined is after 1 Jan 2027”, and it is true for none of them.", part.Find(".notice").TextContent);
        Assert.Equal("f-rule-rules-1", part.Find(".notice a").GetAttribute("data-jump"));
    }

    [Theory]
    [InlineData(12, 3, "12 join, 3 leave against version 4")]
    [InlineData(1, 1, "1 joins, 1 leaves against version 4")]
    [InlineData(0, 0, "The same people as in version 4")]
    public void Preview_AgainstAVersion_SaysQuietlyWhoJoinsAndLeaves(int joined, int left, string words)
    {
        var changed = Counted with { Change = new(90, 90 + joined - left, joined, left, [], []) };

        var part = Render<PreviewPanel>(p => p.Add(v => v.Preview, changed).Add(v => v.Against, 4).Add(v => v.Clock, ReaderClock.Utc(Now)));

        Assert.EndsWith(words, part.Find(".chg-q").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_TooMany_AreRefusedAndTheListStays()
    {
        List<string> members = ["u-0"];
        var part = Render<MemberList>(p => p.Add(l => l.Members, members));

        part.Find("textarea").Change(string.Join('\n', Enumerable.Range(1, 100_001).Select(i => $"u-{i}")));

        Assert.Equal(["u-0"], members);
        Assert.Contains("A list holds at most 100,000 people; there are 1 and these are 100,001 more. Nothing was added.", part.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Members_Pasted_JoinOnceEach()
    {
        List<string> members = ["u-1"];
        var part = Render<MemberList>(p => p.Add(l => l.Members, members));

        part.Find("textarea").Change("u-1\nu-2\nu-2\n");

        Assert.Equal(["u-1", "u-2"], members);
    }

    [Fact]
    public void TestPerson_Unknown_SaysSo()
    {
        var part = Render<TestPersonPanel>(p => p.Add(t => t.Result, new PersonTest([], null, false, null, [])).Add(t => t.OnTest, _ => { }));

        Assert.Equal("The people directory knows nobody with that name or id.", part.Find("[aria-live]").TextContent.Trim());
    }

    [Fact]
    public void TestPerson_Submitted_AsksForWhoWasTyped()
    {
        string? asked = null;
        var part = Render<TestPersonPanel>(p => p.Add(t => t.OnTest, who => asked = who));

        part.Find("#who").Change("Amara");
        part.Find("form").Submit();

        Assert.Equal("Amara", asked);
    }
}
