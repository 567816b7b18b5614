using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Metrics;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Metrics;

/// <summary>One metric: what it measures, whether it delivers, the last day, and what depends on it. A dialog for each change, which the address names.</summary>
public sealed partial class MetricPage
{
    private Load<MetricView> _load = Load<MetricView>.Start;
    private string? _loaded;
    private HookDraft? _draft;
    private ReadingDraft? _reading;
    private bool _deleting;
    private IReadOnlyList<Error> _errors = [];
    private Guid _intent = Guid.NewGuid();
    private string? _said;
    private (string?, string?) _opened;

    [Inject] private ShowMetric Metric { get; set; } = null!;

    [Inject] private SaveHook Save { get; set; } = null!;

    [Inject] private RecordHookReading Record { get; set; } = null!;

    [Inject] private DeleteHook Remove { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter] public string Key { get; set; } = "";

    /// <summary>"change", "read" or "delete"; anything else opens nothing.</summary>
    [SupplyParameterFromQuery(Name = "do")] public string? Do { get; set; }

    private bool Keeps => Policies.Allows(Policies.ManageHooks, Me.AsActor);

    private MetricView? Shown => _load is Load<MetricView>.Here { Value: var view } ? view : null;

    private IReadOnlyList<BlockReason> MayNot => Keeps ? [] : [new("Product managers, engineering leads and administrators test queries.", Icon: "visibility")];

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded != Key)
        {
            (_loaded, _load, _said) = (Key, Load<MetricView>.Start, null);
            ForgetTest();
            await LoadAsync();
        }
        if (_opened == (Key, Do)) return;
        _opened = (Key, Do);
        ShowDialog();
    }

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind is SubjectKinds.Hook && change.Subject == Key || change.SubjectKind is SubjectKinds.Rollout;

    protected override Task ReloadAsync() => LoadAsync();

    protected override void Disposed() => ForgetTest();

    private async Task LoadAsync() => _load = HookKey.Parse(Key, "key").TryGet(out var key)
        ? await Metric.RunAsync(key, Leaving)
        : (Result<MetricView>)Error.NotFound("hook.unknown", "There is no metric with this address. It may have been deleted; its history stays.");

    private void ShowDialog()
    {
        var hook = Keeps ? Shown?.Hook : null;
        _draft = Do == "change" && hook is not null ? HookDraft.Of(hook) : null;
        _reading = Do == "read" && hook is { Origin.IsManual: true } ? new() : null;
        _deleting = Do == "delete" && hook is not null && Shown!.Uses.Count == 0;
        (_errors, _intent) = ([], Guid.NewGuid());
    }

    private static IReadOnlyList<BlockReason> Users(MetricView view) => [.. view.Uses.Select(use => new BlockReason(use.Name, Icon: "link"))];

    private static RolloutKey? Example(MetricView view) => view.Uses.Count > 0 ? view.Uses[0].Rollout : null;

    private void Open(string what)
    {
        _said = null;
        if (Shown is { Hook.Key: var key }) Navigation.NavigateTo(Urls.Metric(key, what));
    }

    private void Close()
    {
        if (Shown is { Hook.Key: var key }) Navigation.NavigateTo(Urls.Metric(key), replace: true);
    }

    private async Task SaveAsync()
    {
        if (_draft is not { } draft) return;
        if ((_errors = draft.Problems).Count > 0) return;
        await EndAsync(await Save.RunAsync(Me.Asks(_intent), draft.Document, Leaving), $"{draft.Name} is saved.");
        if (_errors.Count == 0) ForgetTest();
    }

    private async Task ReadAsync()
    {
        if (_reading is not { } reading || Shown is not { Hook: var hook }) return;
        if ((_errors = reading.Problems).Count > 0) return;
        await EndAsync(await Record.RunAsync(Me.Asks(_intent), hook.Key, reading.Number, null, reading.Source, Leaving), $"The reading of {hook.Name} is entered.");
    }

    private async Task DeleteAsync()
    {
        if (Shown is not { Hook: var hook }) return;
        var done = await Remove.RunAsync(Me.Asks(_intent), hook.Key, hook.Version, Leaving);
        (_intent, _errors) = (Guid.NewGuid(), done.Errors);
        if (!done.IsError) Navigation.NavigateTo(Urls.Metrics, replace: true);
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
