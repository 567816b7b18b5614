using Bunit;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Dialogs;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

public class DialogTests : BunitContext
{
    private readonly List<Deed> _done = [];
    private readonly TaskCompletionSource _answer = new();

    public DialogTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void RollBack_ToNobody_NamesTheHeadsOnItsButton()
    {
        var part = Open(DialogKind.RollBack, SecondStage(), By.Maya, (0, new(0, 0, 9348)), (1, new(0, 38, 9310)));

        Assert.NotNull(part.Find("dialog[role=alertdialog]"));
        Assert.Equal("9,348 people go back to how it was, the next time the product asks.", part.Find(".dh .t2").TextContent);
        Assert.Contains("Roll back 9,348 people", Confirm(part).TextContent);
        Assert.Contains("9,310 people lose it, 38 keep it.", part.Find("label[for=far-1]").TextContent);
    }

    [Fact]
    public void RollBack_ToAStage_SendsThatStageAndTheReason()
    {
        var part = Open(DialogKind.RollBack, SecondStage(), By.Maya, (0, new(0, 0, 9348)), (1, new(0, 38, 9310)));

        part.Find("#far-1").Change(true);
        part.Find("textarea").Input("Timeouts on old phones");
        Confirm(part).Click();

        Assert.Equal([new Deed.RollBack(1, "Timeouts on old phones")], _done);
    }

    [Fact]
    public void Advance_SomebodyElseAdvancedMeanwhile_NeverGoesOnToTheStageAfter()
    {
        var plan = APlan.Of(APlan.Stage("First share", 5, gate: AView.Watched), APlan.Stage("Second share", 20, gate: AView.Watched), APlan.Stage("Everybody", gate: AView.Watched));
        var rollout = ARollout.Running(plan);
        var part = Open(DialogKind.Advance, AView.Of(rollout, At.Minutes(10), AGate.Reading(0.4m, At.Minutes(1))), By.Maya);
        rollout.Advance(rollout.GoodNews(At.Minutes(1)), By.Priya, At.Minutes(11)).Worked();

        part.Render(p => p.Add(d => d.Context, AView.Of(rollout, At.Minutes(20), AGate.Reading(0.4m, At.Minutes(12), run: 2)).Dialog(By.Maya)));
        Confirm(part).Click();

        Assert.Empty(_done);
        Assert.Contains("This was about stage 2, and the rollout is there already.", part.Markup);
    }

    [Fact]
    public void Confirm_ClickedTwice_ActsOnce()
    {
        var part = Open(DialogKind.Pause, Running(), By.Maya);

        Confirm(part).Click();
        Confirm(part).Click();

        Assert.Single(_done);
        _answer.SetResult();
    }

    [Fact]
    public void Refused_KeepsTheReasonAndSaysWhatChanged()
    {
        var context = Running().Dialog(By.Maya);
        var part = Open(DialogKind.Pause, context);
        part.Find("textarea").Input("Looking closer");

        part.Render(p => p.Add(d => d.Context, context with { Errors = [Error.Conflict("rollout.changed", "It changed.")], Changed = ["Tom Okafor paused the rollout at stage 1."] }));

        Assert.Equal("Looking closer", part.Find("textarea").GetAttribute("value"));
        Assert.Contains("Tom Okafor paused the rollout at stage 1.", part.Find("[role=status]").TextContent);
        Assert.Contains("It changed.", part.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Refused_ForTheReason_SaysItAtTheField()
    {
        var part = Open(DialogKind.Pause, Running().Dialog(By.Maya) with { Errors = [Error.Invalid("text.missing", "The reason is missing.", "reason")] });

        Assert.Equal("true", part.Find("textarea").GetAttribute("aria-invalid"));
        Assert.Contains("The reason is missing.", part.Find("#f-reason-error").TextContent);
    }

    [Fact]
    public void Kill_MoreThanATenthExposed_WantsTheFlagTyped()
    {
        var part = Open(DialogKind.Kill, Running().Reaching(1000, 101, 101, 100, 799), By.Maya, (0, new(0, 0, 101)));
        Confirm(part).Click();
        Assert.Empty(_done);

        part.Find("#f-flag").Input("checkout-redesign");
        Confirm(part).Click();

        Assert.Equal([new Deed.Kill("")], _done);
    }

    [Fact]
    public void Kill_AtMostATenthExposed_AsksForNoTyping() =>
        Assert.Empty(Open(DialogKind.Kill, Running().Reaching(1000, 100, 100, 100, 800), By.Maya).FindAll("#f-flag"));

    [Fact]
    public void Advance_Blocked_DoesNothingAndSaysWhatIsLeft()
    {
        var part = Open(DialogKind.Advance, Running(), By.Maya);

        Confirm(part).Click();

        Assert.Empty(_done);
        Assert.Contains("Two things are left before you can advance:", part.Find(".notice").TextContent);
    }

    [Fact]
    public void Finish_GateOpen_SaysThatEverybodyGetsIt()
    {
        var part = Open(DialogKind.Advance, AView.Of(ARollout.Running(APlan.Of(APlan.Stage("All", 50, gate: AView.Watched))), At.Minutes(10), AGate.Reading(0.4m, At.Minutes(5))), By.Maya, (2, new(500, 500, 0)));

        Assert.StartsWith("Everybody gets it", part.Find(".dh b").TextContent);
        Assert.Contains("500 people get it, 500 keep it, nobody loses it.", part.Find(".dh").TextContent);
        Confirm(part).Click();
        Assert.Equal([new Deed.Advance()], _done);
    }

    [Fact]
    public void Approve_ByAFreeLead_SendsTheDigestOfWhatIsShown()
    {
        var view = Running(AGate.Reading(0.4m, At.Minutes(5)));
        var part = Open(DialogKind.Approve, view, By.Tom, (2, new(14496, 9348, 0)));
        part.Find("textarea").Input("Logs are clean");

        Confirm(part).Click();

        Assert.Equal([new Deed.Approve(2, view.Gate!.Digest, view.At, "Logs are clean")], _done);
    }

    [Fact]
    public void Approve_ByTheOwner_IsBlockedWithTheReason()
    {
        var part = Open(DialogKind.Approve, AView.Of(ARollout.Running(APlan.Guarded() with { Owner = By.Priya.Id }), At.Minutes(10), AGate.Reading(0.4m, At.Minutes(5))), By.Priya);

        Assert.Contains("You own this rollout, so you cannot approve its gates.", part.Find(".notice").TextContent);
        Assert.Empty(part.FindAll("textarea"));
    }

    [Fact]
    public void Approve_SaysTheEffectFirstInHeads()
    {
        var part = Open(DialogKind.Approve, Running(AGate.Reading(0.4m, At.Minutes(5))), By.Tom, (2, new(14496, 9348, 0)));

        Assert.Equal("Approve stage 2, Second share?", part.Find("h2").TextContent);
        Assert.Equal("14,496 more people get New checkout, 23,844 in total.", Said(part.Find(".dh .t2")));
        Assert.Equal("You, engineering lead of this rolloutYou did not work on this plan and you do not own it, so you may approve.", Said(part.Find(".fe li > span:nth-of-type(2)")));
        Assert.Equal("Approving does not start the stage. Maya Lindqvist does.", part.Find(".aside").TextContent);
    }

    [Fact]
    public void Approve_ShowsWhoAgreedAndWhoDeclined()
    {
        var rollout = ARollout.Running();
        rollout.DeclineGate("<script>alert(1)</script>", By.Priya, At.Minutes(6)).Worked();

        var part = Open(DialogKind.Approve, AView.Of(rollout, At.Minutes(10), AGate.Reading(0.4m, At.Minutes(5))), By.Tom);

        Assert.Equal(["Declined", "Your turn"], part.FindAll(".fe .pill").Select(pill => pill.LastChild!.TextContent.Trim()));
        Assert.Contains("“<script>alert(1)</script>”", part.Find(".fe .said").TextContent);
        Assert.Empty(part.FindAll(".fe script"));
    }

    [Fact]
    public void Approve_OffersToDeclineAtItsOwnAddress() => Assert.Equal(
        "/rollouts/checkout-redesign?dialog=decline", Open(DialogKind.Approve, Running(AGate.Reading(0.4m, At.Minutes(5))), By.Tom).Find(".df a").GetAttribute("href"));

    [Fact]
    public void Approve_NotEverythingPasses_IsBlockedWithWhatIsLeftAndMayStillBeDeclined()
    {
        var part = Open(DialogKind.Approve, Running(), By.Tom);
        Confirm(part).Click();

        Assert.Empty(_done);
        Assert.Contains("One thing is left before you can approve:", part.Find(".notice").TextContent);
        Assert.Single(part.FindAll(".df a"));
    }

    [Fact]
    public void Decline_SendsTheReason()
    {
        var part = Open(DialogKind.Decline, Running(), By.Tom);
        part.Find("textarea").Input("Refunds look odd");

        Confirm(part).Click();

        Assert.Equal("Decline stage 2, Second share?", part.Find("h2").TextContent);
        Assert.Equal([new Deed.Decline("Refunds look odd")], _done);
    }

    [Fact]
    public void Decline_ByTheOwner_IsBlockedWithTheReason() =>
        Assert.Contains("Only engineering leads can decline a gate.", Open(DialogKind.Decline, Running(), By.Maya).Find(".notice").TextContent);

    [Fact]
    public void Pause_NeedsNoTyping()
    {
        var part = Open(DialogKind.Pause, Running(), By.Maya);

        part.FindAll(".chips button")[1].Click();
        Confirm(part).Click();

        Assert.Equal(["Numbers look odd", "Support asks", "Waiting for a fix"], part.FindAll(".chips button").Select(choice => choice.TextContent));
        Assert.Equal("true", part.FindAll(".chips button")[1].GetAttribute("aria-pressed"));
        Assert.Equal([new Deed.Pause("Support asks")], _done);
    }

    [Fact]
    public void Reason_AsLongAsFits_SaysThatTheRestWasCutOff()
    {
        var part = Open(DialogKind.RollBack, Running(), By.Maya);

        part.Find("textarea").Input(new string('x', 2000));

        Assert.Equal("2,000 characters fit. What came after them was cut off.", part.Find("#f-reason-help").TextContent);
    }

    [Fact]
    public void RollBack_SaysWhoSeesIt() =>
        Assert.Contains("Tom Okafor sees it at once on every open page, with your reason.", Open(DialogKind.RollBack, Running(), By.Maya).Markup);

    [Fact]
    public void Reading_BeyondATrigger_SaysWhatSavingWillDo()
    {
        var part = Open(DialogKind.Reading, SecondStage(), By.Maya, (1, new(0, 38, 9310)));

        part.Find("#f-value").Input("1.4");
        part.Find("#f-sampleSize").Input("1,200");

        Assert.Equal(
            "This is above the limit of 1%: the plan rolls back 9,310 people to stage 1 when you save.",
            string.Join(' ', part.Find(".notice .grow").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Reading_NoNumber_IsRefusedAtItsField()
    {
        var part = Open(DialogKind.Reading, Running(), By.Maya);
        part.Find("#f-value").Input("a lot");

        Confirm(part).Click();

        Assert.Empty(_done);
        Assert.Contains("“a lot” is not a number", part.Find("#f-value-error").TextContent);
    }

    private static string Said(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static RolloutView Running(params Measurement[] readings) => AView.Of(ARollout.Running(), At.Minutes(10), readings);

    private static RolloutView SecondStage()
    {
        var rollout = ARollout.Running();
        var facts = rollout.GoodNews(At.Minutes(5));
        rollout.ApprovedBy(By.Tom, facts, At.Minutes(6)).Worked();
        rollout.Advance(facts, By.Maya, At.Minutes(7)).Worked();
        return AView.Of(rollout, At.Minutes(10));
    }

    private static AngleSharp.Dom.IElement Confirm(IRenderedComponent<RolloutDialog> part) => part.FindAll(".df button")[^1];

    private IRenderedComponent<RolloutDialog> Open(DialogKind kind, RolloutView view, Actor me, params (int, MoveEffect)[] effects) =>
        Open(kind, view.Dialog(me, effects));

    private IRenderedComponent<RolloutDialog> Open(DialogKind kind, DialogContext context) => Render<RolloutDialog>(p => p
        .Add(d => d.Context, context)
        .Add(d => d.Kind, kind)
        .Add(d => d.Of, AGate.Errors.Value)
        .Add(d => d.OnDo, deed =>
        {
            _done.Add(deed);
            return _answer.Task;
        }));
}
