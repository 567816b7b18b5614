using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Components.Pages.History;
using RolloutPlanner.Components.Pages.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The history over real use-cases, whatever its address says.</summary>
public class HistoryPageTests : PageContext
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Database.AddRolloutAsync("checkout");
        await Database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.Submit(By.Maya, at));
        await Database.AddRolloutAsync("billing", Stored.Plan("Billing"));
    }

    [Theory]
    [InlineData("entry=abc")]
    [InlineData("entry=999999")]
    [InlineData("entry=-7")]
    [InlineData("entry=99999999999999999999")]
    public void Entry_ThatDoesNotExist_IsSaidInWords(string query) =>
        Assert.Contains("There is no such entry", Open(query).Find("aside").TextContent);

    [Theory]
    [InlineData("page=abc&rollout=..%2F..&person=%00&from=yesterday&to=2026-99-01")]
    [InlineData("page=-1")]
    [InlineData("page=99999999999999999999")]
    public void Address_TamperedWith_ShowsTheFirstPage(string query) => Assert.Equal("Billing", Open(query).Find(".on-c span").TextContent);

    [Fact]
    public void Filter_OfOneRollout_CountsAgainstAll()
    {
        var page = Open("rollout=checkout");

        Assert.Equal("2 of 9 entries", Text(page, ".flt [role=status]"));
        Assert.Equal(["Sent plan version 1 for review", "Made the rollout"], page.FindAll(".ev .grow > span:first-child").Select(line => line.TextContent));
    }

    [Fact]
    public void Days_TheWrongWayRound_AreSaidAndFindNothing()
    {
        var page = Open("from=2026-11-19&to=2026-11-10");

        Assert.Contains("The first day comes after the last one.", page.Find(".notice").TextContent);
        Assert.Contains("No entry fits these filters.", page.Markup);
    }

    [Fact]
    public void Entry_OfTheAddress_IsOpenWithItsNeighbours()
    {
        var page = Open("rollout=checkout&entry=8");

        Assert.Equal("Entry 8", Text(page, "#entry-title"));
        Assert.Equal("/history?rollout=checkout&entry=7", page.Find("a[aria-label='Older entry']").GetAttribute("href"));
        Assert.Equal("/history?rollout=checkout", page.Find("[data-shut]").GetAttribute("href"));
    }

    [Fact]
    public void Export_IsOfferedToWhoMayAndExplainedToOthers()
    {
        Assert.Equal(["CSV", "JSON lines", "Printable report"], Open("rollout=checkout").FindAll(".exp a").Select(link => link.LastChild!.TextContent));

        Assert.Contains("Auditors and administrators can export the history.", Open("", By.Maya).Markup);
        Assert.Empty(Open("", By.Maya).FindAll(".exp"));
    }

    [Fact]
    public void RolloutHistory_EntryOfAnotherRollout_IsNoneOfItsOwn()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("rollouts/checkout/history?entry=9");

        var page = Page<RolloutHistoryPage>(By.Maya, p => p.Add(it => it.Key, "checkout"));
        page.WaitForElement("aside", TimeSpan.FromSeconds(10));

        Assert.Contains("There is no such entry", page.Find("aside").TextContent);
        Assert.Equal("2 entries", Text(page, ".flt [role=status]"));
    }

    [Fact]
    public void RolloutHistory_OfNoRollout_IsSaidInWords() => Assert.Contains(
        "There is no rollout \"nope\".", Page<RolloutHistoryPage>(By.Maya, p => p.Add(it => it.Key, "nope")).WaitForElement("[role=alert]", TimeSpan.FromSeconds(10)).TextContent);

    private IRenderedComponent<HistoryPage> Open(string query, Actor? who = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("history?" + query);
        var page = Page<HistoryPage>(who ?? By.Helen);
        page.WaitForElement(".flt.hist", TimeSpan.FromSeconds(10));
        return page;
    }
}
