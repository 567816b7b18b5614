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
    public void Gate_WithAFinding_SaysWhatIsWrongInstead()
    {
        var part = List(findings: [new(LintSeverity.Warning, "hook-silent", "Long sentence.", "stages[1].gate.criteria[0].hook"), new(LintSeverity.Warning, "jump", "Elsewhere.", "stages[1].share")]);

        Assert.Equal(
            ["Gate: 1 criterion, 1 approval", "Gate: 1 metric without data", "Gate: 1 criterion, 1 approval"],
            part.FindAll("li.g > span").Select(gate => gate.TextContent));
    }

    [Theory]
    [InlineData(0, "Move down", 1)]
    [InlineData(2, "Move up", 1)]
    [InlineData(0, "Move to last", 2)]
    [InlineData(2, "Move to first", 0)]
    public void Menu_Moves_AndAnnounces(int stage, string item, int to)
    {
        var part = List();

        Choose(part, stage, item);

        Assert.Equal([(stage, to)], _moves);
        Assert.Equal($"Stage {stage + 1} moved to position {to + 1} of 3.", part.Find("[role=status]").TextContent);
        Assert.Contains(JSInterop.Invocations, call => call.Identifier == "Blazor._internal.domWrapper.focus");
    }

    [Fact]
    public void Menu_DuplicateAndRemove_TellThePlace()
    {
        var told = new List<(string, int)>();
        var part = List();
        part.Render(p => p.Add(l => l.OnDuplicate, place => told.Add(("copy", place))).Add(l => l.OnRemove, place => told.Add(("remove", place))));

        Choose(part, 1, "Duplicate");
        Choose(part, 2, "Remove");

        Assert.Equal([("copy", 1), ("remove", 2)], told);
    }

    [Fact]
    public void Menu_WhereAMoveIsImpossible_StaysReadableAndSaysWhy()
    {
        var part = List();
        var up = Items(part, 0).Single(item => item.TextContent.EndsWith("Move up", StringComparison.Ordinal));

        up.Click();

        Assert.Equal("true", up.GetAttribute("aria-disabled"));
        Assert.Empty(_moves);
        Assert.Equal("Stage 1 is at the end already.", part.Find("[role=status]").TextContent);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("summary")]
    public void AltArrows_OnLinkAndHandle_MoveAndKeepTheFocusOnTheStage(string on)
    {
        var part = List();

        part.FindAll("li.s")[2].QuerySelector(on)!.KeyDown(new KeyboardEventArgs { Key = "ArrowUp", AltKey = true });
        part.FindAll("li.s")[0].QuerySelector(on)!.KeyDown(new KeyboardEventArgs { Key = "ArrowDown" });

        Assert.Equal([(2, 1)], _moves);
        Assert.Equal(["First share", "Everybody", "Second share"], _plan.Stages.Select(stage => stage.Name));
        Assert.Contains(JSInterop.Invocations, call => call.Identifier == "Blazor._internal.domWrapper.focus");
    }

    [Fact]
    public void Drag_OverAStage_ShowsThePlaceAndDropsThere()
    {
        var part = List();

        part.FindAll("li.s")[2].DragStart();
        part.FindAll("li.s")[0].DragEnter();
        Assert.Contains("drop-before", part.FindAll("li.s")[0].ClassList);
        part.FindAll("li.s")[0].Drop();

        Assert.Equal([(2, 0)], _moves);
        Assert.Empty(part.FindAll(".drop-before, .drop-after, .dragged"));
    }

    [Theory]
    [InlineData(2, 0, 1)]
    [InlineData(0, 1, 1)]
    public void Drag_OverAGate_DropsBehindItsStage(int from, int gate, int to)
    {
        var part = List();

        part.FindAll("li.s")[from].DragStart();
        part.FindAll("li.g")[gate].DragEnter();
        part.FindAll("li.g")[gate].Drop();

        Assert.Equal([(from, to)], _moves);
    }

    [Fact]
    public void Drag_GivenUp_MovesNothing()
    {
        var part = List();

        part.FindAll("li.s")[2].DragStart();
        part.FindAll("li.s")[0].DragEnter();
        part.FindAll("li.s")[2].DragEnd();
        part.FindAll("li.s")[0].Drop();

        Assert.Empty(_moves);
    }

    [Fact]
    public void ReachedStages_StayAndLetNobodyPast()
    {
        var part = List(reached: 1);

        part.FindAll("li.s")[1].QuerySelector("a")!.KeyDown(new KeyboardEventArgs { Key = "ArrowUp", AltKey = true });
        Assert.Equal("Stages that were reached stay where they are.", part.Find("[role=status]").TextContent);
        part.FindAll("li.s")[2].DragStart();
        part.FindAll("li.s")[0].DragEnter();
        part.FindAll("li.s")[0].Drop();

        Assert.Empty(_moves);
        Assert.Contains("Reached, stays as signed", part.FindAll("li.s")[0].TextContent);
        Assert.Null(part.FindAll("li.s")[0].GetAttribute("draggable"));
        Assert.Empty(part.FindAll("li.s")[0].QuerySelectorAll("summary"));
    }

    [Fact]
    public void Reader_HasNothingToOperate() => Assert.Empty(List(editable: false).FindAll("button, summary, [draggable=true]"));

    [Fact]
    public void Errors_AreCountedAtTheirStage()
    {
        var part = List(errors: [Error.Invalid("a", "A.", "stages[1].share"), Error.Invalid("b", "B.", "stages[1].gate.criteria[0].limit"), Error.Invalid("c", "C.", "name")]);

        Assert.Equal(["1 to put right", "2 to put right"], part.FindAll(".fail").Select(mark => mark.TextContent));
        Assert.Contains("2 to put right", part.FindAll("li.s")[1].TextContent);
    }

    private static IReadOnlyList<IElement> Items(IRenderedComponent<StageList> part, int stage) => [.. part.FindAll("li.s")[stage].QuerySelectorAll("[role=menuitem]")];

    private static void Choose(IRenderedComponent<StageList> part, int stage, string item) =>
        Items(part, stage).Single(button => button.TextContent.EndsWith(item, StringComparison.Ordinal)).Click();

    private IRenderedComponent<StageList> List(int reached = 0, bool editable = true, IReadOnlyList<Error>? errors = null, IReadOnlyList<LintFinding>? findings = null) => Render<StageList>(p => p
        .Add(l => l.Stages, _plan.Stages)
        .Add(l => l.Selected, 2)
        .Add(l => l.Href, number => $"/plan/{number}")
        .Add(l => l.Editable, editable)
        .Add(l => l.Reached, reached)
        .Add(l => l.Errors, errors ?? [])
        .Add(l => l.Findings, findings ?? [])
        .Add(l => l.OnMove, move =>
        {
            _moves.Add(move);
            _plan.Move(move.From, move.To);
        }));
}
