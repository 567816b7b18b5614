using System.Globalization;
using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Dialogs;

/// <summary>
/// Takes a number that a person read. While it is typed the dialog says what saving will do; the domain answers that on a copy of the
/// rollout that is never saved.
/// </summary>
public sealed partial class ReadingDialog
{
    private readonly string[] _fields = ["value", "sampleSize", "observedAt", "source"];
    private string _value = "";
    private string _sample = "";
    private string _observed = "";
    private string _source = "";
    private string _unit = "";
    private IReadOnlyList<string> _rules = [];
    private IReadOnlyList<Error> _typing = [];
    private IReadOnlyList<BlockReason> _blocked = [];
    private ReadingForecast? _forecast;

    [Parameter, EditorRequired] public required DialogContext Context { get; set; }

    [Parameter, EditorRequired] public required HookKey Hook { get; set; }

    [Parameter] public EventCallback<Deed> OnDo { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    private RolloutView View => Context.View;

    private IReadOnlyList<Error> Errors => _typing.Count > 0 ? _typing : Context.Errors;

    private IEnumerable<Criterion> Criteria => View.State.CurrentStage is > 0 and var at ? View.Plan.Stages[at - 1].Gate.Criteria.Where(criterion => criterion.Hook == Hook) : [];

    protected override void OnParametersSet()
    {
        _unit = View.Hooks.TryGetValue(Hook, out var hook) && hook.Unit.Length > 0 ? $"in {hook.Unit}" : "a number";
        _rules = [.. Criteria.Select(criterion => MetricText.Rule(View, criterion) + ".")];
        var allowed = Lifecycle.Check(View.State, RolloutCommand.RecordMeasurement, Context.Me.AsActor);
        _blocked = allowed.IsError ? [new(allowed.Error.Message)] : _rules.Count == 0 ? [new("The gate of this stage does not use this metric.")] : [];
        Foresee();
    }

    private static string Text(ChangeEventArgs typed) => typed.Value as string ?? "";

    private void Type(Action take)
    {
        take();
        _typing = [];
        Foresee();
    }

    private void Foresee() => _forecast = _blocked.Count == 0 && Parse() is { Value: { } reading } ? ReadingForecast.Of(Context, reading) : null;

    private async Task ConfirmAsync()
    {
        var (reading, errors) = Parse();
        _typing = errors;
        if (reading is not null) await OnDo.InvokeAsync(new Deed.Read(reading));
    }

    private (NewMeasurement? Value, IReadOnlyList<Error> Errors) Parse()
    {
        var errors = new List<Error>();
        if (!decimal.TryParse(_value.Replace('\u2212', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value))
            errors.Add(Error.Invalid("reading.number", _value.Trim().Length == 0 ? "Enter the number that was read." : $"“{_value.Trim()}” is not a number. Write it like 0.67.", "value"));
        int? sample = null;
        if (_sample.Trim() is { Length: > 0 } size)
        {
            if (int.TryParse(size, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)) sample = number;
            else errors.Add(Error.Invalid("reading.sample", "A sample is a whole number. Leave it empty for expert judgement.", "sampleSize"));
        }
        DateTimeOffset? observed = null;
        if (_observed.Length > 0)
        {
            if (DateTime.TryParse(_observed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && !Context.Clock.Zone.IsInvalidTime(local))
                observed = new DateTimeOffset(local, Context.Clock.Zone.GetUtcOffset(local)).ToUniversalTime();
            else errors.Add(Error.Invalid("reading.time", "This time does not exist there.", "observedAt"));
        }
        return (errors.Count > 0 ? null : new NewMeasurement(Hook, value, sample, observed, _source.Trim()), errors);
    }
}
