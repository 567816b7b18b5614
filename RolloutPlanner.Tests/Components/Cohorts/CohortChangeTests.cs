using Bunit;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Components.Cohorts;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Cohorts;

/// <summary>What a change of a cohort does, what a test of one person says, and what is advised.</summary>
public class CohortChangeTests : BunitContext
{
    private static readonly RolloutUse Running = new(
        RolloutKey.Parse("checkout", "").Value, "Redesigned checkout", RolloutStatus.Running, Salt.Parse("checkout:", "").Value, [2], false, [], true);

    public CohortChangeTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Theory]
    [InlineData(212, 38, "212 people join, 38 leave.")]
    [InlineData(1, 0, "1 person joins, nobody leaves.")]
    [InlineData(0, 1, "Nobody joins, 1 person leaves.")]
    [InlineData(3, 1, "3 people join, 1 leaves.")]
    [InlineData(0, 0, "Who belongs stays the same.")]
    public void Change_IsSaidInPeople(int joined, int left, string words) =>
        Assert.Equal(words, CohortText.Change(new(100, 100 + joined - left, joined, left, [], [])));

    [Fact]
    public void SaveDialog_InUse_SaysWhoJoinsWhoLeavesAndWhen()
    {
        var (kept, saved) = (0, 0);
        var part = Render<SaveCohortDialog>(p => p
            .Add(d => d.Name, "Premium").Add(d => d.Version, 3).Add(d => d.Uses, new CohortUses([Running], [new CohortUser.InCohort(CohortKey.Parse("vip", "").Value, "Very important")]))
            .Add(d => d.Change, new MemberChange(50, 56, 7, 1, [Person("Ann"), Person("Bo")], [Person("<script>alert(1)</script>")]))
            .Add(d => d.OnKeep, () => kept++).Add(d => d.OnSave, () => saved++));

        part.FindAll("button").First(button => button.TextContent.Contains("Keep editing")).Click();
        part.FindAll("button").First(button => button.TextContent.Contains("Save cohort")).Click();

        Assert.Equal("Save Premium as version 3?", part.Find("h2").TextContent);
        Assert.Equal("7 people join, 1 leaves. 56 people then belong, instead of 50.", part.Find(".dh .t2").TextContent.Trim());
        Assert.Equal(["Ann, Bo and 5 more", "<script>alert(1)</script>"], part.FindAll(".chg-n dd").Select(names => names.TextContent));
        Assert.Equal(
            [
                "Redesigned checkout is running and keeps version 2, which was signed. It takes the new one only with a next plan version that is signed and put in force.",
                "The cohort Very important includes this one and changes with it as soon as you save.",
            ],
            part.FindAll(".ef li > span").Select(line => line.TextContent));
        Assert.Equal((1, 1), (kept, saved));
    }

    [Theory]
    [InlineData(true, false, "Counting who joins and who leaves.")]
    [InlineData(false, false, "It cannot be counted who joins and who leaves, because a cohort in the saved version is gone.")]
    [InlineData(false, true, "Nobody has imported people yet, so it cannot be counted who joins and who leaves.")]
    public void SaveDialog_WithoutACount_SaysWhy(bool busy, bool unknown, string words)
    {
        var part = Render<SaveCohortDialog>(p => p
            .Add(d => d.Name, "Premium").Add(d => d.Version, 3).Add(d => d.Uses, new CohortUses([Running], [])).Add(d => d.Busy, busy).Add(d => d.IsUnknown, unknown)
            .Add(d => d.OnKeep, () => { }).Add(d => d.OnSave, () => { }));

        Assert.Equal(words, part.Find(".dh .t2").TextContent.Trim());
    }

    [Fact]
    public void Conflict_Compared_ShowsBothInWordsAndWhoJoins()
    {
        var (theirs, mine) = (0, 0);
        var version = new CohortVersion(CohortKey.Parse("london", "").Value, 4, "London", "", new CohortDefinition.ByRule(RuleParser.Parse(new RuleSpec { Attribute = "city", Operator = "is", Values = ["London"] }, "").Value), "hash", By.Priya.Id, At.Noon);
        var part = Render<CohortConflict>(p => p
            .Add(c => c.Theirs, version).Add(c => c.By, "Priya Raman").Add(c => c.Mine, new CohortDocument { Name = "Greater London" }).Add(c => c.MineInWords, "city is Leeds")
            .Add(c => c.Change, new MemberChange(5, 6, 2, 1, [Person("Ann"), Person("Bo")], [Person("Cy")]))
            .Add(c => c.OnTheirs, () => theirs++).Add(c => c.OnMine, () => mine++));

        Button(part, "Compare").Click();
        Button(part, "Take theirs").Click();
        Button(part, "Keep mine as version 5").Click();

        Assert.Equal("Priya Raman saved version 4 while you were editing.", part.Find("[role=alert] b").TextContent);
        Assert.Equal(["London", "None", "city is London", "Greater London", "None", "city is Leeds"], part.FindAll(".versus dd").Select(value => value.TextContent));
        Assert.Contains("With yours instead of theirs: 2 people join, 1 leaves.", part.Find(".notice").TextContent);
        Assert.Equal((1, 1), (theirs, mine));
    }

    [Fact]
    public void Fence_Compared_CountsBothSides()
    {
        var rule = RuleParser.Parse(new RuleSpec { Attribute = "partner", Operator = "in", Values = ["Northgate", "Harbourline"] }, "").Value;
        var part = Render<FenceBox>(p => p.Add(f => f.Advice, new FenceAdvice("partner", ["Northgate", "Harbourline"], rule, 97, 100, 99)));

        part.Find("button").Click();

        Assert.Contains("partner is Northgate or Harbourline picks 97.0% of the same people and 2 others.", part.Find(".notice").TextContent);
        Assert.Equal(["97 people", "3 people", "2 people", "partner is Northgate or Harbourline"], part.FindAll("dd").Select(value => value.TextContent));
        Assert.Equal("true", part.Find("button").GetAttribute("aria-expanded"));
    }

    public static TheoryData<StageStanding, int, int?, bool, string> Standings { get; } = new()
    {
        { StageStanding.Included, 25, 1, false, "Included. Stage 2 gives it to 25%, so Amara is included." },
        { StageStanding.Included, 25, 1, true, "Included. Stage 2 gives it to 25%, so Amara has it now." },
        { StageStanding.Included, 100, 1, false, "Included. Stage 2 gives it to the whole cohort, so Amara is included." },
        { StageStanding.Included, 25, 3, false, "Included. Stage 2 gives it to 25%, so Amara is included. It goes by version 3 of this cohort." },
        { StageStanding.OutsideShare, 5, 1, true, "Not included. Stage 2 gives it to 5%, so Amara does not have it." },
        { StageStanding.NotInCohort, 25, 3, false, "Not included. Stage 2 goes by version 3 of this cohort, which does not hold this person." },
        { StageStanding.NotInCohort, 25, null, false, "Not included. Stage 2 is for this cohort, which does not hold this person." },
        { StageStanding.NoBucket, 25, 1, false, "Not included. Stage 2 gives it to 25% by targetingKey, which this person lacks, so no share includes them." },
        { StageStanding.OptedOut, 25, 1, false, "Not included. Stage 2 does not count: the plan leaves this person out by name." },
        { StageStanding.OptedIn, 25, 1, false, "Included. The plan lets this person in by name, whatever the share." },
    };

    [Theory]
    [MemberData(nameof(Standings))]
    public void Stages_EachStanding_IsSaidWithWhatComesOfIt(StageStanding standing, int percent, int? version, bool isReached, string words)
    {
        var part = Render<StageTests>(p => p.Add(s => s.Who, "Amara").Add(s => s.Current, 1).Add(s => s.Stages, [Stage(standing, percent, version, isReached)]));

        Assert.Equal(words, part.Find(".ex li > span").TextContent);
    }

    [Fact]
    public void Stages_WithAShare_SayTheBucketOnce()
    {
        var part = Render<StageTests>(p => p.Add(s => s.Who, "Amara").Add(s => s.Stages, [Stage(StageStanding.OutsideShare, 5, 1, true), Stage(StageStanding.Included, 25, 1, false)]));

        Assert.Equal("Bucket 17.42 gets the feature as soon as the share is above 17.42%.", Assert.Single(part.FindAll("p.sm").Select(line => line.TextContent), line => line.StartsWith("Bucket", StringComparison.Ordinal)));
    }

    [Fact]
    public void Stages_None_SaySoInsteadOfABucket()
    {
        var part = Render<StageTests>(p => p.Add(s => s.Who, "Amara").Add(s => s.Stages, []));

        Assert.Equal("No stage of a rollout uses this cohort, so there is no bucket to show.", part.Find("p").TextContent);
    }

    [Fact]
    public void List_UsedBy_AreLinks()
    {
        var summary = new CohortSummary(
            CohortKey.Parse("london", "").Value, "London", "", 2, false, "Maya", At.Noon,
            [new CohortUser.InRollout(Running.Key, "Redesigned checkout"), new CohortUser.InCohort(CohortKey.Parse("uk", "").Value, "United Kingdom")]);

        var part = Render<CohortTable>(p => p.Add(t => t.Cohorts, [summary]).Add(t => t.People, new Dictionary<CohortKey, int> { [summary.Key] = 1860 }).Add(t => t.Clock, ReaderClock.Utc(At.Noon)));

        Assert.Equal(["/cohorts/london", "/rollouts/checkout", "/cohorts/uk"], part.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("1,860", part.Find("td.num").TextContent);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<CohortConflict> part, string words) =>
        part.FindAll("button").First(button => button.TextContent.Contains(words, StringComparison.Ordinal));

    private static DirectoryPerson Person(string name) => new(TargetingKey.Parse("p-1", "").Value, name, []);

    private static StageTest Stage(StageStanding standing, int percent, int? version, bool isReached) => new(
        Running.Key, Running.Name, 2, Share.Parse(percent, "").Value, AttributeName.TargetingKey, Bucket.At(17_420), standing, version, isReached);
}
