using Microsoft.AspNetCore.Components;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Planning;

/// <summary>One criterion as a sentence whose words are controls: "Payment errors is at most 1.5 % with at least 400 measured".</summary>
public sealed partial class CriterionSentence
{
    [Parameter, EditorRequired] public required CriterionModel Criterion { get; set; }

    /// <summary>Such as <c>stages[1].gate.criteria[0]</c>.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<MonitoringHook> Hooks { get; set; }

    [Parameter] public IReadOnlyList<Error> Errors { get; set; } = [];

    [Parameter] public EventCallback OnChanged { get; set; }

    [Parameter] public EventCallback OnRemove { get; set; }

    private MonitoringHook? Hook => Hooks.FirstOrDefault(hook => hook.Key.Value == Criterion.Hook);

    private string Name => (Criterion.IsTrigger ? "trigger" : "criterion") + (Hook is { } hook ? $", {hook.Name}" : Criterion.Hook.Length > 0 ? $", {Criterion.Hook}" : " without a metric");

    private Task Changed() => OnChanged.InvokeAsync();

    private string At(string part) => $"{Path}.{part}";

    private IReadOnlyDictionary<string, object> Wires(string part)
    {
        var id = FieldPath.Id(At(part));
        var invalid = FieldPath.At(Errors, At(part)).Count > 0;
        return new FieldWires(id, invalid ? id + "-error" : null, invalid, false).Attributes;
    }
}
