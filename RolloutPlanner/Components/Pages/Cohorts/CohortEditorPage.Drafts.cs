using Microsoft.AspNetCore.Components;
using RolloutPlanner.Components.Cohorts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Cohorts;

namespace RolloutPlanner.Components.Pages.Cohorts;

/// <summary>The part of the page that loses nothing: what is typed outlives a reload, and somebody else's version stands beside it until one is chosen.</summary>
public sealed partial class CohortEditorPage
{
    /// <summary>What somebody else saved since the edit began.</summary>
    private CohortVersion? _theirs;

    /// <summary>When the browser took what stands here; null while it has not, or refused.</summary>
    private DateTimeOffset? _keptAt;

    /// <summary>What stands here was brought back from that time.</summary>
    private DateTimeOffset? _backFrom;
    private bool _drawn;
    private bool _restored;

    [Inject] private KeptDrafts Drafts { get; set; } = null!;

    private string DraftKey => $"cohort/{Key}";

    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return Task.CompletedTask;
        _drawn = true;
        return RestoreAsync();
    }

    private async Task KeepAsync(CohortForm form) => _keptAt = await Drafts.KeepAsync(DraftKey, KeptCohort.Write(form));

    /// <summary>Once per cohort, as soon as both the page and the cohort are here.</summary>
    private async Task RestoreAsync()
    {
        if (!_drawn || _restored || !Me.Plans || Form is not { } stored) return;
        _restored = true;
        if (await Drafts.FindAsync(DraftKey) is not { } kept || _touched) return;
        if (KeptCohort.Read(kept.Text) is not { } form || form.IsNew != stored.IsNew || form.ToDocument() == stored.ToDocument())
        {
            await Drafts.ForgetAsync(DraftKey);
            return;
        }
        (_load, _touched, _backFrom, _keptAt) = (form, true, kept.At, kept.At);
        if (form.SeenVersion != stored.SeenVersion && StoredKey is { } key)
            (_theirs, _stored) = (_stored, await Cohorts.FindAsync(key, form.SeenVersion, Leaving));
        await PreviewAsync(TimeSpan.Zero);
        StateHasChanged();
    }

    /// <summary>What was typed goes, and the saved version comes.</summary>
    private async Task DropAsync()
    {
        await Drafts.ForgetAsync(DraftKey);
        await LoadAsync();
    }

    /// <summary>Somebody else saved meanwhile: both versions stay until the person has chosen.</summary>
    private async Task MeetAsync(CohortVersion theirs)
    {
        _theirs = theirs;
        await PreviewAsync(TimeSpan.Zero);
    }

    private async Task KeepMineAsync()
    {
        if (Form is not { } form || StoredKey is not { } key || _theirs is not { } theirs) return;
        form.SeenVersion = theirs.Number;
        (_stored, _theirs) = (theirs, null);
        _versions = await Cohorts.VersionsAsync(key, Leaving);
        await AskOrSaveAsync();
    }
}
