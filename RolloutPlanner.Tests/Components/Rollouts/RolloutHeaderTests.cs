using AngleSharp.Dom;
using Bunit;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

/// <summary>What stands above the tabs: actions, menu, tabs, notice, and what a phone says.</summary>
public class RolloutHeaderTests : BunitContext
{
    private readonly List<Ask> _asked = [];

    public RolloutHeaderTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Actions_Running_OpenTheirDialogsAndHaveKeys()
    {
        var actions = Actions(AView.Of(ARollout.Running(), At.Minutes(10)), By.Maya);

        foreach (var words in new[] { "Pause…", "Roll back…", "Kill switch…" }) Button(actions, words).Click();

        Assert.Equal([new(DialogKind.Pause), new(DialogKind.RollBack), new(DialogKind.Kill)], _asked);
        Assert.Equal(("Shift+P", "Shift+R"), (Button(actions, "Pause…").GetAttribute("data-keys"), Button(actions, "Roll back…").GetAttribute("data-keys")));
    }

    [Fact]
    public void Actions_ForViewersAndAuditors_AreNotThere()
    {
        var view = AView.Of(ARollout.Running(), At.Minutes(10));

        Assert.Empty(Actions(view, By.Victor).FindAll("button"));
        Assert.Empty(Actions(view, By.Helen).FindAll("button"));
    }

    [Fact]
    public void Menu_OfARunningRollout_HoldsTheKillSwitchForPhonesInTwoTaps()
    {
        var actions = Actions(AView.Of(ARollout.Running(), At.Minutes(10)), By.Maya);

        actions.Find("button[aria-haspopup=menu]").Click();
        Entry(actions, "Kill switch…").Click();

        Assert.Equal([new(DialogKind.Kill)], _asked);
        Assert.Empty(actions.FindAll("[role=menu]"));
    }

    [Fact]
    public void Menu_Escape_ClosesWithoutDoingAnything()
    {
        var actions = Actions(AView.Of(ARollout.Running(), At.Minutes(10)), By.Maya);
        var opener = actions.Find("button[aria-haspopup=menu]");
        Assert.Equal((".", "false"), (opener.GetAttribute("data-keys"), opener.GetAttribute("aria-expanded")));
        opener.Click();
        Assert.Equal("true", actions.Find("button[aria-haspopup=menu]").GetAttribute("aria-expanded"));

        actions.Find("[role=menu]").KeyDown("Escape");

        Assert.Empty(actions.FindAll("[role=menu]"));
        Assert.Empty(_asked);
    }

    [Fact]
    public void Tabs_OfARollout_AreLinksWithKeys()
    {
        var tabs = Render<RolloutTabs>(p => p.Add(t => t.State, ARollout.Running().State).Add(t => t.Current, "Readiness"));

        Assert.Equal(
            [
                ("Gate", "/rollouts/checkout-redesign", "g g"), ("Plan", "/rollouts/checkout-redesign/plan", "g p"), ("Readiness", "/rollouts/checkout-redesign/readiness", "g r"),
                ("Simulation", "/rollouts/checkout-redesign/simulation", "g s"), ("History", "/rollouts/checkout-redesign/history", "g h"), ("Settings", "/rollouts/checkout-redesign/settings", "g t"),
            ],
            tabs.FindAll("nav a").Select(tab => (tab.TextContent, tab.GetAttribute("href"), tab.GetAttribute("data-keys"))));
        Assert.Equal("Readiness", tabs.Find("[aria-current=page]").TextContent);
    }

    [Fact]
    public void Tabs_OfADraft_AskForTheGateByNameBecauseThePlanComesFirst() => Assert.Equal(
        "/rollouts/checkout-redesign?tab=gate", Render<RolloutTabs>(p => p.Add(t => t.State, ARollout.Draft().State)).Find("nav a").GetAttribute("href"));

    [Theory]
    [InlineData(DialogKind.Archive, "settings", "/rollouts/checkout-redesign?dialog=archive&from=settings")]
    [InlineData(DialogKind.RollBack, "simulation", "/rollouts/checkout-redesign/rollback?from=simulation")]
    [InlineData(DialogKind.Approve, null, "/rollouts/checkout-redesign/gates/1/approve")]
    public void Dialog_AskedFromATab_KnowsWhereToComeBackTo(DialogKind kind, string? from, string url) =>
        Assert.Equal(url, Asking.Url(ARollout.Running().State, new(kind), from));

    [Fact]
    public void Notice_Paused_SaysWhoWhenWhyAndWhoDecides()
    {
        var rollout = ARollout.Running();
        rollout.Pause("Numbers look odd", By.Tom, At.Minutes(5)).Worked();

        var notice = Notice(AView.Of(rollout, At.Minutes(10)), new(
            7, At.Minutes(5), By.Tom.Id.Value, "Tom Okafor", Channel.Screen, Guid.NewGuid(), "rollout-paused", "rollout", "checkout-redesign", "checkout-redesign", "Numbers look odd", null, null, "{\"after\":{\"stage\":1}}"));

        Assert.Equal("Tom Okafor paused the rollout at stage 1, Wed 18 Nov, 12:05 UTC.", notice.Find("b").TextContent);
        Assert.Equal(["“Numbers look odd”", "Maya Lindqvist decides: resume, or roll back."], notice.FindAll("span").Select(line => line.TextContent));
    }

    [Theory]
    [InlineData(true, "Payment errors reached 2.4%. The limit is at most 1%.")]
    [InlineData(false, "Payment errors is 2.4, the limit is at most 1.")]
    public void Notice_PausedByItself_SaysWhatFiredByItsName(bool stillThere, string why)
    {
        var rollout = ARollout.Running(APlan.Of(APlan.Stage("All", gate: AGate.With(AGate.Trigger(onFail: FailAction.Pause)))));
        rollout.Pause("payment-errors is 2.4, the limit is at most 1", By.Automation, At.Minutes(5)).Worked();
        var view = stillThere ? AView.Of(rollout, At.Minutes(10), AGate.Reading(2.4m, At.Minutes(5))) : AView.Of(rollout, At.Minutes(10));

        var notice = Notice(view, new(
            7, At.Minutes(5), By.Automation.Id.Value, By.Automation.Name, Channel.Screen, Guid.NewGuid(), "rollout-paused", "rollout", "checkout-redesign", "checkout-redesign", "payment-errors is 2.4, the limit is at most 1", null, null, "{}"));

        Assert.Equal("New checkout paused itself, Wed 18 Nov, 12:05 UTC.", notice.Find("b").TextContent);
        Assert.Equal([why, "Maya Lindqvist decides: resume, or roll back."], notice.FindAll("span").Select(line => line.TextContent));
    }

    [Fact]
    public void Notice_ArchivedOrRunning_SaysThatItIsPutAwayOrNothing()
    {
        var rollout = ARollout.Draft();
        rollout.Archive("Not needed", By.Maya, At.Minutes(5)).Worked();

        Assert.StartsWith("Archived Wed 18 Nov, 12:05", Notice(AView.Of(rollout, At.Minutes(10))).Find("b").TextContent);
        Assert.Equal("", Notice(AView.Of(ARollout.Running(), At.Minutes(10))).Markup.Trim());
    }

    [Fact]
    public void Short_OnlyThisPersonsApprovalMissing_SaysSoByName()
    {
        var view = AView.Of(ARollout.Running(), At.Minutes(10), AGate.Reading(0.4m, At.Minutes(5))).Reaching(1000, 50, 50, 150, 800);

        Assert.Equal((("50 people have New checkout."), " Its criterion passes. Your approval is the last thing missing, Tom."), StandText.Short(view, By.Tom.Looks()));
        Assert.Equal(" Its criterion passes. 1 approval is missing.", StandText.Short(view, By.Maya.Looks()).More);
        Assert.Equal("Approving lets Maya give this to 150 more people.", StandText.Effect(view, NextStep.Of(view, By.Tom.Looks(), view.Clock())));
        Assert.Null(StandText.Effect(view, NextStep.Of(view, By.Maya.Looks(), view.Clock())));
    }

    [Fact]
    public void PhoneBar_ForALead_SaysTheEffectAboveTheButtons()
    {
        var view = AView.Of(ARollout.Running(), At.Minutes(10), AGate.Reading(0.4m, At.Minutes(5))).Reaching(1000, 50, 50, 150, 800);

        var bar = Render<PhoneBar>(p => p.Add(b => b.View, view).Add(b => b.Me, By.Tom.Looks()).Add(b => b.Step, NextStep.Of(view, By.Tom.Looks(), view.Clock())).Add(b => b.OnAsk, _asked.Add));
        bar.FindAll("button").Last().Click();

        Assert.Equal("Approving lets Maya give this to 150 more people.", bar.Find("p").TextContent);
        Assert.Equal([new(DialogKind.Approve)], _asked);
    }

    [Fact]
    public void Approvals_StillNeeded_ListWhoMayGiveThem()
    {
        var plan = APlan.Guarded() with { Owner = By.Oscar.Id };
        var view = AView.Of(ARollout.Running(plan), At.Minutes(10), AGate.Reading(0.4m, At.Minutes(5)));

        var list = Render<ApprovalList>(p => p.Add(l => l.View, view).Add(l => l.Gate, view.Gate!).Add(l => l.Me, By.Tom.Looks()).Add(l => l.Clock, view.Clock()));

        Assert.Equal(["You|May approve|Your turn", "Priya Raman|May approve|Waiting", "Edda Holm|May approve|Waiting"], list.FindAll("li").Select(Person));
    }

    private static string Person(IElement line) =>
        $"{line.QuerySelector(".grow [dir]")!.TextContent}|{line.QuerySelector(".xs")!.TextContent}|{line.QuerySelector(".pill")!.TextContent.Replace("schedule", "")}";

    private static IElement Button(IRenderedComponent<HeaderActions> part, string words) => part.FindAll("button").First(button => button.TextContent.Contains(words, StringComparison.Ordinal));

    private static IElement Entry(IRenderedComponent<HeaderActions> part, string words) => part.FindAll("[role=menuitem]").First(entry => entry.TextContent.Contains(words, StringComparison.Ordinal));

    private IRenderedComponent<HeaderActions> Actions(RolloutView view, Actor who) => Render<HeaderActions>(p => p.Add(a => a.View, view).Add(a => a.Me, who.Looks()).Add(a => a.OnAsk, _asked.Add));

    private IRenderedComponent<RolloutNotice> Notice(RolloutView view, HistoryEntry? stopped = null) =>
        Render<RolloutNotice>(p => p.Add(n => n.View, view).Add(n => n.Clock, view.Clock()).Add(n => n.Stopped, stopped));
}
