using Microsoft.AspNetCore.Components;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Planning;

/// <summary>What every block of the stage editor takes: the stage, its path in the plan, the errors, and whom to tell that something was typed.</summary>
public abstract class StagePart : ComponentBase
{
    [Parameter, EditorRequired] public required StageModel Stage { get; set; }

    /// <summary>Such as <c>stages[1]</c>.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    [Parameter] public IReadOnlyList<Error> Errors { get; set; } = [];

    [Parameter] public EventCallback OnChanged { get; set; }

    protected Task Changed() => OnChanged.InvokeAsync();

    /// <summary>What a control inside a sentence carries; its errors stand below the sentence.</summary>
    protected IReadOnlyDictionary<string, object> Wires(string path)
    {
        var id = FieldPath.Id(path);
        var invalid = FieldPath.At(Errors, path).Count > 0;
        return new FieldWires(id, invalid ? id + "-error" : null, invalid, false).Attributes;
    }
}
