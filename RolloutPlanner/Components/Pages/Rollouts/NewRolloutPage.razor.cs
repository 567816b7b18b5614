using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>
/// Makes a rollout in four steps, which the address names. What was typed stays through all of them, also when it is refused; how it outlives a
/// reload is in <c>NewRolloutPage.Draft.cs</c>.
/// </summary>
public sealed partial class NewRolloutPage
{
    private static readonly string[] StepNames = ["advisor", "details", "template", "check"];
    private static readonly string[] StepTitles = ["Do you need a flag?", "Name and people", "Starting plan", "Check and create"];
    private NewRolloutModel _model = new();
    private Load<ValueList<Person>> _load = Load<ValueList<Person>>.Start;
    private ValueList<TemplateSummary> _templates = [];
    private PlanNames _names = PlanNames.Keys;
    private TemplatePreview? _preview;
    private ValueList<Error> _errors = [];

    [Inject] private CreateRollout Create { get; set; } = null!;

    [Inject] private PreviewTemplate Preview { get; set; } = null!;

    [Inject] private IAccountReader Accounts { get; set; } = null!;

    [Inject] private ITemplateReader Templates { get; set; } = null!;

    [Inject] private ICohortReader Cohorts { get; set; } = null!;

    [Inject] private IRolloutReader Rollouts { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery] public string? Step { get; set; }

    /// <summary>The template to start with, where somebody comes from its page.</summary>
    [SupplyParameterFromQuery(Name = "template")] public string? From { get; set; }

    /// <summary>Never beyond the first step that is not done, whatever the address says.</summary>
    private int Current => Math.Min(Math.Max(0, Array.IndexOf(StepNames, Step ?? "")), _model.Problems().Count > 0 ? 1 : Chosen is null ? 2 : 3);

    private PlanTemplate? Chosen => _templates.FirstOrDefault(one => one.Template.Key.Value == _model.Template)?.Template;

    private string Forward => Current switch
    {
        0 when FlagAdvice.Of(_model.Answers).NeedsNoFlag => "Make a rollout anyway",
        2 when Chosen is { } chosen => $"Continue with {chosen.Name}",
        3 => "Create rollout",
        _ => "Continue",
    };

    private string? Remark => Current switch
    {
        0 => "Your answers are kept with the rollout, so reviewers see why it exists.",
        _ when _kept is not null => "Your draft is kept on this device.",
        _ => null,
    };

    private IReadOnlyList<BlockReason> Missing => Current switch
    {
        0 when FlagAdvice.Of(_model.Answers).Use is null => ["Answer the questions, or skip the advice."],
        2 when Chosen is null => ["Choose a plan to start from."],
        _ => [],
    };

    protected override async Task OnParametersSetAsync()
    {
        if (_load is Load<ValueList<Person>>.Here) await PreviewAsync();
    }

    // The draft lies in the browser, so everything waits for the first drawing: the steps would jump otherwise.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        await FindDraftAsync();
        await LoadAsync();
        StateHasChanged();
    }

    protected override bool Concerns(ChangeNotice change) =>
        change.SubjectKind is SubjectKinds.Account or SubjectKinds.Template or SubjectKinds.Cohort or SubjectKinds.Directory;

    protected override Task ReloadAsync() => _load is Load<ValueList<Person>>.Here ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        var had = Chosen;
        _templates = await Templates.ListAsync(Leaving);
        _names = PlanNames.Keys with { Cohort = (await Cohorts.CatalogAsync(Leaving)).NameOf };
        if (had is not null && Chosen is null) _errors = [Error.Invalid("template.unknown", $"The template {had.Name} was deleted meanwhile. Choose another one.", "template")];
        _load = await Accounts.AllAsync(Leaving);
        await PreviewAsync();
    }

    private async Task PreviewAsync() =>
        _preview = Current >= 2 && Chosen is { } chosen ? await Preview.RunAsync(chosen, FlagKey.Parse(_model.FlagKey, "").TryGet(out var flag) ? flag : null, Leaving) : null;

    private async Task AnswerAsync(FlagAnswers answers)
    {
        _model.Answers = answers;
        await KeepSoonAsync();
    }

    private async Task ChooseAsync(PlanTemplate template)
    {
        _model.Template = template.Key.Value;
        _errors = [];
        await PreviewAsync();
        await KeepSoonAsync();
    }

    private Task ForwardAsync() => Current switch
    {
        1 => LeaveDetailsAsync(),
        3 => CreateAsync(),
        _ => GoAsync(Current + 1),
    };

    private async Task LeaveDetailsAsync()
    {
        _errors = _model.Problems();
        if (_errors.Count == 0 && RolloutKey.Parse(_model.FlagKey, "flag.key").TryGet(out var key) && await Rollouts.FindAsync(key, Leaving) is not null)
            _errors = [RolloutProblems.FlagTaken(key)];
        if (_errors.Count == 0) await GoAsync(2);
    }

    private async Task GoAsync(int step)
    {
        _errors = [];
        await KeepAsync();
        Navigation.NavigateTo(AddressOf(step));
    }

    private string AddressOf(int step) => Urls.NewRolloutStep(StepNames[step]);

    private async Task CreateAsync()
    {
        var made = await Create.RunAsync(Me.Asks(_model.Intent), _model.ToRollout(), Leaving);
        if (made.TryGet(out var receipt) && RolloutKey.Parse(receipt.Subject, "key").TryGet(out var key))
        {
            await Drafts.ForgetAsync(DraftKey);
            Navigation.NavigateTo(Urls.Plan(key, 1));
            return;
        }
        _model.Intent = Guid.NewGuid();
        var at = made.Errors.Any(error => error.Path == "template") ? 2 : made.Errors.Any(error => error.Path is { Length: > 0 }) ? 1 : 3;
        if (at != Current) await GoAsync(at);
        _errors = made.Errors;
    }
}
