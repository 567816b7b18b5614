using Bunit;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Tests.Components;

public class ActionButtonTests : BunitContext
{
    [Fact]
    public void Button_Clicked_RunsItsAction()
    {
        var clicks = 0;
        var part = Render<ActionButton>(p => p.Add(b => b.Text, "Pause").Add(b => b.OnClick, () => clicks++));

        part.Find("button").Click();

        Assert.Equal(1, clicks);
    }

    [Fact]
    public void Button_Blocked_StaysFocusableAndIsDescribedByItsReasons()
    {
        var part = Render<ActionButton>(p => p
            .Add(b => b.Text, "Advance")
            .Add(b => b.BlockedIntro, "Two things are left:")
            .Add(b => b.Blocked, [new("14 hours of soak time.", "Ends Wed."), "Tom Okafor's approval."]));

        var button = part.Find("button");

        Assert.Equal("true", button.GetAttribute("aria-disabled"));
        Assert.False(button.HasAttribute("disabled"));
        var reasons = part.Find("#" + button.GetAttribute("aria-describedby"));
        Assert.Equal("Two things are left:", reasons.QuerySelector("p")!.TextContent);
        Assert.Equal(["14 hours of soak time. Ends Wed.", "Tom Okafor's approval. "], reasons.QuerySelectorAll("li > span").Select(item => item.TextContent));
    }

    [Fact]
    public void Button_BlockedAndClicked_MovesTheFocusToTheReasonsAndDoesNothingElse()
    {
        var clicks = 0;
        var module = JSInterop.SetupModule("./js/focus.js");
        module.SetupVoid("focus", _ => true).SetVoidResult();
        var part = Render<ActionButton>(p => p.Add(b => b.Text, "Advance").Add(b => b.Blocked, ["Not yet."]).Add(b => b.OnClick, () => clicks++));

        part.Find("button").Click();

        Assert.Equal(0, clicks);
        Assert.Equal(part.Find(".why").Id, Assert.Single(module.VerifyInvoke("focus").Arguments));
    }

    [Fact]
    public void Button_ClickedWhileItsActionRuns_RunsItOnce()
    {
        var (clicks, done) = (0, new TaskCompletionSource());
        var part = Render<ActionButton>(p => p.Add(b => b.Text, "Save").Add(b => b.OnClick, () => { clicks++; return done.Task; }));

        part.Find("button").Click();
        part.Find("button").Click();

        Assert.Equal(1, clicks);
        Assert.Equal("true", part.Find("button").GetAttribute("aria-busy"));
        done.SetResult();
        part.WaitForAssertion(() => Assert.False(part.Find("button").HasAttribute("aria-busy")));
    }

    [Theory]
    [InlineData(ButtonLook.Primary, "pri")]
    [InlineData(ButtonLook.Secondary, "sec")]
    [InlineData(ButtonLook.Danger, "dang")]
    [InlineData(ButtonLook.DangerOutline, "dang-o")]
    [InlineData(ButtonLook.Ghost, "ghost")]
    public void Button_OfEachLook_CarriesItsClass(ButtonLook look, string css)
    {
        var part = Render<ActionButton>(p => p.Add(b => b.Text, "Go").Add(b => b.Look, look));

        Assert.Contains(css, part.Find("button").ClassList);
    }

    [Fact]
    public void Link_LooksLikeAButtonAndIsALink()
    {
        var part = Render<ActionLink>(p => p.Add(l => l.Text, "New rollout").Add(l => l.Href, "/rollouts/new").Add(l => l.Icon, "add"));

        var link = part.Find("a.rz-button[href='/rollouts/new']");
        Assert.Equal("New rollout", link.QuerySelector(".rz-button-text")!.TextContent);
        Assert.Equal("true", link.QuerySelector("i")!.GetAttribute("aria-hidden"));
    }
}
