using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Components.Templates;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Templates;

/// <summary>All templates, the chosen one beside them, and a dialog for each thing to do. The address names both.</summary>
public sealed partial class TemplatesPage
{
    private Load<ValueList<TemplateSummary>> _load = Load<ValueList<TemplateSummary>>.Start;
    private PlanNames _names = PlanNames.Keys;
    private TemplatePreview? _preview;
    private TemplateDraft? _draft;
    private PlanTemplate? _deleting;
    private PlanTemplate? _theirs;
    private IReadOnlyList<Error> _errors = [];
    private Guid _intent = Guid.NewGuid();
    private string? _said;
    private (string? Key, string? Do) _opened;

    [Inject] private ITemplateReader Templates { get; set; } = null!;

    [Inject] private ICohortReader Cohorts { get; set; } = null!;

    [Inject] private PreviewTemplate Preview { get; set; } = null!;

    [Inject] private CreateTemplate Create { get; set; } = null!;

    [Inject] private EditTemplate Edit { get; set; } = null!;

    [Inject] private DeleteTemplate Delete { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "template")] public string? Key { get; set; }

    /// <summary>"edit", "duplicate" or "delete"; anything else opens nothing.</summary>
    [SupplyParameterFromQuery(Name = "do")] public string? Do { get; set; }

    private TemplateSummary? Chosen => _load is Load<ValueList<TemplateSummary>>.Here here ? here.Value.FirstOrDefault(one => one.Template.Key.Value == Key) : null;

    private string EmptyText => Me.Plans
        ? "Save a plan that worked as a template, or duplicate one of those below and change the copy."
        : "A product manager or an engineering lead saves a plan that worked as a template.";

    protected override async Task OnParametersSetAsync()
    {
        if (_load is Load<ValueList<TemplateSummary>>.Waiting) await LoadAsync();
        else if (_opened.Key != Key) _preview = await PreviewAsync(Chosen);
        if (_opened == (Key, Do)) return;
        _opened = (Key, Do);
        ShowDialog();
    }

    protected override bool Concerns(ChangeNotice change) =>
        change.SubjectKind is SubjectKinds.Template or SubjectKinds.Rollout or SubjectKinds.Cohort or SubjectKinds.Hook or SubjectKinds.Directory;

    protected override Task ReloadAsync() => LoadAsync();

    // All at once, so that no drawing in between shows a template without its stages.
    private async Task LoadAsync()
    {
        var all = await Templates.ListAsync(Leaving);
        var names = PlanNames.Keys with { Cohort = (await Cohorts.CatalogAsync(Leaving)).NameOf };
        var preview = await PreviewAsync(all.FirstOrDefault(one => one.Template.Key.Value == Key));
        (_load, _names, _preview) = (all, names, preview);
    }

    private async Task<TemplatePreview?> PreviewAsync(TemplateSummary? chosen) => chosen is null ? null : await Preview.RunAsync(chosen.Template, null, Leaving);

    private void ShowDialog()
    {
        var template = Me.Plans ? Chosen?.Template : null;
        _draft = (Do, template) switch
        {
            ("duplicate", { } one) => TemplateDraft.CopyOf(one),
            ("edit", { IsBuiltIn: false } one) => TemplateDraft.Of(one),
            _ => null,
        };
        _deleting = Do == "delete" && template is { IsBuiltIn: false } ? template : null;
        (_errors, _theirs, _intent) = ([], null, Guid.NewGuid());
    }

    private string UsedText(TemplateSummary template) => template.LastUsed is { } last
        ? $"{TemplateText.Used(template.Used)}, last {Reader.At(last)}."
        : "No rollout has begun with it yet.";

    private void Open(string what)
    {
        _said = null;
        Navigation.NavigateTo(Urls.Template(Chosen!.Template.Key, what));
    }

    private void Close() => Navigation.NavigateTo(Chosen is { } chosen ? Urls.Template(chosen.Template.Key) : Urls.Templates, replace: true);

    private async Task SaveAsync()
    {
        if (_draft is not { } draft) return;
        if (draft.Problems() is { Count: > 0 } nonsense)
        {
            _errors = nonsense;
            return;
        }
        var saved = draft.Key is { } key
            ? await Edit.RunAsync(Me.Asks(_intent), key, draft.SeenVersion, draft.ToDocument(), Leaving)
            : await Create.RunAsync(Me.Asks(_intent), draft.ToDocument(), Leaving);
        await EndAsync(saved, $"{draft.Name.Trim()} is saved.");
    }

    private async Task DeleteAsync()
    {
        if (_deleting is not { } gone) return;
        await EndAsync(await Delete.RunAsync(Me.Asks(_intent), gone.Key, gone.Version, Leaving), $"{gone.Name} is deleted. Its history stays.");
    }

    private void TakeTheirs() => (_draft, _theirs, _errors) = (TemplateDraft.Of(_theirs!), null, []);

    private async Task KeepMineAsync()
    {
        _draft!.SeenVersion = _theirs!.Version;
        _theirs = null;
        await SaveAsync();
    }

    private async Task EndAsync(Result<Receipt> result, string said)
    {
        (_intent, _errors) = (Guid.NewGuid(), result.Errors);
        if (result.TryGet(out var receipt))
        {
            _said = said;
            await LoadAsync();
            var stays = TemplateKey.Parse(receipt.Subject, "key").TryGet(out var key) && _deleting is null;
            Navigation.NavigateTo(stays ? Urls.Template(key) : Urls.Templates, replace: true);
            return;
        }
        if (result.Error is not { Kind: ErrorKind.Conflict, Path: null }) return;
        await LoadAsync();
        if (_draft is not null) _theirs = Chosen?.Template;
        else _deleting = Chosen?.Template;
    }
}
