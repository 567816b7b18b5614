using Bunit;
using RolloutPlanner.Components.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Planning;

/// <summary>What a reviewer has to read: only what is not what was signed.</summary>
public class ReviewDifferenceTests : BunitContext
{
    private static readonly Plan Signed = APlan.Of(APlan.Stage("First", 5, "london", APlan.Guard), APlan.Stage("Second", 20, "london", APlan.Guard), APlan.Stage("Everybody", gate: APlan.Guard));

    [Theory]
    [InlineData(new int[0], null, 2, "the one sent before; none has been signed yet")]
    [InlineData(new[] { 1 }, null, 1, "the last one that was signed")]
    [InlineData(new[] { 2, 1 }, null, 2, "the last one that was signed")]
    [InlineData(new[] { 3 }, null, 2, "the one sent before; none has been signed yet")]
    [InlineData(new int[0], 1, 1, "signed and in force")]
    public void Base_IsTheLastSignedVersionBefore(int[] signed, int? live, int number, string what)
    {
        var state = ARollout.Running().State with { Versions = [Version(1, Signed), Version(2, Signed), Version(3, Signed)], LiveVersion = live };

        var found = ReviewBase.Of(state, state.Versions[2], signed);

        Assert.Equal((number, what), (found!.Version.Number, found.What));
    }

    [Fact]
    public void Base_OfTheFirstVersion_IsNone() => Assert.Null(ReviewBase.Of(ARollout.InReview().State, ARollout.InReview().State.Versions[0], []));

    [Fact]
    public void Difference_IsSortedByWhereItBelongs()
    {
        var plan = Signed with
        {
            Goal = "Another goal",
            Stages = [Signed.Stages[0] with { MinimumSoak = TimeSpan.FromHours(48) }, Signed.Stages[2], APlan.Stage("Beyond", 50, gate: APlan.Guard)],
        };

        var difference = ReviewDifference.Between(Version(1, Signed), Version(2, plan), PlanNames.Keys);

        Assert.Equal(["Goal"], difference.Whole.Select(change => change.Label));
        Assert.Equal(["Soak time"], difference.Stages[0].Changes.Select(change => change.Label));
        Assert.Equal(PlanDiff.Between(Signed, plan, PlanNames.Keys).Count, difference.Count);
    }

    [Fact]
    public void Difference_NewAndGoneStages_AreSaidAsSuch()
    {
        var more = Signed with { Stages = Signed.Stages.Add(APlan.Stage("Fourth", 100)) };

        var grown = ReviewDifference.Between(Version(1, Signed), Version(2, more), PlanNames.Keys);
        var shrunk = ReviewDifference.Between(Version(1, more), Version(2, Signed), PlanNames.Keys);

        Assert.Equal([false, false, false, true], grown.Stages.Select(stage => stage.IsNew));
        Assert.Equal("Fourth: everybody, no soak time", Assert.Single(shrunk.Gone).Before);
        Assert.All(shrunk.Stages, stage => Assert.Empty(stage.Changes));
    }

    [Fact]
    public void Difference_CohortAtAnotherVersion_IsAChange()
    {
        var difference = ReviewDifference.Between(Version(1, Signed), Version(2, Signed) with { Pins = [[APlan.Pin("london", 3)]] }, PlanNames.Keys with { Cohort = _ => "London" });

        Assert.Equal([new PlanChange("", "London", "version 1 of the cohort", "version 3 of the cohort")], difference.Cohorts);
        Assert.Equal(1, difference.Count);
    }

    [Fact]
    public void Summary_CountsAndLeadsToEachPart()
    {
        var plan = Signed with { Goal = "Another goal", Stages = Signed.Stages.Replace(1, Signed.Stages[1] with { MinimumSoak = TimeSpan.FromHours(48) }) };

        var part = Render<ReviewSummary>(p => p.Add(s => s.Base, new(Version(3, Signed), "the last one that was signed")).Add(s => s.Difference, ReviewDifference.Between(Version(3, Signed), Version(4, plan), PlanNames.Keys)).Add(s => s.Stages, plan.Stages));

        Assert.Equal("2 changes since version 3", part.Find("h2").TextContent);
        Assert.Equal(["#review-whole Plan and people (1)", "#review-2 Stage 2, Second (1)"], part.FindAll(".jumps a").Select(link => $"{link.GetAttribute("href")} {link.TextContent}"));
    }

    [Fact]
    public void Part_Unchanged_IsOneLineThatOpens()
    {
        var part = Render<ReviewPart>(p => p.Add(r => r.Id, "review-1").Add(r => r.Title, "Stage 1, First").Add(r => r.Changes, []).AddChildContent("<p>All of it</p>"));

        Assert.Equal("Unchanged", part.Find("summary .tag").TextContent);
        Assert.False(part.Find("details").HasAttribute("open"));
        Assert.Contains("All of it", part.Find("details").TextContent);
    }

    [Fact]
    public void Part_Changed_ShowsBeforeAndNow()
    {
        var part = Render<ReviewPart>(p => p.Add(r => r.Id, "review-1").Add(r => r.Title, "Stage 1, First").Add(r => r.Changes, [new("stages[0].soakHours", "Soak time", "24 h soak", "48 h soak")]).AddChildContent("<p>All of it</p>"));

        Assert.Equal(("24 h soak", "48 h soak"), (part.Find("del").TextContent, part.Find("ins").TextContent));
        Assert.Equal("Stage 1, First", part.Find("h3").TextContent);
    }

    private static PlanVersion Version(int number, Plan plan) => new(number, plan, [[APlan.Pin("london")], [APlan.Pin("london")], []], $"hash-{number}", [], By.Maya.Id, At.Nine);
}
