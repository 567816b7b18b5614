using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>That nothing typed is lost: neither by leaving the page, nor with the connection, nor by what somebody else saves meanwhile.</summary>
public sealed partial class PlanPage
{
    private string? _leaveTo;
    private bool _leaving;
    private bool _looked;
    private DateTimeOffset? _keptAt;
    private (DateTimeOffset At, Plan Basis)? _restored;
    private HistoryEntry? _asked;

    [Inject] private KeptDrafts Drafts { get; set; } = null!;

    private string DraftKey => $"plan/{Key}";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_looked || _session is null) return;
        _looked = true;
        await RestoreAsync(_session);
    }

    /// <summary>Takes up what was typed before the page was loaded again.</summary>
    private async Task RestoreAsync(PlanSession session)
    {
        if (MayEdit && await Drafts.FindAsync(DraftKey) is { } draft)
        {
            if (KeptPlan.Read(draft.Text) is { } kept && PlanParser.Parse(kept.Basis.ToDocument()).TryGet(out var basis)) session.TakeUp(kept.Typed, basis, kept.Version);
            if (session.IsDirty)
            {
                _restored = (draft.At, session.State.Draft);
                await ChangedAsync();
            }
            else await ForgetAsync();
            StateHasChanged();
        }
        await Drafts.PutBackAsync();
    }

    private Task DropAsync()
    {
        _session!.GoBackTo(_restored!.Value.Basis);
        _restored = null;
        return ChangedAsync();
    }

    private async Task CheckAndKeepAsync(CancellationToken typing)
    {
        // First of all: checking may take a while, and the server may end any time.
        if (Dirty) _keptAt = await Drafts.KeepAsync(DraftKey, KeptPlan.Write(_session!));
        else await ForgetAsync();
        await CheckAsync(typing);
        StateHasChanged();
    }

    private Task ForgetAsync()
    {
        _keptAt = null;
        return Drafts.ForgetAsync(DraftKey);
    }

    private Task TakeTheirsAsync()
    {
        _session!.Load(_session.Theirs!);
        _restored = null;
        return ChangedAsync();
    }

    private Task KeepMineAsync()
    {
        _session!.KeepMine();
        return Held ? ChangedAsync() : SaveAsync();
    }

    private Task KeepBothAsync(PlanDocument merged)
    {
        _session!.KeepBoth(merged);
        return Held ? ChangedAsync() : SaveAsync();
    }

    private async Task GuardAsync(LocationChangingContext going)
    {
        if (!Dirty || _leaving || IsThisPlan(going.TargetLocation)) return;
        if (CanStore && await SaveAsync()) return;
        going.PreventNavigation();
        _leaveTo = going.TargetLocation;
    }

    private bool IsThisPlan(string target)
    {
        var uri = new Uri(new Uri(Navigation.BaseUri), target);
        return uri.AbsolutePath == $"/rollouts/{Rollout}/plan";
    }

    private void LeaveAsync()
    {
        _leaving = true;
        Navigation.NavigateTo(_leaveTo!);
    }

    /// <summary>What a lead asked to be changed in the version that was sent last; nothing once the next one is sent.</summary>
    private async Task<HistoryEntry?> AskedAsync(RolloutState state)
    {
        if (state.Phase is not PlanPhase.Draft || state.Versions.Count == 0) return null;
        var page = await History.PageAsync(new(Rollout: Rollout, Kind: "changes-requested", PageSize: 1), Leaving);
        return page.Entries.Count > 0 && page.Entries[0].At >= state.Versions[^1].SubmittedAt ? page.Entries[0] : null;
    }
}
