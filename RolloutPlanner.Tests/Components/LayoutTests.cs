using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Components.Layout;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components;

public class LayoutTests : PageContext
{
    [Fact]
    public void Layout_AroundAPage_HasOneMainAndNamedNavigation()
    {
        var part = Layout("<h1>Home</h1>");

        Assert.Equal("Home", Assert.Single(part.FindAll("main")).TextContent.Trim());
        Assert.Equal(["Main", "Breadcrumb"], part.FindAll("nav").Select(nav => nav.GetAttribute("aria-label")));
        Assert.Equal("main", part.Find("a.skip").GetAttribute("data-jump"));
        Assert.Equal(["/", "/rollouts", "/cohorts", "/metrics", "/playground", "/history", "/templates", "/people", "/directory", "/exports"], part.FindAll(".nav a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Layout_OnAPageBelowRollouts_MarksRollouts()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/rollouts/checkout?stage=2");

        var part = Layout("");

        Assert.Equal("/rollouts", Assert.Single(part.FindAll("[aria-current=page]")).GetAttribute("href"));
    }

    [Fact]
    public void Layout_PageThrows_ShowsAWayOnAndKeepsTheNavigation()
    {
        var broken = true;
        var part = Layout(builder =>
        {
            if (broken) throw new InvalidOperationException("a defect");
            builder.AddMarkupContent(0, "<h1>Here again</h1>");
        });
        Assert.Equal("This page stopped working", part.Find("h1").TextContent);
        Assert.NotEmpty(part.FindAll(".nav a"));

        broken = false;
        part.Find("main button").Click();

        Assert.Equal("Here again", part.Find("h1").TextContent);
    }

    [Fact]
    public void Layout_MenuOpened_HoldsThePageStillUntilClosed()
    {
        var part = Layout("<h1>Home</h1>");

        part.Find(".navbtn").Click();
        Assert.True(part.Find(".col").HasAttribute("inert"));
        part.Find(".shut").Click();

        Assert.False(part.Find(".col").HasAttribute("inert"));
    }

    [Fact]
    public void Layout_MenuOpenWhileAFilterEntersTheAddress_StaysOpenUntilThePageChanges()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("/history");
        var part = Layout("<h1>History</h1>");
        part.Find(".navbtn").Click();

        navigation.NavigateTo("/history?person=maya");
        Assert.NotEmpty(part.FindAll(".app.drawer"));
        navigation.NavigateTo("/cohorts");

        Assert.Empty(part.FindAll(".app.drawer"));
    }

    [Fact]
    public void Layout_PersonSignedIn_ShowsNameRolesAndTheWayOut()
    {
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, "Maya Lindqvist"), new(ClaimTypes.Role, "ProductManager"), new(ClaimTypes.Role, "Auditor")], "test");

        var part = Layout("", new(new(identity)));

        Assert.Equal("Maya Lindqvist", part.Find(".who .b").TextContent);
        Assert.Equal("Product manager, Auditor", part.Find(".who .xs").TextContent);
        Assert.Equal("/account/sign-out", part.Find(".who form[method=post]").GetAttribute("action"));
    }

    [Fact]
    public void Layout_NobodySignedIn_OffersTheWayIn()
    {
        var part = Layout("");

        Assert.Equal("/sign-in", part.Find(".sidefoot a").GetAttribute("href"));
    }

    private IRenderedComponent<MainLayout> Layout(string body, AuthenticationState? who = null) => Layout(builder => builder.AddMarkupContent(0, body), who);

    private IRenderedComponent<MainLayout> Layout(RenderFragment body, AuthenticationState? who = null) => Render<MainLayout>(p => p
        .Add(l => l.Body, body)
        .AddCascadingValue(Task.FromResult(who ?? new(new(new ClaimsIdentity())))));
}
