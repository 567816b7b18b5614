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
    private ValueList<string> _users = [];
    private ValueList<CohortVersion> _versions = [];
    private IReadOnlyDictionary<UserId, string> _names = new Dictionary<UserId, string>();
    private IReadOnlyList<CohortChoice> _choices = [];
    private IReadOnlyList<string> _attributes = [];
    private IReadOnlyList<Error> _errors = [];
    private IReadOnlyList<Error> _deleteErrors = [];
    private Guid _saveId = Guid.NewGuid();
    private Guid _deleteId = Guid.NewGuid();
    private string? _loadedKey;
    private string? _conflict;
    private string? _saved;
    private bool _touched;
    private bool _asking;
    private bool _deleting;

    [Inject] private ICohortReader Cohorts { get; set; } = null!;

    [Inject] private IPeopleDirectory People { get; set; } = null!;

    [Inject] private IAccountReader Accounts { get; set; } = null!;

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

    private string Title => _versions.Count > 0 ? _versions[0].Name : "New cohort";

    private IReadOnlyList<BlockReason> DeleteBlocked => [.. _users.Select(user => new BlockReason(user, Icon: "link"))];

    private IReadOnlyDictionary<string, string> CohortNames => _choices.ToDictionary(choice => choice.Key, choice => choice.Name);

    protected override async Task OnParametersSetAsync()
    {
        if (_load is not Load<CohortForm>.Waiting && _loadedKey == Key) return;
        await LoadAsync();
        if (Form is not null && Test is { Length: > 0 }) await TestNowAsync(Test);
    }

    protected override bool Concerns(ChangeNotice change) =>
        change.SubjectKind == SubjectKinds.Directory || (change.SubjectKind == SubjectKinds.Cohort && change.Subject == Key);

    protected override async Task ReloadAsync()
    {
        if (Form is not { } form || !CohortKey.Parse(Key, "key").TryGet(out var key)) return;
        if (await Cohorts.FindAsync(key, null, Leaving) is not { } now || now.Number == form.SeenVersion) await PreviewAsync(TimeSpan.Zero);
        else if (_touched) _conflict = CohortErrors.ChangedMeanwhile(now.Name, form.SeenVersion, now.Number).Message;
        else await LoadAsync();
    }

    protected override void Disposed() => _previewing?.Dispose();

    private async Task LoadAsync()
    {
        (_loadedKey, _conflict, _errors, _touched) = (Key, null, [], false);
        var catalog = await Cohorts.CatalogAsync(Leaving);
        _choices = [.. catalog.All.Where(cohort => cohort.Key.Value != Key).OrderBy(cohort => cohort.Name, StringComparer.CurrentCultureIgnoreCase).Select(cohort => new CohortChoice(cohort.Key.Value, cohort.Name))];
        _attributes = [.. (await People.CurrentAsync(Leaving)).Attributes.Select(attribute => attribute.Name), "targetingKey"];
        _load = await FormAsync();
        if (Form is not null) await PreviewAsync(TimeSpan.Zero);
    }

    private async Task<Load<CohortForm>> FormAsync()
    {
        if (Key is null)
        {
            (_users, _versions) = ([], []);
            return new CohortForm();
        }
        if (!CohortKey.Parse(Key, "key").TryGet(out var key) || await Cohorts.FindAsync(key, null, Leaving) is not { } version)
            return (Result<CohortForm>)Error.NotFound("cohort.unknown", "There is no cohort with this address. It may have been deleted; its history stays.");
        _users = await Cohorts.UsersAsync(key, Leaving);
        _versions = await Cohorts.VersionsAsync(key, Leaving);
        _names = (await Accounts.AllAsync(Leaving)).ToDictionary(person => person.Id, person => person.Name);
        return CohortForm.From(CohortDocument.From(version), version.Number);
    }

    private async Task SwitchAsync(bool list)
    {
        if (Form is not { } form || form.IsList == list) return;
        form.IsList = list;
        await ChangedAsync();
    }

    private Task ChangedAsync()
    {
        (_touched, _saved) = (true, null);
        // Refusals of the last save speak of what stood there then; the preview brings those of now.
        _errors = [];
        return PreviewAsync(Quiet);
    }

    private async Task AskOrSaveAsync()
    {
        if (_users.Count > 0) _asking = true;
        else await SaveAsync();
    }

    private async Task SaveAsync()
    {
        if (Form is not { } form) return;
        var saved = form.IsNew || !CohortKey.Parse(Key, "key").TryGet(out var key)
            ? await Create.RunAsync(Me.Asks(_saveId), form.ToDocument(), Leaving)
            : await Edit.RunAsync(Me.Asks(_saveId), key, form.SeenVersion, form.ToDocument(), Leaving);
        (_asking, _saveId, _conflict) = (false, Guid.NewGuid(), null);
        if (saved.TryGet(out var receipt)) await AfterSaveAsync(form, receipt);
        else if (saved.Error is { Kind: ErrorKind.Conflict, Path: null }) _conflict = saved.Error.Message;
        else _errors = saved.Errors;
    }

    private async Task AfterSaveAsync(CohortForm form, Receipt receipt)
    {
        var isNew = form.IsNew;
        (_touched, _errors) = (false, []);
        if (isNew)
        {
            Navigation.NavigateTo(Urls.Cohort(CohortKey.Parse(receipt.Subject, "key").Value));
            return;
        }
        await LoadAsync();
        _saved = $"Saved as version {Words.Number(receipt.Version)}.{(_users.Count > 0 ? " Running rollouts keep the version that was signed." : null)}";
    }

    private async Task KeepMineAsync()
    {
        if (Form is not { } form || !CohortKey.Parse(Key, "key").TryGet(out var key)) return;
        if (await Cohorts.FindAsync(key, null, Leaving) is not { } now) return;
        form.SeenVersion = now.Number;
        _versions = await Cohorts.VersionsAsync(key, Leaving);
        _conflict = null;
        await AskOrSaveAsync();
    }

    private async Task DeleteAsync()
    {
        if (Form is not { } form || !CohortKey.Parse(Key, "key").TryGet(out var key)) return;
        var deleted = await Remove.RunAsync(Me.Asks(_deleteId), key, form.SeenVersion, Leaving);
        _deleteId = Guid.NewGuid();
        _deleteErrors = deleted.Errors;
        if (deleted.IsError) return;
        _touched = false;
        Navigation.NavigateTo(Urls.Cohorts);
    }
}
