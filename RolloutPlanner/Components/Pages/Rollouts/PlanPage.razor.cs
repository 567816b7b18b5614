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

/// <summary>
/// The plan editor: load, check while it is typed, send for review. What it shows is in <c>PlanPage.View.cs</c>, how it saves in
/// <c>PlanPage.Saving.cs</c>, what it guards in <c>PlanPage.Guard.cs</c>.
/// </summary>
public sealed partial class PlanPage
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);
    private Load<RolloutView> _load = Load<RolloutView>.Start;
    private ValueList<Person> _people = [];
    private PlanSession? _session;
    private LatestOnly _checking = null!;
    private Guid _sendId = Guid.NewGuid();
    private ValueList<Error> _sendErrors = [];
    private bool _sending;

    [Inject] private ShowRollout Show { get; set; } = null!;

    [Inject] private EditPlan Edit { get; set; } = null!;

    [Inject] private SubmitPlan Submit { get; set; } = null!;

    [Inject] private CheckPlan CheckUseCase { get; set; } = null!;

    [Inject] private IAccountReader Accounts { get; set; } = null!;

    [Inject] private IHistoryQuery History { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter] public string Key { get; set; } = "";

    /// <summary>As the address says it, which anybody can write: what is no number is no stage.</summary>
    [SupplyParameterFromQuery(Name = "stage")] public string? StageText { get; set; }

    [SupplyParameterFromQuery(Name = "v")] public string? VersionText { get; set; }

    private RolloutKey Rollout => RolloutKey.Parse(Key, "key").TryGet(out var key) ? key : default;

    protected override void OnInitialized() => (_checking, _storing) = (new(Clock), new(Clock));

    protected override async Task OnParametersSetAsync()
    {
        if (_session is null || _session.State.Key != Rollout) await LoadAsync();
    }

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind is not SubjectKinds.Rollout || change.Subject == Key;

    protected override async Task ReloadAsync()
    {
        // What this page is saving itself is taken in where it is saved.
        if (_session is not { } session || _saving || await Show.RunAsync(Rollout, Leaving) is not { } view) return;
        var before = session.State.Draft;
        session.Meanwhile(view.State);
        if (session.State.Draft != before) _restored = null;
        await TakeAsync(view);
    }

    protected override void Disposed()
    {
        _checking.Dispose();
        _storing.Dispose();
    }

    private async Task LoadAsync()
    {
        if (await Show.RunAsync(Rollout, Leaving) is not { } view)
        {
            _load = new Load<RolloutView>.Failed([RolloutProblems.NotFound(Rollout)]);
            return;
        }
        _session = new(view.State);
        (_looked, _restored, _refusal) = (false, null, null);
        await TakeAsync(view);
    }

    private async Task TakeAsync(RolloutView view)
    {
        _people = await Accounts.AllAsync(Leaving);
        _asked = await AskedAsync(view.State);
        _saved = await LastSavedAsync(view);
        _load = view;
        await CheckAsync(Leaving);
    }

    private async Task CheckAsync(CancellationToken ct)
    {
        var check = await CheckUseCase.RunAsync(Rollout, _session!.Model.ToDocument(), [Me.Id], ct);
        if (!ct.IsCancellationRequested) _session.Checked(check);
    }

    private void OpenSend()
    {
        _sendErrors = [];
        _sendId = Guid.NewGuid();
        _sending = true;
    }

    private async Task SendAsync(string comment)
    {
        if (Dirty && !await SaveAsync())
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
