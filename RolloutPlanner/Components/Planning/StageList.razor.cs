using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Planning;

/// <summary>
/// The stages of a plan in their order, with the gate after each. A stage is moved by dragging it, with Alt + arrows, or by the menu of its
/// handle; the move is announced and the focus stays with the stage. Stages that were reached neither move nor let others past.
/// </summary>
public sealed partial class StageList
{
    private readonly Dictionary<StageModel, ElementReference> _links = [];
    private readonly Dictionary<StageModel, StageMenu> _menus = [];
    private (StageModel Stage, bool ByHandle)? _focus;
    private StageModel? _dragged;
    private int? _target;
    private string _said = "";

    [Parameter, EditorRequired] public required IReadOnlyList<StageModel> Stages { get; set; }

    /// <summary>The number of the stage that is shown beside; 0 for the plan as a whole.</summary>
    [Parameter] public int Selected { get; set; }

    /// <summary>The address of a stage by its number; of the plan as a whole by 0.</summary>
    [Parameter, EditorRequired] public required Func<int, string> Href { get; set; }

    [Parameter] public PlanNames Names { get; set; } = PlanNames.Keys;

    [Parameter] public string Zone { get; set; } = "UTC";

    [Parameter] public Reach? Reach { get; set; }

    /// <summary>How many stages the rollout has reached.</summary>
    [Parameter] public int Reached { get; set; }

    [Parameter] public bool Editable { get; set; }

    [Parameter] public IReadOnlyList<Error> Errors { get; set; } = [];

    /// <summary>What the last check found; what concerns a gate is said between the stages.</summary>
    [Parameter] public IReadOnlyList<LintFinding> Findings { get; set; } = [];

    /// <summary>What one click takes back; null for nothing.</summary>
    [Parameter] public StageUndo? Undo { get; set; }

    [Parameter] public EventCallback OnAdd { get; set; }

    [Parameter] public EventCallback OnTemplate { get; set; }

    [Parameter] public EventCallback OnUndo { get; set; }

    /// <summary>Both places counted from 0.</summary>
    [Parameter] public EventCallback<(int From, int To)> OnMove { get; set; }

    /// <summary>Told with the place of the stage, counted from 0.</summary>
    [Parameter] public EventCallback<int> OnDuplicate { get; set; }

    /// <summary>Told with the place of the stage, counted from 0.</summary>
    [Parameter] public EventCallback<int> OnRemove { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is not var (stage, byHandle)) return;
        _focus = null;
        if (byHandle && _menus.TryGetValue(stage, out var menu)) await menu.FocusAsync();
        else if (_links.TryGetValue(stage, out var link)) await link.FocusAsync();
    }

    private Task OnKeyAsync(KeyboardEventArgs key, int index, bool byHandle) => key switch
    {
        { AltKey: true, Key: "ArrowUp" } => MoveAsync(index, index - 1, byHandle),
        { AltKey: true, Key: "ArrowDown" } => MoveAsync(index, index + 1, byHandle),
        _ => Task.CompletedTask,
    };

    private async Task MoveAsync(int from, int to, bool byHandle)
    {
        if (!Editable) return;
        if (!CanMove(from, to))
        {
            _said = from < Reached || (to >= 0 && to < Reached) ? "Stages that were reached stay where they are." : $"Stage {from + 1} is at the end already.";
            return;
        }
        var stage = Stages[from];
        await OnMove.InvokeAsync((from, to));
        _said = $"Stage {from + 1} moved to position {to + 1} of {Stages.Count}.";
        _focus = (stage, byHandle);
    }

    private bool CanMove(int from, int to) => from != to && from >= Reached && to >= Reached && to < Stages.Count;

    private bool Moves(int index) => Editable && index >= Reached;

    /// <summary>The dragged stage is held over a stage, whose place it would take, or over the gate after one.</summary>
    private void Over(int index, bool after)
    {
        if (From is not { } from) return;
        var to = after && from > index ? index + 1 : index;
        _target = CanMove(from, to) ? to : null;
    }

    private async Task DropAsync()
    {
        var (from, to) = (From, _target);
        EndDrag();
        if (from is not null && to is not null) await MoveAsync(from.Value, to.Value, byHandle: false);
    }

    private void EndDrag() => (_dragged, _target) = (null, null);

    private int? From => Stages.Index().Where(entry => entry.Item == _dragged).Select(entry => (int?)entry.Index).FirstOrDefault();

    /// <summary>The line that shows where the dragged stage would go.</summary>
    private string? Mark(int index) => (From, _target) switch
    {
        ({ } from, _) when from == index => "dragged",
        ({ } from, { } to) when to == index => from < to ? "drop-after" : "drop-before",
        _ => null,
    };

    private int Wrong(int stage) => Errors.Count(error => !string.IsNullOrEmpty(error.Path) && (PlanWords.StageOf(error.Path) ?? 0) == stage);
}
