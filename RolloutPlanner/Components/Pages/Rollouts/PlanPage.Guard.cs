using Microsoft.AspNetCore.Components.Routing;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>That nothing typed is lost: neither by leaving the page nor by what somebody else saves meanwhile.</summary>
public sealed partial class PlanPage
{
    private string _theirName = "Somebody";
    private string? _leaveTo;
    private bool _leaving;
    private HistoryEntry? _asked;

    private async Task TakeTheirsAsync()
    {
        _session!.Load(_session.Theirs!);
        _savedHere = null;
        await CheckAsync(Leaving);
    }

    private async Task KeepMineAsync()
    {
        _session!.KeepMine();
        await SaveAsync();
    }

    private void GuardAsync(LocationChangingContext going)
    {
        if (!Unsaved || _leaving || IsThisPlan(going.TargetLocation)) return;
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

    /// <summary>Who saved the plan last, as the history knows it.</summary>
    private async Task<string> LastEditorAsync()
    {
        var page = await History.PageAsync(new(Rollout: Rollout, PageSize: 1), Leaving);
        return page.Entries.Count == 0 ? "Somebody" : page.Entries[0].ActorId == Me.Id.Value ? "You, in another window," : page.Entries[0].ActorName;
    }
}
