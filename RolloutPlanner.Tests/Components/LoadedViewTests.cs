using Bunit;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.Components;

public class LoadedViewTests : BunitContext
{
    [Fact]
    public void View_Waiting_SaysThatItIsLoading()
    {
        var part = View(Load<string>.Start);

        Assert.Equal("true", part.Find("section").GetAttribute("aria-busy"));
        Assert.Equal("Loading", part.Find("[role=status]").TextContent);
    }

    [Fact]
    public void View_Loaded_ShowsTheContent()
    {
        View("Fernhill").MarkupMatches("<p>Fernhill</p>");
    }

    [Fact]
    public void View_LoadedWithNothing_ShowsTheEmptyState()
    {
        View("").MarkupMatches("<p>Nothing yet</p>");
    }

    [Fact]
    public void View_Failed_SaysWhyAndLoadsAgain()
    {
        var retries = 0;
        var part = View(Error.Refused("source.silent", "Prometheus does not answer."), () => retries++);

        Assert.Equal("Prometheus does not answer.", part.Find("[role=alert] p").TextContent);
        part.Find("button").Click();

        Assert.Equal(1, retries);
    }

    [Fact]
    public void View_NotFound_IsNotDrawnAsABreakdown()
    {
        var part = View(Error.NotFound("rollout.unknown", "No rollout has this key."));

        Assert.Equal("It is not here", part.Find("h2").TextContent);
        Assert.Empty(part.FindAll("button"));
    }

    [Fact]
    public void View_NotHereAndHoldingItsPage_HasTheTitleOfThePage()
    {
        var part = Render<LoadedView<string>>(p => p.Add(v => v.Load, Load<string>.Start).Add(v => v.Title, "Plan").Add(v => v.ChildContent, text => $"<p>{text}</p>"));

        Assert.Equal("Plan", part.Find("h1").TextContent);
        Assert.Equal("Loading", part.Find("section [role=status]").TextContent);
    }

    private IRenderedComponent<LoadedView<string>> View(Result<string> result, Action? retry = null) => View((Load<string>)result, retry);

    private IRenderedComponent<LoadedView<string>> View(Load<string> load, Action? retry = null) => Render<LoadedView<string>>(p =>
    {
        p.Add(v => v.Load, load)
            .Add(v => v.IsEmpty, text => text.Length == 0)
            .Add(v => v.Empty, "<p>Nothing yet</p>")
            .Add(v => v.ChildContent, text => $"<p>{text}</p>");
        if (retry is not null) p.Add(v => v.OnRetry, retry);
    });
}
