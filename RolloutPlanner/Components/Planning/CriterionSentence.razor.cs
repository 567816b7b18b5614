using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Planning;

/// <summary>One criterion as a sentence whose words are controls: "Payment errors is at most 1.5 % with at least 400 measured".</summary>
public sealed partial class CriterionSentence
{
    private const string Limit = "limit";

    [Parameter, EditorRequired] public required CriterionModel Criterion { get; set; }

    /// <summary>Such as <c>stages[1].gate.criteria[0]</c>.</summary>
    [Parameter, EditorRequired] public required string Path { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<MonitoringHook> Hooks { get; set; }

    [Parameter] public IReadOnlyList<Error> Errors { get; set; } = [];

    /// <summary>Whether anybody in the stage is without the feature.</summary>
    [Parameter] public bool HasControl { get; set; } = true;

    /// <summary>What the stage can notice by it; null while nobody knows.</summary>
    [Parameter] public DetectionHint? Hint { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>One of the ways out of a stage that is too small.</summary>
    [Parameter] public EventCallback<DetectionFix> OnFix { get; set; }

    [Parameter] public EventCallback OnRemove { get; set; }

    private MonitoringHook? Hook => Hooks.FirstOrDefault(hook => hook.Key.Value == Criterion.Hook);

    private string Name => (Criterion.IsTrigger ? "trigger" : "criterion") + (Hook is { } hook ? $", {hook.Name}" : Criterion.Hook.Length > 0 ? $", {Criterion.Hook}" : " without a metric");

    private string Unit => Hook switch { null => "", { Shape: MetricShape.Counts } => "%", var known => known.Unit };

    /// <summary>What fits the shape of the metric, and what is chosen even where that does not fit: nothing changes unseen.</summary>
    private IReadOnlyList<string> References =>
    [.. (Hook?.Shape switch
    {
        MetricShape.Counts => [Limit, "controlRatio"],
        MetricShape.Means => [Limit, "controlDifference", "controlPercent"],
        _ => (string[])[Limit],
    }).Append(Criterion.Against).Distinct()];

    /// <summary>The criterion as far as a hint speaks of it; null while its limit is no number.</summary>
    private Criterion? Read => NumberText.Decimal(Criterion.Limit) is { } limit
        ? new("", default, CriterionRole.Observe, LimitKind.AtMost, limit, 1, FailAction.Pause) { Against = Criterion.Against == "controlRatio" ? Reference.ControlRatio : Reference.Limit }
        : null;

    private string Words(string reference) => reference switch
    {
        "controlRatio" => "times as often as without",
        "controlDifference" => $"{MetricText.Points(Unit)} more than without".TrimStart(),
        "controlPercent" => "% more than without",
        _ => Hook switch { { Shape: MetricShape.Counts } => "% of people", { Unit.Length: > 0 } known => known.Unit, _ => "as a number" },
    };

    private Task Changed() => OnChanged.InvokeAsync();

    /// <summary>People of two arms are compared unless somebody says otherwise: only that tells harm of the feature from a bad day.</summary>
    private Task ChosenAsync()
    {
        if (Criterion.Limit.Length > 0) return Changed();
        Criterion.Against = Hook?.Shape switch
        {
            MetricShape.Counts when HasControl => "controlRatio",
            MetricShape.Means when HasControl => "controlDifference",
            _ => Limit,
        };
        return Changed();
    }

    private string At(string part) => $"{Path}.{part}";

    private IReadOnlyDictionary<string, object> Wires(string part)
    {
        var id = FieldPath.Id(At(part));
        var invalid = FieldPath.At(Errors, At(part)).Count > 0;
        return new FieldWires(id, invalid ? id + "-error" : null, invalid, false).Attributes;
    }
}
