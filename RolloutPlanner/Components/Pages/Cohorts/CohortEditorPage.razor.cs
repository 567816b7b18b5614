using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Cohorts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Cohorts;

/// <summary>Makes or changes one cohort, or shows it to those who may only read. What is typed is never lost to a refusal.</summary>
public sealed partial class CohortEditorPage
{
    private Load<CohortForm> _load = Load<CohortForm>.Start;
    private CohortUses _uses = CohortUses.None;
    private ValueList<CohortVersion> _versions = [];
    private IReadOnlyDictionary<UserId, string> _names = new Dictionary<UserId, string>();
    private IReadOnlyList<CohortChoice> _choices = [];
    private IReadOnlyList<AttributeChoice> _attributes = [];
    private IReadOnlyList<Error> _errors = [];
    private IReadOnlyList<Error> _deleteErrors = [];
    private Guid _saveId = Guid.NewGuid();
    private Guid _deleteId = Guid.NewGuid();
    private string? _loadedKey;

    /// <summary>The version that the edit began with; null for a new cohort.</summary>
    private CohortVersion? _stored;
    private string? _saved;
    private bool _touched;
    private bool _asking;
    private bool _saving;
    private bool _deleting;

    [Inject] private ICohortReader Cohorts { get; set; } = null!;

    [Inject] private IPeopleDirectory People { get; set; } = null!;

    [Inject] private IAccountReader Accounts { get; set; } = null!;

    [Inject] private ShowCohortUses Uses { get; set; } = null!;

    [Inject] private CreateCohort Create { get; set; } = null!;

    [Inject] private EditCohort Edit { get; set; } = null!;

    [Inject] private DeleteCohort Remove { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>Null for a new cohort.</summary>
    [Parameter] public string? Key { get; set; }

    /// <summary>Whom to test: an id or a name.</summary>
    [SupplyParameterFromQuery(Name = "test")] public string? Test { get; set; }

    private CohortForm? Form => (_load as Load<CohortForm>.Here)?.Value;

    private CohortKey? StoredKey => Key is not null && CohortKey.Parse(Key, "key").TryGet(out var key) ? key : null;

    private string Title => _versions.Count > 0 ? _versions[0].Name : "New cohort";

    private IReadOnlyList<BlockReason> DeleteBlocked =>
        [.. _uses.Rollouts.Select(use => new BlockReason(use.Name, Icon: "stacked_line_chart")), .. _uses.Cohorts.Select(cohort => new BlockReason(cohort.Name, "includes it.", "group"))];

    private IReadOnlyDictionary<string, string> CohortNames => _choices.ToDictionary(choice => choice.Key, choice => choice.Name);

    protected override async Task OnParametersSetAsync()
    {
        if (_load is not Load<CohortForm>.Waiting && _loadedKey == Key) return;
        _restored = false;
        await LoadAsync();
        await RestoreAsync();
        if (Form is not null && Test is { Length: > 0 }) await TestNowAsync(Test);
    }

    protected override bool Concerns(ChangeNotice change) =>
        change.SubjectKind is SubjectKinds.Directory or SubjectKinds.Rollout || (change.SubjectKind == SubjectKinds.Cohort && change.Subject == Key);

    protected override async Task ReloadAsync()
    {
        if (Form is null || StoredKey is not { } key) return;
        _uses = await Uses.RunAsync(key, Leaving);
        var now = await Cohorts.FindAsync(key, null, Leaving);
        if (_saving || Form is not { } form) return;
        if (now?.Number == form.SeenVersion || (now is null && _touched)) await PreviewAsync(TimeSpan.Zero);
        else if (_touched) await MeetAsync(now!);
        else await LoadAsync();
    }

    protected override void Disposed() => _previewing?.Dispose();

    private async Task LoadAsync()
    {
        (_loadedKey, _theirs, _errors, _touched, _keptAt, _backFrom) = (Key, null, [], false, null, null);
        var catalog = await Cohorts.CatalogAsync(Leaving);
        _choices = [.. catalog.All.Where(cohort => cohort.Key.Value != Key).OrderBy(cohort => cohort.Name, StringComparer.CurrentCultureIgnoreCase).Select(cohort => new CohortChoice(cohort.Key.Value, cohort.Name))];
        _attributes = [.. (await People.CurrentAsync(Leaving)).Attributes.Select(attribute => new AttributeChoice(attribute.Name, attribute.People)), new("targetingKey", null)];
        _load = await FormAsync();
        if (Form is not null) await PreviewAsync(TimeSpan.Zero);
    }

    private async Task<Load<CohortForm>> FormAsync()
    {
        if (Key is null)
        {
            (_uses, _versions, _stored) = (CohortUses.None, [], null);
            return new CohortForm();
        }
        if (StoredKey is not { } key || await Cohorts.FindAsync(key, null, Leaving) is not { } version)
            return (Result<CohortForm>)Error.NotFound("cohort.unknown", "There is no cohort with this address. It may have been deleted; its history stays.");
        _stored = version;
        _uses = await Uses.RunAsync(key, Leaving);
        _versions = await Cohorts.VersionsAsync(key, Leaving);
        _names = await Accounts.NamesAsync(Leaving);
        return CohortForm.From(CohortDocument.From(version), version.Number);
    }

    private Task ChangedAsync()
    {
        (_touched, _saved, _keptAt) = (true, null, null);
        // Refusals of the last save speak of what stood there then; the preview brings those of now.
        _errors = [];
        return PreviewAsync(Quiet);
    }

    /// <summary>A cohort that is used is saved only after what that does has been shown.</summary>
    private async Task AskOrSaveAsync()
    {
        if (_uses.Count == 0)
        {
            await SaveAsync();
            return;
        }
        await PreviewAsync(TimeSpan.Zero);
        if (_preview is { Errors.Count: > 0 } faulty) _errors = faulty.Errors;
        else _asking = true;
    }

    private async Task SaveAsync()
    {
        if (Form is not { } form) return;
        _saving = true;
        var saved = form.IsNew || StoredKey is not { } key
            ? await Create.RunAsync(Me.Asks(_saveId), form.ToDocument(), Leaving)
            : await Edit.RunAsync(Me.Asks(_saveId), key, form.SeenVersion, form.ToDocument(), Leaving);
        (_asking, _saving, _saveId, _theirs) = (false, false, Guid.NewGuid(), null);
        if (saved.TryGet(out var receipt)) await AfterSaveAsync(form, receipt);
        else if (saved.Error is { Kind: ErrorKind.Conflict, Path: null } && StoredKey is { } mine && await Cohorts.FindAsync(mine, null, Leaving) is { } now) await MeetAsync(now);
        else _errors = saved.Errors;
    }

    private async Task AfterSaveAsync(CohortForm form, Receipt receipt)
    {
        var isNew = form.IsNew;
        (_touched, _errors) = (false, []);
        await Drafts.ForgetAsync(DraftKey);
        if (isNew)
        {
            Navigation.NavigateTo(Urls.Cohort(CohortKey.Parse(receipt.Subject, "key").Value));
            return;
        }
        await LoadAsync();
        _saved = $"Saved as version {Words.Number(receipt.Version)}.{(_uses.Rollouts.Any(use => use.Kept.Count > 0) ? " Rollouts keep the version that was signed." : null)}";
    }

    private async Task DeleteAsync()
    {
        if (Form is not { } form || StoredKey is not { } key) return;
        var deleted = await Remove.RunAsync(Me.Asks(_deleteId), key, form.SeenVersion, Leaving);
        _deleteId = Guid.NewGuid();
        _deleteErrors = deleted.Errors;
        if (deleted.IsError) return;
        _touched = false;
        await Drafts.ForgetAsync(DraftKey);
        Navigation.NavigateTo(Urls.Cohorts);
    }
}
