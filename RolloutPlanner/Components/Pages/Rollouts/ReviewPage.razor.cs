using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Planning;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>One plan version to read from end to end and to agree to, or not.</summary>
public sealed partial class ReviewPage
{
    private Load<RolloutView> _load = Load<RolloutView>.Start;
    private ValueList<string> _accepted = [];
    private ValueList<Error> _errors = [];
    private Asking _asking;
    private Guid _commandId = Guid.NewGuid();
    private long _seenVersion;
    private string _seenHash = "";
    private string _said = "";
    private bool _changedMeanwhile;
    private ReviewBase? _base;
    private ReviewDifference? _difference;

    /// <summary>The dialog that is open.</summary>
    private enum Asking
    {
        Nothing,
        SignOff,
        Changes,
        Apply,
    }

    [Inject] private ShowRollout Show { get; set; } = null!;

    [Inject] private CheckPlan Check { get; set; } = null!;

    [Inject] private SignOffPlan SignOff { get; set; } = null!;

    [Inject] private RequestChanges Changes { get; set; } = null!;

    [Inject] private ApplyPlan Apply { get; set; } = null!;

    [Inject] private FindSigned Signed { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Parameter] public string Key { get; set; } = "";

    /// <summary>Which dialog is open: <c>sign</c>, <c>changes</c> or <c>apply</c>.</summary>
    [SupplyParameterFromQuery(Name = "dialog")] public string? DialogName { get; set; }

    private RolloutKey Rollout => RolloutKey.Parse(Key, "key").TryGet(out var key) ? key : default;

    protected override Task OnParametersSetAsync()
    {
        var asked = DialogName switch { "sign" => Asking.SignOff, "changes" => Asking.Changes, "apply" => Asking.Apply, _ => Asking.Nothing };
        if (asked != _asking && asked is not Asking.Nothing) (_errors, _commandId, _changedMeanwhile, _said) = ([], Guid.NewGuid(), false, "");
        _asking = asked;
        return LoadAsync();
    }

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind is not SubjectKinds.Rollout || change.Subject == Key;

    protected override async Task ReloadAsync()
    {
        var hash = _seenHash;
        await LoadAsync();
        if (hash.Length > 0 && hash != _seenHash) _changedMeanwhile = true;
    }

    private async Task LoadAsync()
    {
        if (await Show.RunAsync(Rollout, Leaving) is not { } view)
        {
            _load = new Load<RolloutView>.Failed([RolloutProblems.NotFound(Rollout)]);
            return;
        }
        var version = Read(view);
        var accepted = version is null ? [] : await AcceptedAsync(version);
        var earlier = version is null ? null : ReviewBase.Of(view.State, version, await Signed.RunAsync(Rollout, Leaving));
        // All at once: what is drawn in between must belong together.
        (_accepted, _base, _difference) = (accepted, earlier, earlier is null ? null : ReviewDifference.Between(earlier.Version, version!, view.Names()));
        // Behind an open dialog the page stays on what the person decided on, so that a decision never lands on another text.
        if (_asking is Asking.Nothing || _seenHash.Length == 0) (_seenVersion, _seenHash) = (view.State.Version, Read(view)?.Hash ?? "");
        _load = view;
    }

    /// <summary>Warnings were kept by code and place; their sentences are those that the plan earns today, or the code where it no longer does.</summary>
    private async Task<ValueList<string>> AcceptedAsync(PlanVersion version)
    {
        if (version.Acknowledged.Count == 0) return [];
        var check = await Check.RunAsync(Rollout, PlanDocuments.From(version.Plan), [version.SubmittedBy], Leaving);
        return version.Acknowledged.Select(id => check.Findings.FirstOrDefault(finding => finding.Id == id)?.Message ?? id).ToValueList();
    }

    private static PlanVersion? Read(RolloutView view) => view.State.UnderReview ?? (view.State.Versions.Count > 0 ? view.State.Versions[^1] : null);

    private static IReadOnlyList<SignOff> Signatures(RolloutState state, PlanVersion version) => [.. state.SignOffs.Where(signature => signature.PlanHash == version.Hash)];

    private static StageReach? ReachOf(RolloutView view, PlanVersion version, int index) =>
        ReferenceEquals(view.Plan, version.Plan) && view.Reach is { } reach && index < reach.Stages.Count ? reach.Stages[index] : null;

    private static string Phase(RolloutState state) => state.Phase switch
    {
        PlanPhase.InReview => "In review. It is read as it was sent; a change clears every signature.",
        PlanPhase.Approved when state.IsLive => "Signed off and not in force yet.",
        PlanPhase.Approved => "Signed off. The rollout may start.",
        PlanPhase.Draft => "This version is not in review any more: somebody works on the next one.",
        PlanPhase.None => "This version has been agreed.",
        _ => throw new UnreachableException(),
    };

    private IReadOnlyList<BlockReason> Reasons(RolloutState state, RolloutCommand command) =>
        Lifecycle.Check(state, command, Me.AsActor) is { IsError: true } refused ? [refused.Error.Message] : [];

    private IReadOnlyList<BlockReason> SignReasons(RolloutState state) =>
        Reasons(state, RolloutCommand.SignOff) is { Count: > 0 } refused ? refused
        : state.SignOffs.Any(signature => signature.By == Me.Id) ? [RolloutErrors.AlreadySigned.Message] : [];

    // The dialog stands in the address: the back button closes it, and loading again keeps it open.
    private void Ask(Asking asking) => Navigation.NavigateTo(Urls.Review(Rollout) + asking switch
    {
        Asking.SignOff => "?dialog=sign",
        Asking.Changes => "?dialog=changes",
        Asking.Apply => "?dialog=apply",
        _ => "",
    });

    private Task SignAsync(string comment) => DoAsync(request => SignOff.RunAsync(request, _seenHash, comment, Leaving), "Signed off.");

    private Task RequestAsync(string comment) => DoAsync(request => Changes.RunAsync(request, comment, Leaving), "Sent back with your comment.");

    private Task ApplyAsync(string reason) => DoAsync(request => Apply.RunAsync(request, reason, Leaving), "In force now.");

    private async Task DoAsync(Func<RolloutRequest, Task<Result<Receipt>>> act, string said)
    {
        var done = await act(new(Me.Asks(_commandId), Rollout, _seenVersion));
        _commandId = Guid.NewGuid();
        // What was written stays in the dialog until it is accepted; a conflict says so there.
        _errors = done.Errors;
        if (done.IsError && done.Error.Kind is not ErrorKind.Conflict) return;
        if (done.IsError)
        {
            _changedMeanwhile = true;
            await LoadAsync();
            return;
        }
        (_asking, _said) = (Asking.Nothing, said);
        await LoadAsync();
        Ask(Asking.Nothing);
    }
}
