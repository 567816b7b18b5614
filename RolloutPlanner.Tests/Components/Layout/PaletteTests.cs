using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Layout;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Components.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Layout;

public class PaletteTests : PageContext
{
    [Fact]
    public async Task Palette_WordTypedAndEnter_GoesThereAndCloses()
    {
        await Database.AddRolloutAsync("checkout");
        var closed = 0;
        var part = Palette(By.Maya, () => closed++);

        await part.Find("[role=combobox]").InputAsync(new ChangeEventArgs { Value = "histo new checkout" });
        Assert.Equal("palette-0", part.Find("[role=combobox]").GetAttribute("aria-activedescendant"));
        await part.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Equal(1, closed);
        Assert.EndsWith("/rollouts/checkout/history", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task Palette_ArrowKeys_MoveTheChoiceAroundTheEnds()
    {
        var part = Palette(By.Maya);
        var count = part.FindAll("[role=option]").Count;

        await part.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp" });
        Assert.Equal($"palette-{count - 1}", part.Find("[aria-selected=true]").Id);
        await part.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowDown" });

        Assert.Equal("palette-0", part.Find("[aria-selected=true]").Id);
    }

    [Fact]
    public async Task Palette_NothingFits_SaysSoWithTheTypedTextAsText()
    {
        var part = Palette(By.Maya);

        await part.Find("[role=combobox]").InputAsync(new ChangeEventArgs { Value = "<script>zzz" });

        Assert.Empty(part.FindAll("[role=option]"));
        Assert.Equal("Nothing fits <script>zzz. Look for a name, a flag key or a page.", part.Find(".pal-none").TextContent);
        await part.Find("[role=combobox]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.EndsWith("localhost/", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public void Items_OfARunningRollout_LeadToDialogsThatThePersonMayUse()
    {
        Assert.Equal(["Plan of X", "History of X", "Ask who has X, and why", "Pause X…", "Roll back X…", "Kill switch for X…"], Actions(RolloutStatus.Running, By.Maya));
        Assert.Equal(["Plan of X", "History of X", "Ask who has X, and why", "Kill switch for X…"], Actions(RolloutStatus.Running, By.Ingrid));
        Assert.Equal(["Plan of X", "History of X", "Ask who has X, and why"], Actions(RolloutStatus.Running, By.Helen));
        Assert.Equal(["Plan of X", "History of X", "Ask who has X, and why", "Start X…"], Actions(RolloutStatus.Approved, By.Maya));
        Assert.Equal(["Plan of X", "History of X", "Ask who has X, and why", "Resume X…", "Roll back X…", "Kill switch for X…"], Actions(RolloutStatus.Paused, By.Tom));
    }

    [Fact]
    public void Items_OfAViewer_HoldNothingToMake() => Assert.DoesNotContain(PaletteItem.All([], [], [], By.Victor.Looks()), item => item.Detail == "Action");

    private static IEnumerable<string> Actions(RolloutStatus status, Actor who) => PaletteItem
        .All([new(RolloutKey.Parse("xx", "").Value, "X", status, PlanPhase.None, null, null, 1, 2, "", At.Noon, At.Noon, 1)], [], [], who.Looks())
        .Where(item => item.Key == "xx" && item.Title != "X").Select(item => item.Title);

    private IRenderedComponent<Palette> Palette(Actor who, Action? closed = null) =>
        Render<Palette>(p => p.Add(f => f.Me, who.Looks()).Add(f => f.OnClose, closed ?? (() => { })));
}
