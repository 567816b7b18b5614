using System.Globalization;
using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Rollouts;

/// <summary>One criterion of a gate: verdict, sentence, what was measured, where the truth likely lies, on how many people it rests.</summary>
public sealed partial class CriterionRow
{
    private ReadingSeries _series = null!;
    private ReadingTrace _trace = null!;
    private Figure _now = null!;
    private Figure _likely = null!;
    private (string Text, Tone Tone)? _problem;

    [Parameter, EditorRequired] public required RolloutView View { get; set; }

    [Parameter, EditorRequired] public required CriterionAssessment Assessed { get; set; }

    [Parameter, EditorRequired] public required ReaderClock Clock { get; set; }

    /// <summary>Whether the table has a column for the small lines.</summary>
    [Parameter] public bool WithLines { get; set; }

    [Parameter] public bool MayEnter { get; set; }

    /// <summary>Whether this person may set aside what the criterion asks for.</summary>
    [Parameter] public bool MaySetAside { get; set; }

    [Parameter] public EventCallback<Ask> OnAsk { get; set; }

    private Criterion Criterion => Assessed.Criterion;

    private bool Full => Assessed.SampleSize >= Criterion.MinimumSample;

    private string Width => Math.Clamp(100m * (Assessed.SampleSize ?? 0) / Criterion.MinimumSample, 0, 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    // Numbers that programs deliver are theirs to deliver.
    private bool IsByHand => Assessed.Quality is null && View.HookOf(Criterion.Hook) is null or { Origin.IsManual: true };

    private bool CanSetAside => MaySetAside && Assessed.Action > GateAction.Advance && !View.State.Waiting(View.At).Any(one => one.CriterionId == Criterion.Id);

    private string Source => Assessed switch
    {
        { Quality: not null } => MetricText.Role(Criterion.Role),
        { Reading: { } reading } => $"{MetricText.Source(View.HookOf(Criterion.Hook))}, {Clock.Since(reading.ObservedAt)}{(reading.ExpiresAt <= Clock.Now ? ", too old to count" : "")}. {MetricText.Role(Criterion.Role)}",
        _ => $"{MetricText.Source(View.HookOf(Criterion.Hook))}. {MetricText.Role(Criterion.Role)}",
    };

    protected override void OnParametersSet()
    {
        _series = ReadingSeries.Of(View, Assessed);
        _trace = ReadingTrace.Of(View, _series, ranges: false);
        (_now, _likely) = (EvidenceText.Now(View, Assessed), EvidenceText.Likely(View, Assessed));
        _problem = ProblemText.Of(View, Assessed, Clock);
    }
}
