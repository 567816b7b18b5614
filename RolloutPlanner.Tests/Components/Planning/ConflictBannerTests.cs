using Bunit;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Planning;

public class ConflictBannerTests : BunitContext
{
    private readonly List<string> _chosen = [];

    public ConflictBannerTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Banner_DifferentStages_OffersBoth()
    {
        var part = Banner(mine: plan => plan.Stages[0].Name = "Mine", theirs: plan => plan.Stages[1].Name = "Theirs");

        Assert.Contains("Priya Raman saved version 1 while you were editing.", part.Find("[role=alert]").TextContent);
        Assert.Contains("Your 1 change and Priya's 1 touch different stages, so both can be kept.", part.Find("[role=alert]").TextContent);
        Assert.Equal(["Keep both", "Compare"], part.FindAll("button").Select(button => button.TextContent.Trim()));
        Click(part, "Keep both");
        Assert.Equal(["both"], _chosen);
    }

    [Fact]
    public void Banner_SamePlace_NamesItAndAsksForOne()
    {
        var part = Banner(mine: plan => plan.Stages[0].Share = "6", theirs: plan => plan.Stages[0].Share = "7");

        Assert.Contains("You both changed Stage 1, who gets it.", part.Find("[role=alert]").TextContent);
        Click(part, "Load theirs");
        Click(part, "Keep mine");
        Assert.Equal(["theirs", "mine"], _chosen);
    }

    [Fact]
    public void Compare_ShowsBothTextsClauseByClause()
    {
        var part = Banner(
            mine: plan => (plan.Stages[0].Share, plan.Goal) = ("6", "Mine"),
            theirs: plan => (plan.Stages[0].Share, plan.Stages[1].Name) = ("7", "Theirs"));

        Click(part, "Compare");

        Assert.Equal(
            [
                "Goal|Before: Fewer abandoned carts|Yours: Mine|Priya Raman: As before",
                "Stage 1, share|Before: 5%|Yours: 6%|Priya Raman: 7%",
                "Stage 2, name|Before: Second share|Yours: As before|Priya Raman: Theirs",
            ],
            part.FindAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))));
    }

    [Fact]
    public void Banner_OwnOtherWindow_SaysSo()
    {
        var part = Banner(mine: plan => plan.Goal = "Here", theirs: plan => plan.Risk = "There", who: null);

        Assert.Contains("You saved version 1 in another window.", part.Find("[role=alert]").TextContent);
        Assert.Contains("Your 1 change here and the 1 there touch different places, so both can be kept.", part.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Banner_WithSomethingUnreadable_KeepsItAndCannotKeepBoth()
    {
        var part = Banner(mine: plan => plan.Stages[0].Share = "six", theirs: plan => plan.Goal = "Theirs");

        Assert.Contains("Nothing you typed is lost. One value cannot be read yet", part.Find("[role=alert]").TextContent);
        Assert.DoesNotContain(part.FindAll("button"), button => button.TextContent.Contains("Keep both", StringComparison.Ordinal));
    }

    private static void Click(IRenderedComponent<ConflictBanner> part, string words) => part.FindAll("button").First(button => button.TextContent.Trim() == words).Click();

    private IRenderedComponent<ConflictBanner> Banner(Action<PlanModel> mine, Action<PlanModel> theirs, string? who = "Priya Raman")
    {
        var rollout = ARollout.Draft();
        var session = new PlanSession(rollout.State);
        mine(session.Model);
        session.Changed();
        var other = PlanModel.From(PlanDocuments.From(rollout.State.Draft));
        theirs(other);
        rollout.Edit(PlanParser.Parse(other.ToDocument()).Value, By.Jonas, At.Noon).Worked();
        session.Meanwhile(rollout.State);
        return Render<ConflictBanner>(p => p
            .Add(b => b.Conflict, PlanConflict.Of(session, PlanNames.Keys)!)
            .Add(b => b.Who, who)
            .Add(b => b.OnBoth, () => _chosen.Add("both"))
            .Add(b => b.OnTheirs, () => _chosen.Add("theirs"))
            .Add(b => b.OnMine, () => _chosen.Add("mine")));
    }
}
