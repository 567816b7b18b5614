using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Metrics;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Components.Pages.Metrics;

/// <summary>The metrics that the address asks for, a dialog for a new one, and one for a reading.</summary>
public sealed partial class MetricsPage
{
    private Load<ValueList<MetricLine>> _load = Load<ValueList<MetricLine>>.Start;
    private HookDraft? _draft;
    private ReadingDraft? _reading;
    private MonitoringHook? _chosen;
    private IReadOnlyList<Error> _errors = [];
    private Guid _intent = Guid.NewGuid();
    private string? _said;
    private (string? Do, string? Key) _opened;

    [Inject] private ShowMetrics Metrics { get; set; } = null!;

    [Inject] private SaveHook Save { get; set; } = null!;

    [Inject] private RecordHookReading Record { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>"new" or "read"; anything else opens nothing.</summary>
    [SupplyParameterFromQuery(Name = "do")] public string? Do { get; set; }

    [SupplyParameterFromQuery(Name = "key")] public string? Key { get; set; }

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Status { get; set; }

    private bool Keeps => Policies.Allows(Policies.ManageHooks, Me.AsActor);

    private MetricFilter Filter => MetricFilter.Of(Q, Status);

    protected override async Task OnParametersSetAsync()
    {
        if (_load is Load<ValueList<MetricLine>>.Waiting) await LoadAsync();
        if (_opened == (Do, Key)) return;
        _opened = (Do, Key);
        ShowDialog();
    }

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind is SubjectKinds.Hook or SubjectKinds.Rollout;

    protected override Task ReloadAsync() => LoadAsync();

    private async Task LoadAsync() => _load = await Metrics.RunAsync(Leaving);

    private void ShowDialog()
    {
        _chosen = Keeps && Do == "read" && _load is Load<ValueList<MetricLine>>.Here here
            ? here.Value.Select(line => line.Hook).FirstOrDefault(hook => hook.Key.Value == Key)
            : null;
        // Nobody enters by hand what is asked for or sent: its own page says how it is tried.
        if (_chosen is { Origin.IsManual: false } other)
        {
            Navigation.NavigateTo(Urls.Metric(other.Key), replace: true);
            _chosen = null;
        }
        _draft = Keeps && Do == "new" ? new() : null;
        _reading = _chosen is null ? null : new();
        (_errors, _intent) = ([], Guid.NewGuid());
    }

    private void Show(MetricFilter filter) => Navigation.NavigateTo(Urls.MetricsOf(filter.Text, filter.Status?.ToString()), replace: true);

    private void Open(string what, HookKey? key = null)
    {
        _said = null;
        Navigation.NavigateTo(Urls.MetricDialog(what, key));
    }

    private void Close() => Navigation.NavigateTo(Urls.Metrics, replace: true);

    private async Task SaveAsync()
    {
        if (_draft is not { } draft) return;
        if ((_errors = draft.Problems).Count > 0) return;
        var saved = await Save.RunAsync(Me.Asks(_intent), draft.Document, Leaving);
        (_intent, _errors) = (Guid.NewGuid(), saved.Errors);
        if (saved.TryGet(out var receipt)) Navigation.NavigateTo(Urls.Metric(HookKey.Parse(receipt.Subject, "key").Value), replace: true);
    }

    private async Task ReadAsync()
    {
        if (_reading is not { } reading || _chosen is not { } hook) return;
        if ((_errors = reading.Problems).Count > 0) return;
        var done = await Record.RunAsync(Me.Asks(_intent), hook.Key, reading.Number, null, reading.Source, Leaving);
        (_intent, _errors) = (Guid.NewGuid(), done.Errors);
        if (done.IsError) return;
        _said = $"The reading of {hook.Name} is entered.";
        await LoadAsync();
        Close();
    }
}
