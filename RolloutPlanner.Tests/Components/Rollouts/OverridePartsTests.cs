using AngleSharp.Dom;
using Bunit;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Dialogs;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

/// <summary>What was set aside, on the screen: who, until when, why, and who must say something yet.</summary>
public sealed class OverridePartsTests : BunitContext
{
    private static readonly Measurement Bad = AGate.Reading(9, At.Minutes(5));
    private readonly List<Ask> _asked = [];
    private readonly List<Deed> _done = [];

    public OverridePartsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void SetAside_OfAHoldingCriterion_OpensItsDialog()
    {
        var card = Card(AView.Of(Running(), At.Hours(1)), By.Maya);

        card.FindAll("tbody button").Single(button => button.TextContent.Contains("Set aside…")).Click();

        Assert.Equal([new(DialogKind.SetAside, "errors")], _asked);
        Assert.DoesNotContain("Set aside…", Card(AView.Of(Running(), At.Minutes(10), AGate.Reading(0.2m, At.Minutes(5))), By.Maya).Markup);
    }

    [Fact]
    public void Row_OfACriterionSetAside_SaysWhoUntilAndWhy()
    {
        var rollout = Running();
        rollout.Override("errors", Verdict.NoData, "The dashboard is down", At.Hours(20), ARollout.Facts(), By.Maya, At.Hours(1)).Worked();

        var row = Card(AView.Of(rollout, At.Hours(2)), By.Maya).Find("tbody tr");

        Assert.Contains("No data", row.QuerySelector(".pill")!.TextContent);
        Assert.Equal("Set aside by Maya Lindqvist until Thu 19 Nov, 08:00 UTC: “The dashboard is down”.", row.QuerySelector(".said")!.TextContent);
        Assert.DoesNotContain("Accepted harm", row.TextContent);
    }

    [Fact]
    public void Row_OfAFailingTriggerThatTwoSetAside_IsFailingAndAcceptedHarm()
    {
        var rollout = Asked();
        rollout.SecondOverride(1, "I saw the cause", By.Priya, At.Minutes(20)).Worked();

        var row = Card(AView.Of(rollout, At.Minutes(30), Bad), By.Maya).Find("tbody tr");

        Assert.Equal(["Failing", "Accepted harm"], row.QuerySelectorAll(".pill").Select(pill => pill.LastChild!.TextContent.Trim()));
        Assert.EndsWith("Priya Raman agreed: “I saw the cause”.", row.QuerySelector(".said")!.TextContent);
    }

    [Fact]
    public void Dialog_OfAFailingTrigger_SaysThatASecondLeadIsNeededAndSendsWhatWasSeen()
    {
        var view = AView.Of(Failing(), At.Minutes(10), Bad);
        var dialog = Open(DialogKind.SetAside, "errors", view, By.Maya);

        dialog.Find("textarea").Input("Known since Monday");
        dialog.Find("select").Input("4");
        dialog.FindAll(".df button")[^1].Click();

        Assert.Contains("Nothing changes before a second engineering lead agrees.", dialog.Find(".dh").TextContent);
        Assert.Equal([new Deed.SetAside("errors", Verdict.Fail, At.Minutes(10).AddHours(4), "Known since Monday")], _done);
    }

    [Fact]
    public void Dialog_OfACriterionThatHolds_IsBlockedWithTheReason()
    {
        var dialog = Open(DialogKind.SetAside, "errors", AView.Of(Running(), At.Minutes(10), AGate.Reading(0.2m, At.Minutes(5))), By.Maya);

        dialog.FindAll(".df button")[^1].Click();

        Assert.Empty(_done);
        Assert.Contains("This criterion keeps nothing up now", dialog.Find(".notice").TextContent);
    }

    [Fact]
    public void Card_OfWhatWaits_LetsAnotherLeadAgreeAndTellsTheFirstWhyNot()
    {
        var view = AView.Of(Asked(), At.Minutes(30), Bad);

        var priya = Reviews(view, By.Priya);
        priya.Find("button").Click();

        Assert.Equal([new(DialogKind.Agree, "1")], _asked);
        Assert.Contains("You asked for this, so another engineering lead must agree.", Reviews(view, By.Tom).Find(".why").TextContent);
        Assert.Empty(Reviews(view, By.Maya).FindAll("button"));
        Assert.Contains("Waits for a second lead.", priya.Markup);
    }

    [Fact]
    public void Agree_ByAnotherLead_SendsTheNote()
    {
        var dialog = Open(DialogKind.Agree, "1", AView.Of(Asked(), At.Minutes(30), Bad), By.Priya);

        dialog.Find("textarea").Input("I saw the cause");
        dialog.FindAll(".df button")[^1].Click();

        Assert.Contains("Now: Failing, 9%.", dialog.Markup);
        Assert.Equal([new Deed.Agree(1, "I saw the cause")], _done);
    }

    [Fact]
    public void Review_OfOnesOwn_IsBlockedAndOfAnothersIsSent()
    {
        var rollout = Asked();
        rollout.SecondOverride(1, "I saw the cause", By.Priya, At.Minutes(20)).Worked();
        rollout.Kill("Payments are down", By.Maya, At.Minutes(25)).Worked();
        var view = AView.Of(rollout, At.Minutes(30));
        Assert.Contains("somebody else must close the review", Reviews(view, By.Priya).Find(".why").TextContent);
        Assert.Contains("It was failing. Over.", Reviews(view, By.Maya).Markup);

        var dialog = Open(DialogKind.CloseReview, "1", view, By.Maya);
        dialog.Find("textarea").Input("It was right");
        dialog.FindAll(".df button")[^1].Click();

        Assert.Equal([new Deed.CloseReview(1, "It was right")], _done);
    }

    [Fact]
    public void NextStep_WithACauseSetAside_ListsItBesideTheStep()
    {
        var rollout = Running();
        rollout.Override("errors", Verdict.NoData, "The dashboard is down", At.Hours(20), ARollout.Facts(), By.Maya, At.Hours(1)).Worked();
        var view = AView.Of(rollout, At.Hours(2));

        var list = Render<OverridesLifted>(p => p.Add(l => l.View, view).Add(l => l.Clock, view.Clock()));

        Assert.StartsWith("Payment errors No data", list.Find("li").TextContent.Trim());
    }

    [Fact]
    public void Approve_AVerdictThatGotWorseSinceItWasOpened_SaysWhichAndHow()
    {
        var rollout = ARollout.Running(APlan.Of(APlan.Stage("Half", 50, gate: AGate.With(AGate.Trigger(onFail: FailAction.Pause)) with { ApprovalsNeeded = 1 }), APlan.Stage("All", gate: APlan.Guard)));
        var good = AGate.Reading(0.4m, At.Minutes(1));
        var dialog = Open(DialogKind.Approve, "", AView.Of(rollout, At.Minutes(2), good), By.Tom);
        Assert.DoesNotContain("since you opened this", dialog.Markup);

        var now = AView.Of(rollout, At.Minutes(6), good, Bad).Dialog(By.Tom) with { Errors = [RolloutErrors.EvidenceChanged] };
        dialog.Render(p => p.Add(d => d.Context, now));

        Assert.Contains("Payment errors went from Passing to Failing since you opened this.", dialog.Markup);
        Assert.Contains("Nothing was done.", dialog.Markup);
    }

    private static Rollout Running() => ARollout.Running(APlan.Of(APlan.Stage("Half", 50, gate: AGate.With(AGate.Trigger(onFail: FailAction.Pause))), APlan.Stage("All", gate: AView.Watched)));

    private static Rollout Failing()
    {
        var rollout = Running();
        Assert.True(rollout.ActOnGate(rollout.Facts(Bad), By.Automation, At.Minutes(5)));
        return rollout;
    }

    /// <summary>Tom asked to set the failing trigger aside.</summary>
    private static Rollout Asked()
    {
        var rollout = Failing();
        rollout.Override("errors", Verdict.Fail, "Known since Monday", At.Hours(20), rollout.Facts(Bad), By.Tom, At.Minutes(10)).Worked();
        return rollout;
    }

    private IRenderedComponent<GateCard> Card(RolloutView view, Actor me) => Render<GateCard>(p => p
        .Add(c => c.View, view).Add(c => c.Gate, view.Gate!).Add(c => c.Clock, view.Clock()).Add(c => c.MayEnter, true).Add(c => c.MaySetAside, me.Has(Roles.ProductManager)).Add(c => c.OnAsk, _asked.Add));

    private IRenderedComponent<OverridesCard> Reviews(RolloutView view, Actor me) =>
        Render<OverridesCard>(p => p.Add(c => c.View, view).Add(c => c.Me, me.Looks()).Add(c => c.Clock, view.Clock()).Add(c => c.OnAsk, _asked.Add));

    private IRenderedComponent<RolloutDialog> Open(DialogKind kind, string of, RolloutView view, Actor me) =>
        Render<RolloutDialog>(p => p.Add(d => d.Context, view.Dialog(me)).Add(d => d.Kind, kind).Add(d => d.Of, of).Add(d => d.OnDo, _done.Add));
}
