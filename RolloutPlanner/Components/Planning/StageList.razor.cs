using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Planning;

/// <summary>
/// The stages of a plan in their order, with the gate after each. Buttons and Alt + arrows move a stage; the move is announced and the focus
/// stays with the stage. Stages that were reached neither move nor let others past.
/// </summary>
public sealed partial class StageList
{
    private readonly Dictionary<StageModel, ElementReference> _links = [];
    private StageModel? _focus;
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

    /// <summary>The name of the stage that was removed last and can come back.</summary>
    [Parameter] public string? Removed { get; set; }

    [Parameter] public EventCallback OnAdd { get; set; }

    [Parameter] public EventCallback OnRestore { get; set; }

    /// <summary>Both places counted from 0.</summary>
    [Parameter] public EventCallback<(int From, int To)> OnMove { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is not { } stage || !_links.TryGetValue(stage, out var link)) return;
        _focus = null;
        await link.FocusAsync();
    }

    private Task OnKeyAsync(KeyboardEventArgs key, int index) => key switch
    {
        { AltKey: true, Key: "ArrowUp" } => MoveAsync(index, index - 1),
        { AltKey: true, Key: "ArrowDown" } => MoveAsync(index, index + 1),
        _ => Task.CompletedTask,
    };

    private async Task MoveAsync(int from, int to)
    {
        if (!Editable) return;
        if (!CanMove(from, to))
        {
            _said = from < Reached || to < Reached ? "Stages that were reached stay where they are." : $"Stage {from + 1} is at the end already.";
            return;
        }
        var stage = Stages[from];
        await OnMove.InvokeAsync((from, to));
        _said = $"{stage.Name} moved to position {to + 1} of {Stages.Count}.";
        _focus = stage;
    }

    private bool CanMove(int from, int to) => from >= Reached && to >= Reached && to < Stages.Count;

    private int Wrong(int stage) => Errors.Count(error => !string.IsNullOrEmpty(error.Path) && (PlanWords.StageOf(error.Path) ?? 0) == stage);
}
