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

/// <summary>All metrics; a dialog for each thing to do, which the address names.</summary>
public sealed partial class MetricsPage
{
    private Load<ValueList<MonitoringHook>> _load = Load<ValueList<MonitoringHook>>.Start;
    private Dictionary<HookKey, ValueList<string>> _usedBy = [];
    private HookDraft? _draft;
    private ReadingDraft? _reading;
    private MonitoringHook? _chosen;
    private IReadOnlyList<Error> _errors = [];
    private Guid _intent = Guid.NewGuid();
    private string? _said;
    private (string? Do, string? Key) _opened;

    [Inject] private IHookReader Hooks { get; set; } = null!;

    [Inject] private SaveHook Save { get; set; } = null!;

    [Inject] private RecordHookReading Record { get; set; } = null!;

    [Inject] private DeleteHook Remove { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>"new", "change", "read" or "delete"; anything else opens nothing.</summary>
    [SupplyParameterFromQuery(Name = "do")] public string? Do { get; set; }

    [SupplyParameterFromQuery(Name = "key")] public string? Key { get; set; }

    private bool Keeps => Policies.Allows(Policies.ManageHooks, Me.AsActor);

    protected override async Task OnParametersSetAsync()
    {
        if (_load is Load<ValueList<MonitoringHook>>.Waiting) await LoadAsync();
        if (_opened == (Do, Key)) return;
        _opened = (Do, Key);
        ShowDialog();
    }

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind is SubjectKinds.Hook or SubjectKinds.Rollout;

    protected override Task ReloadAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var all = await Hooks.AllAsync(Leaving);
        var usedBy = new Dictionary<HookKey, ValueList<string>>();
        foreach (var hook in all) usedBy[hook.Key] = await Hooks.UsersAsync(hook.Key, Leaving);
        (_load, _usedBy) = (all, usedBy);
    }

    private void ShowDialog()
    {
        _chosen = Keeps && _load is Load<ValueList<MonitoringHook>>.Here here ? here.Value.FirstOrDefault(hook => hook.Key.Value == Key) : null;
        _draft = Keeps && Do == "new" ? new() : Do == "change" && _chosen is { } found ? HookDraft.Of(found) : null;
        _reading = Do == "read" && _chosen is not null ? new() : null;
        (_errors, _intent) = ([], Guid.NewGuid());
    }

    private void Open(string what, MonitoringHook? hook = null)
    {
        _said = null;
        Navigation.NavigateTo(Urls.MetricDialog(what, hook?.Key));
    }

    private void Close() => Navigation.NavigateTo(Urls.Metrics, replace: true);

    private async Task SaveAsync()
    {
        if (_draft is not { } draft) return;
        var document = new HookDocument(draft.Key, draft.Name, draft.Unit, draft.Source, draft.SeenVersion);
        await EndAsync(await Save.RunAsync(Me.Asks(_intent), document, Leaving), $"{draft.Name} is saved.");
    }

    private async Task ReadAsync()
    {
        if (_reading is not { } reading || _chosen is not { } hook) return;
        if (reading.Number is null && reading.Value.Length > 0)
        {
            _errors = [Error.Invalid("reading.number", "Enter a number with a dot before the decimals, such as 12.5.", "value")];
            return;
        }
        await EndAsync(await Record.RunAsync(Me.Asks(_intent), hook.Key, reading.Number, null, reading.Source, Leaving), $"The reading of {hook.Name} is entered.");
    }

    private async Task DeleteAsync()
    {
        if (_chosen is not { } hook) return;
        await EndAsync(await Remove.RunAsync(Me.Asks(_intent), hook.Key, hook.Version, Leaving), $"{hook.Name} is deleted. Its history stays.");
    }

    private async Task EndAsync(Result<Receipt> result, string said)
    {
        (_intent, _errors) = (Guid.NewGuid(), result.Errors);
        if (result.IsError) return;
        _said = said;
        await LoadAsync();
        Close();
    }
}
