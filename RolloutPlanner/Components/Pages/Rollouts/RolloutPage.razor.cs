using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Dialogs;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>
/// One rollout: where it stands, what its gate says, the next step. Which dialog is open stands in the address. A dialog that is open has
/// one command id until it gets a final answer, so sending it twice acts once.
/// </summary>
public sealed partial class RolloutPage
{
    private Load<RolloutScreen> _load = Load<RolloutScreen>.Start;
    private string? _shownKey;
    private string? _shownDialog;
    private DialogKind? _dialog;
    private Guid _command = Guid.NewGuid();
    private long _openedAt;
    private IReadOnlyDictionary<int, MoveEffect> _effects = new Dictionary<int, MoveEffect>();
    private IReadOnlyList<Error> _errors = [];
    private bool _busy;
    private bool _gone;
    private string _said = "";

    [Parameter] public string Key { get; set; } = "";

    [Parameter] public int? GateNumber { get; set; }

    [SupplyParameterFromQuery(Name = "dialog")] public string? DialogName { get; set; }

    [SupplyParameterFromQuery(Name = "of")] public string? Of { get; set; }

    /// <summary>The tab to go back to from a dialog.</summary>
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "tab")] public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "metric")] public string? Metric { get; set; }

    [SupplyParameterFromQuery(Name = "as")] public string? As { get; set; }

    [Inject] private ShowRollout Show { get; set; } = null!;

    [Inject] private IHistoryQuery History { get; set; } = null!;

    [Inject] private MeasureReach People { get; set; } = null!;

    [Inject] private RolloutActions Actions { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private RolloutScreen? Screen => _load is Load<RolloutScreen>.Here { Value: var screen } ? screen : null;

    protected override bool Concerns(ChangeNotice change) =>
        (change.SubjectKind == SubjectKinds.Rollout && change.Subject == Key) || change.SubjectKind is SubjectKinds.Account or SubjectKinds.Hook;

    // From one of this page's addresses to another no parameter may change, and then nobody else tells it.
    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    protected override void Disposed()
    {
        _gone = true;
        Navigation.LocationChanged -= OnMoved;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Key != _shownKey)
        {
            (_shownKey, _shownDialog, _said) = (Key, null, "");
            _load = Load<RolloutScreen>.Start;
            await ReloadAsync();
            // A draft has no gate to look at: its plan is what there is to do, unless the gate or a dialog is asked for.
            if (Tab is null && DialogPath() is null && Screen is { View.State.Status: RolloutStatus.Draft } draft)
                Navigation.NavigateTo(Urls.Plan(draft.View.State.Key), replace: true);
        }
        await ShowAskedAsync();
    }

    protected override async Task ReloadAsync()
    {
        if (!RolloutKey.Parse(Key, "key").TryGet(out var key) || await Show.RunAsync(key, Leaving, ReadingSeries.MostPoints) is not { } view)
        {
            _load = Result<RolloutScreen>.Fail([Error.NotFound("rollout.unknown", $"There is no rollout \"{Key}\". Its link may be old.")]);
            return;
        }
        var latest = await History.PageAsync(new HistoryFilter(key, PageSize: 50), Leaving);
        _load = RolloutScreen.Of(view, latest.Entries, Me, Reader);
        if (_dialog is { } dialog) _effects = await EffectsAsync(dialog, view);
    }

    private void OnMoved(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        if (_gone) return;
        await ShowAskedAsync();
        StateHasChanged();
    });

    private async Task ShowAskedAsync()
    {
        var asked = DialogPath();
        if (asked == _shownDialog) return;
        _shownDialog = asked;
        await OpenAsync();
    }

    private string? DialogPath()
    {
        var path = new Uri(Navigation.Uri).AbsolutePath;
        if (GateNumber is not null) return nameof(DialogKind.Approve);
        if (path.EndsWith("/rollback", StringComparison.Ordinal)) return nameof(DialogKind.RollBack);
        if (path.EndsWith("/kill", StringComparison.Ordinal)) return nameof(DialogKind.Kill);
        return DialogName is null ? null : $"{DialogName}:{Of}";
    }

    private async Task OpenAsync()
    {
        _dialog = null;
        _errors = [];
        if (Screen is not { } screen || !Enum.TryParse<DialogKind>(_shownDialog?.Split(':')[0], ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) return;
        (_command, _openedAt, _said) = (Guid.NewGuid(), screen.LastEntry, "");
        _effects = await EffectsAsync(kind, screen.View);
        _dialog = kind;
    }

    private void Open(Ask ask) => Navigation.NavigateTo(Asking.Url(Screen!.View.State, ask));

    private void Close() => Navigation.NavigateTo(Urls.RolloutTab(Screen!.View.State.Key, From));

    private DialogContext Context(RolloutScreen screen) => new(screen.View, Me, screen.Clock, _effects, _errors, Changed(screen), _busy);

    // Only what came after the dialog was opened, and nothing that the person did in it.
    private string[] Changed(RolloutScreen screen) =>
        [.. screen.Latest.TakeWhile(entry => entry.Seq > _openedAt).Where(entry => entry.CommandId != _command).Select(entry => HistoryText.Sentence(entry, screen.View.Known())).Reverse()];

    private async Task DoAsync(Deed deed)
    {
        if (_busy || Screen is not { } before) return;
        _busy = true;
        try
        {
            // Leaving the page must not stop a change halfway.
            var done = await Actions.RunAsync(Request(before.View), deed, CancellationToken.None);
            _errors = done.Errors;
            await ReloadAsync();
            if (done.IsError || Screen is not { } after) return;
            _said = DoneText.Of(deed, before.View, after.View, after.Clock);
            _dialog = null;
            Navigation.NavigateTo(Urls.Gate(after.View.State.Key, after.View.State.Status is RolloutStatus.Draft));
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task UntickAsync(string item)
    {
        _command = Guid.NewGuid();
        await DoAsync(new Deed.Untick(item));
        if (_errors.Count > 0) _said = _errors[0].Message;
    }

    private RolloutRequest Request(RolloutView seen) => new(Me.Asks(_command), seen.State.Key, seen.State.Version);

    private bool May(RolloutCommand command) => Me.Has(Lifecycle.Of(command).Who);

    private async Task<IReadOnlyDictionary<int, MoveEffect>> EffectsAsync(DialogKind kind, RolloutView view)
    {
        var (state, count) = (view.State, view.Plan.Stages.Count);
        var effects = new Dictionary<int, MoveEffect>();
        foreach (var stage in Targets(kind, state, count))
        {
            var status = stage == 0 ? RolloutStatus.RolledBack : stage > count ? RolloutStatus.Completed : RolloutStatus.Running;
            if (await People.OfMoveAsync(state, status, Math.Min(stage, count), Leaving) is { } effect) effects[stage] = effect;
        }
        return effects;
    }

    /// <summary>The stages whose effect a dialog shows: 0 for nobody, one more than the last for everybody.</summary>
    private static IEnumerable<int> Targets(DialogKind kind, RolloutState state, int count) => kind switch
    {
        DialogKind.Start or DialogKind.Advance or DialogKind.Approve => [state.CurrentStage + 1],
        DialogKind.Skip or DialogKind.ApproveSkip => Enumerable.Range(state.CurrentStage + 2, Math.Max(0, count - state.CurrentStage - 1)),
        DialogKind.RollBack or DialogKind.Reading => Enumerable.Range(0, Math.Max(1, state.Status is RolloutStatus.Completed ? count + 1 : state.CurrentStage)),
        DialogKind.Kill => [0],
        _ => [],
    };
}
