using Bunit;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Layout;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Layout;

public class BellTests : BunitContext
{
    [Fact]
    public void Bell_NothingNeeded_SaysSoAndHasNoNumber()
    {
        var part = Bell();

        Assert.Equal("Notifications, nothing needs you", part.Find("summary").GetAttribute("aria-label"));
        Assert.Equal("Nothing needs you", part.Find(".menu p").TextContent);
        Assert.Empty(part.FindAll(".badge"));
    }

    [Fact]
    public void Bell_SomeNeeded_ListsThemWithLinksToWhereTheyAreDecided()
    {
        var part = Bell(Need("saved-cards", NeedKind.Start), Need("billing", NeedKind.Draft));

        Assert.Equal("Notifications, 2 things need you", part.Find("summary").GetAttribute("aria-label"));
        Assert.Equal("2", part.Find(".badge").TextContent);
        Assert.Equal(["saved-cards is ready to start", "billing is a draft"], part.FindAll(".menu a span").Select(words => words.TextContent));
        Assert.Equal(["/rollouts/saved-cards?dialog=start", "/rollouts/billing/plan"], part.FindAll(".menu a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Bell_ManyNeeded_ShowsTheFirstAndCountsTheRest()
    {
        var part = Bell([.. Enumerable.Range(1, 14).Select(i => Need($"rollout-{i}", NeedKind.Draft))]);

        Assert.Equal("9+", part.Find(".badge").TextContent);
        Assert.Equal(7, part.FindAll(".menu a").Count);
        Assert.Equal("8 more on Home", part.FindAll(".menu a")[^1].TextContent);
    }

    private static HomeNeed Need(string key, NeedKind kind) => new(kind, RolloutKey.Parse(key, "").Value, key, 0, "", null, 0, 0, 0, 1, "", "", At.Noon, "UTC");

    private IRenderedComponent<Bell> Bell(params HomeNeed[] needs) => Render<Bell>(p => p.Add(b => b.Needs, needs).Add(b => b.Clock, ReaderClock.Utc(At.Noon)));
}
