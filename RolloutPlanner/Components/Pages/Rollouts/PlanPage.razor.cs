using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>The plan editor: load, check while it is typed, save, send for review. What it shows is in <c>PlanPage.View.cs</c>, what it guards in <c>PlanPage.Guard.cs</c>.</summary>
public sealed partial class PlanPage
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);
    private Load<RolloutView> _load = Load<RolloutView>.Start;
    private ValueList<Person> _people = [];
    private PlanSession? _session;
    private CancellationTokenSource _typing = new();
    private Guid _saveId = Guid.NewGuid();
    private Guid _sendId = Guid.NewGuid();
    private ValueList<Error> _sendErrors = [];
    private DateTimeOffset? _savedHere;
    private bool _sending;
    private bool _saving;

    [Inject] private ShowRollout Show { get; set; } = null!;

    [Inject] private EditPlan Edit { get; set; } = null!;

    [Inject] private SubmitPlan Submit { get; set; } = null!;

    [Inject] private CheckPlan CheckUseCase { get; set; } = null!;

    [Inject] private IAccountReader Accounts { get; set; } = null!;

    [Inject] private IHistoryQuery History { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter] public string Key { get; set; } = "";

    [SupplyParameterFromQuery(Name = "stage")] public int? StageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "v")] public int? Version { get; set; }

    private RolloutKey Rollout => RolloutKey.Parse(Key, "key").TryGet(out var key) ? key : default;

    protected override async Task OnParametersSetAsync()
    {
        if (_session is null || _session.State.Key != Rollout) await LoadAsync();
    }

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind is not SubjectKinds.Rollout || change.Subject == Key;

    protected override async Task ReloadAsync()
    {
        // What this page is saving itself is taken in where it is saved.
        if (_session is null || _saving || await Show.RunAsync(Rollout, Leaving) is not { } view) return;
        _people = await Accounts.AllAsync(Leaving);
        _session.Meanwhile(view.State);
        _asked = await AskedAsync(view.State);
        if (_session.Theirs is not null) _theirName = await LastEditorAsync();
        _load = view;
        await CheckAsync(Leaving);
    }

    protected override void Disposed()
    {
        _typing.Cancel();
        _typing.Dispose();
    }

    private async Task LoadAsync()
    {
        if (await Show.RunAsync(Rollout, Leaving) is not { } view)
        {
            _load = new Load<RolloutView>.Failed([RolloutProblems.NotFound(Rollout)]);
            return;
        }
        _people = await Accounts.AllAsync(Leaving);
        _session = new(view.State);
        _asked = await AskedAsync(view.State);
        _load = view;
        await CheckAsync(Leaving);
    }

    private async Task ChangedAsync()
    {
        _session!.Changed();
        await _typing.CancelAsync();
        _typing.Dispose();
        _typing = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        var typing = _typing.Token;
        try
        {
            await Task.Delay(Quiet, Clock, typing);
            await CheckAsync(typing);
        }
        catch (OperationCanceledException) when (typing.IsCancellationRequested)
        {
            // Somebody went on typing; the next check is about the newer text.
        }
    }

    private async Task CheckAsync(CancellationToken ct)
    {
        var check = await CheckUseCase.RunAsync(Rollout, _session!.Model.ToDocument(), Me.Id, ct);
        if (!ct.IsCancellationRequested) _session.Checked(check);
    }

    private async Task SaveOnlyAsync() => await SaveAsync();

    private async Task<bool> SaveAsync()
    {
        if (_session!.Model.Problems() is { Count: > 0 } nonsense)
        {
            _session.Refuse(nonsense);
            return false;
        }
        _saving = true;
        try
        {
            return await StoreAsync(_session);
        }
        finally
        {
            _saving = false;
        }
    }

    private async Task<bool> StoreAsync(PlanSession session)
    {
        var done = await Edit.RunAsync(new(Me.Asks(_saveId), Rollout, session.State.Version), session.Model.ToDocument(), Leaving);
        _saveId = Guid.NewGuid();
        if (await Show.RunAsync(Rollout, Leaving) is not { } view) return false;
        _load = view;
        if (done.IsError)
        {
            if (done.Error.Kind is ErrorKind.Conflict) session.Meanwhile(view.State);
            if (session.Theirs is null) session.Refuse(done.Errors);
            else _theirName = await LastEditorAsync();
            return false;
        }
        session.Saved(view.State);
        _savedHere = Clock.GetUtcNow();
        return true;
    }

    private void OpenSend()
    {
        _sendErrors = [];
        _sendId = Guid.NewGuid();
        _sending = true;
    }

    private async Task SendAsync(string comment)
    {
        if (Unsaved && !await SaveAsync())
        {
            _sending = false;
            return;
        }
        var accepted = _session!.Acknowledged.Order(StringComparer.Ordinal).ToValueList();
        var done = await Submit.RunAsync(new(Me.Asks(_sendId), Rollout, _session.State.Version), accepted, comment, Leaving);
        _sendId = Guid.NewGuid();
        _sendErrors = done.Errors;
        if (done.IsError)
        {
            await ReloadAsync();
            return;
        }
        _leaving = true;
        Navigation.NavigateTo(Urls.Review(Rollout));
    }

    private void Acknowledge((string Id, bool Accepted) answer)
    {
        if (answer.Accepted) _session!.Acknowledged.Add(answer.Id);
        else _session!.Acknowledged.Remove(answer.Id);
    }
}
