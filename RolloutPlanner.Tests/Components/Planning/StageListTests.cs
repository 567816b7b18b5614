using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Planning;

public class StageListTests : BunitContext
{
    private readonly PlanModel _plan = PlanModel.From(PlanDocuments.From(APlan.Guarded()));
    private readonly List<(int From, int To)> _moves = [];

    public StageListTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void List_OfAPlan_SaysStagesAndGatesInOrder()
    {
        var part = List();

        Assert.Equal(["1. First share", "2. Second share", "3. Everybody"], part.FindAll(".n").Select(name => name.TextContent));
        Assert.Equal("5% of everybody, no soak", part.Find(".m").TextContent);
        Assert.Equal(["Gate: 1 criterion, 1 approval"], part.FindAll("li.g > span").Select(gate => gate.TextContent).Distinct());
        Assert.Equal("/plan/2", part.Find("li a[aria-current=true]").GetAttribute("href"));
    }

    [Fact]
    public void DownButton_MovesAndAnnounces()
    {
        var part = List();

        part.Find("button[aria-label='Move stage 1, First share, down']").Click();

        Assert.Equal([(0, 1)], _moves);
        Assert.Equal("First share moved to position 2 of 3.", part.Find("[role=status]").TextContent);
    }

    [Fact]
    public void AltArrows_MoveAndKeepTheFocusOnTheStage()
    {
        var part = List();

        part.FindAll("li.s")[2].KeyDown(new KeyboardEventArgs { Key = "ArrowUp", AltKey = true });
        part.FindAll("li.s")[0].KeyDown(new KeyboardEventArgs { Key = "ArrowDown" });

        Assert.Equal([(2, 1)], _moves);
        Assert.Equal(["First share", "Everybody", "Second share"], _plan.Stages.Select(stage => stage.Name));
        Assert.Contains(JSInterop.Invocations, call => call.Identifier == "Blazor._internal.domWrapper.focus");
    }

    [Fact]
    public void FirstStage_CannotMoveUp()
    {
        var part = List();
        var up = part.Find("button[aria-label='Move stage 1, First share, up']");

        up.Click();

        Assert.Equal("true", up.GetAttribute("aria-disabled"));
        Assert.Empty(_moves);
        Assert.Equal("Stage 1 is at the end already.", part.Find("[role=status]").TextContent);
    }

    [Fact]
    public void ReachedStages_StayAndLetNobodyPast()
    {
        var part = List(reached: 1);

        part.FindAll("li.s")[1].KeyDown(new KeyboardEventArgs { Key = "ArrowUp", AltKey = true });

        Assert.Empty(_moves);
        Assert.Equal("Stages that were reached stay where they are.", part.Find("[role=status]").TextContent);
        Assert.Contains("Reached, stays as signed", part.FindAll("li.s")[0].TextContent);
    }

    [Fact]
    public void Reader_HasNoButtons() => Assert.Empty(List(editable: false).FindAll("button"));

    [Fact]
    public void Errors_AreCountedAtTheirStage()
    {
        var part = List(errors: [Error.Invalid("a", "A.", "stages[1].share"), Error.Invalid("b", "B.", "stages[1].gate.criteria[0].limit"), Error.Invalid("c", "C.", "name")]);

        Assert.Equal(["1 to put right", "2 to put right"], part.FindAll(".fail").Select(mark => mark.TextContent));
        Assert.Contains("2 to put right", part.FindAll("li.s")[1].TextContent);
    }

    private IRenderedComponent<StageList> List(int reached = 0, bool editable = true, params Error[] errors) => Render<StageList>(p => p
        .Add(l => l.Stages, _plan.Stages)
        .Add(l => l.Selected, 2)
        .Add(l => l.Href, number => $"/plan/{number}")
        .Add(l => l.Editable, editable)
        .Add(l => l.Reached, reached)
        .Add(l => l.Errors, errors)
        .Add(l => l.OnMove, move =>
        {
            _moves.Add(move);
            _plan.Move(move.From, move.To);
        }));
}
