using Bunit;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Tests.Components.Planning;

public class FindingsRailTests : BunitContext
{
    private static readonly LintFinding Blocks = new(LintSeverity.Error, "no-audience", "Choose who stage 2 is for.", "stages[1].audience");
    private static readonly LintFinding Warns = new(LintSeverity.Warning, "reach-unknown", "Nobody has imported people yet.", "stages");

    [Fact]
    public void Rail_BeforeTheFirstCheck_SaysSo() => Assert.Contains("Checking the plan…", Rail(null).Markup);

    [Fact]
    public void Rail_WithoutFindings_IsReady()
    {
        var part = Rail(Check());

        Assert.Equal("7 of 7 ready", part.Find("[role=status]").TextContent);
        Assert.Contains("Nothing stands in the way of a review.", part.Markup);
    }

    [Fact]
    public void Rail_WithFindings_CountsAndLinksThem()
    {
        var part = Rail(Check(Blocks, Warns));

        Assert.Equal("5 of 7 ready", part.Find("[role=status]").TextContent);
        Assert.Equal(["/plan/2#f-stages-1-cohort", "/plan/1#f-stages"], part.FindAll("li a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["fail", "wait", "pass", "pass", "pass", "pass", "pass"], part.FindAll("li").Select(line => line.ClassName));
        Assert.Contains("1 thing blocks sending this plan for review.", part.Markup);
        Assert.Single(part.FindAll("input[type=checkbox]"));
    }

    [Fact]
    public void Rail_OfWhatStandsBeside_JumpsToTheField()
    {
        var part = Rail(Check(Blocks));
        part.Render(p => p.Add(r => r.Selected, 2));

        Assert.Equal("f-stages-1-cohort", part.Find("li a").GetAttribute("data-jump"));
    }

    [Fact]
    public void Warnings_AllAccepted_LeaveNothingInTheWay()
    {
        var part = Rail(Check(Warns));
        part.Render(p => p.Add(r => r.Acknowledged, new HashSet<string> { Warns.Id }));

        Assert.Equal("7 of 7 ready", part.Find("[role=status]").TextContent);
        Assert.Contains("Nothing stands in the way of a review.", part.Markup);
    }

    [Fact]
    public void Warning_Accepted_TellsThePage()
    {
        (string, bool)? told = null;
        var part = Rail(Check(Warns));
        part.Render(p => p.Add(r => r.OnAcknowledge, answer => told = answer));

        part.Find("input[type=checkbox]").Change(true);

        Assert.Equal(("reach-unknown@stages", true), told);
    }

    [Fact]
    public void Rail_ForAReader_HasNoBoxes() => Assert.Empty(Rail(Check(Warns), acknowledge: false).FindAll("input"));

    [Fact]
    public void Rail_OfAnUnreadablePlan_SaysHowMany()
    {
        var part = Rail(new([Error.Invalid("a", "A.", "name")], [], null, []));

        Assert.Contains("One value cannot be read yet.", part.Markup);
        Assert.Equal("/plan/0#f-name", part.Find("li a").GetAttribute("href"));
    }

    private static PlanCheck Check(params LintFinding[] findings) => new([], [.. findings], null, []);

    private IRenderedComponent<FindingsRail> Rail(PlanCheck? check, bool acknowledge = true) => Render<FindingsRail>(p => p
        .Add(r => r.Check, check)
        .Add(r => r.CanAcknowledge, acknowledge)
        .Add(r => r.Selected, 1)
        .Add(r => r.Href, number => $"/plan/{number}"));
}
