using Bunit;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Components.History;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.History;

public class HistoryDrawerTests : BunitContext
{
    public HistoryDrawerTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Edit_IsSaidInTheClausesOfThePlanAndPeopleByName()
    {
        var rollout = ARollout.Approved();
        rollout.Edit(rollout.State.Draft with { Owner = By.Jonas.Id, Stages = rollout.State.Draft.Stages.Replace(0, rollout.State.Draft.Stages[0] with { MinimumSoak = TimeSpan.FromHours(48) }) }, By.Maya, At.Noon).Worked();

        var part = Drawer(AHistory.Detail(rollout));

        Assert.Equal("2 changes in the draft of plan version 2", part.Find("h3").TextContent);
        Assert.Equal(["Owner", "Stage 1, soak time"], part.FindAll(".df2 .f").Select(label => label.TextContent));
        Assert.Equal(["Maya Lindqvist", "no soak time"], part.FindAll(".df2 .o span:last-child").Select(value => value.TextContent));
        Assert.Equal(["Jonas Weber", "48 h soak"], part.FindAll(".df2 .nw span:last-child").Select(value => value.TextContent));
        Assert.Equal("1 signature was cleared, so the plan needs fresh ones.", Row(part, "Effect"));
        Assert.Equal("New checkout, plan", Row(part, "On"));
    }

    [Fact]
    public void Edit_ComparedWithToday_SaysWhatIsDifferentNow()
    {
        var rollout = ARollout.Draft();
        rollout.Edit(rollout.State.Draft with { Goal = "Then" }, By.Maya, At.Noon).Worked();
        var detail = AHistory.Detail(rollout);
        rollout.Edit(rollout.State.Draft with { Goal = "Now" }, By.Maya, At.Minutes(1)).Worked();

        var part = Drawer(detail with { Rollout = rollout.State }, today: true);

        Assert.Equal("1 difference between this plan and today’s", part.Find("h3").TextContent);
        Assert.Equal(["Then", "Then", "Today", "Now"], part.FindAll(".df2 p span").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Approval_ShowsTheNumbersThatWereOnTheScreen()
    {
        var rollout = ARollout.Running();
        rollout.ApprovedBy(By.Tom, rollout.GoodNews(At.Minutes(1)), At.Minutes(2)).Worked();

        var part = Drawer(AHistory.Detail(rollout));

        Assert.Equal("Passing, 0.4%, from a sample of 1,000", Row(part, "Payment errors"));
        Assert.Equal("To stage 2, Second share", Row(part, "Step"));
        Assert.Equal("“Numbers look fine”", part.Find(".why-q").TextContent);
        Assert.Empty(part.FindAll(".df2"));
    }

    [Fact]
    public void Edit_ByAToken_SaysWhoIsBehindIt()
    {
        var entry = AHistory.Of(ARollout.Draft()) with { Channel = RolloutPlanner.Domain.Common.Channel.Api, Payload = """{"actor":{"behind":"tom-okafor"}}""" };

        Assert.Equal("The API, with a token of Tom Okafor", Row(Drawer(new(entry, null, null, null, null, null, null)), "Through"));
    }

    [Fact]
    public void Move_SaysWhereItStoodInWords()
    {
        var rollout = ARollout.Running();
        rollout.RollBackFully("Carts are empty", By.Maya, At.Noon).Worked();

        var part = Drawer(AHistory.Detail(rollout));

        Assert.Equal(["Status", "Stage"], part.FindAll(".df2 .f").Select(label => label.TextContent));
        Assert.Equal(["Before", "Running", "After", "Rolled back", "Before", "1", "After", "none"], part.FindAll(".df2 p span").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Creation_ListsTheStagesItBeganWith()
    {
        var part = Drawer(AHistory.Detail(ARollout.Draft()));

        Assert.Equal("First share: 5% of everybody, no soak time", Row(part, "Stage 1"));
        Assert.Equal("Maya Lindqvist", Row(part, "Owner"));
    }

    [Fact]
    public void Export_SaysWhatWasTakenOut()
    {
        var export = new HistoryExported(ExportFormat.Csv, 72, 128, "checkout-redesign", By.Maya.Id.Value, "plan-edited", At.Nine, null, "late", By.Helen, At.Noon);
        var entry = AHistory.Of(export, "history") with { SubjectKind = "history", Subject = "history", Rollout = null };

        var part = Drawer(new(entry, null, null, null, null, null, null));

        Assert.Equal("Helen Wu exported 72 entries of the history as CSV", string.Join(' ', part.Find(".said").FirstElementChild!.TextContent, part.FindAll(".said span")[0].TextContent));
        Assert.Equal(["128", "New checkout", "Maya Lindqvist", "Plan edited", "late"], new[] { "Up to entry", "Rollout", "Person", "Kind", "Search" }.Select(label => Row(part, label)));
    }

    [Fact]
    public void Text_ThatReordersOrRuns_IsShownAsText()
    {
        var rollout = ARollout.Running();
        rollout.Pause("<img src=x onerror=alert(1)> \u05E9\u05DC\u05D5\u05DD", By.Maya, At.Noon).Worked();

        var part = Drawer(AHistory.Detail(rollout));

        Assert.Equal("auto", part.Find(".why-q").GetAttribute("dir"));
        Assert.Empty(part.FindAll("img"));
    }

    [Fact]
    public void Neighbours_AreLinksWhereThereAreAny()
    {
        var part = Drawer(AHistory.Detail(ARollout.Draft()));

        Assert.Equal("/history?entry=6", part.Find("a[aria-label='Older entry']").GetAttribute("href"));
        Assert.Empty(part.FindAll("a[aria-label='Newer entry']"));
        Assert.Equal("/history?entry=7", part.Find("[data-copy]").GetAttribute("data-copy"));
    }

    private static string Row(IRenderedComponent<HistoryDrawer> part, string label) =>
        part.FindAll("dt").First(term => term.TextContent == label).NextElementSibling!.TextContent.Trim();

    private IRenderedComponent<HistoryDrawer> Drawer(HistoryDetail detail, bool today = false) => Render<HistoryDrawer>(p => p
        .Add(d => d.Detail, detail)
        .Add(d => d.Names, AHistory.Names)
        .Add(d => d.Clock, ReaderClock.Utc(At.Noon))
        .Add(d => d.Today, today)
        .Add(d => d.Shut, "/history")
        .Add(d => d.Older, "/history?entry=6")
        .Add(d => d.Address, seq => $"/history?entry={seq}"));
}
