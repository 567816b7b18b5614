using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.Rollouts;

/// <summary>Makes a rollout in three steps. What was typed stays through all of them, also when it is refused.</summary>
public sealed partial class NewRolloutPage
{
    private static readonly string[] StepNames = ["template", "details", "check"];
    private readonly NewRolloutModel _model = new();
    private Load<ValueList<Person>> _load = Load<ValueList<Person>>.Start;
    private ValueList<Error> _errors = [];
    private Guid _commandId = Guid.NewGuid();
    private bool _done;

    [Inject] private CreateRollout Create { get; set; } = null!;

    [Inject] private IAccountReader Accounts { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromQuery] public string? Step { get; set; }

    /// <summary>Never beyond the first step that is not done, whatever the address says.</summary>
    private int Current
    {
        get
        {
            var asked = Math.Max(0, Array.IndexOf(StepNames, Step ?? ""));
            return _model.Chosen is null ? 0 : asked == 2 && _model.Problems().Count > 0 ? 1 : asked;
        }
    }

    private string Forward => Current == 0 && _model.Chosen is { } chosen ? $"Continue with {chosen.Name}" : "Continue";

    protected override async Task OnInitializedAsync()
    {
        if (Me.Plans) _model.Owner = Me.Id.Value;
        await LoadAsync();
    }

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind == SubjectKinds.Account;

    protected override Task ReloadAsync() => LoadAsync();

    private async Task LoadAsync() => _load = await Accounts.AllAsync(Leaving);

    private void ContinueAsync()
    {
        _errors = Current == 1 ? _model.Problems() : [];
        if (_errors.Count == 0) Go(Current + 1);
    }

    private void Go(int step)
    {
        _errors = [];
        Navigation.NavigateTo($"{Urls.NewRollout}?step={StepNames[step]}");
    }

    private async Task CreateAsync()
    {
        var made = await Create.RunAsync(Me.Asks(_commandId), _model.ToRollout(), Leaving);
        _commandId = Guid.NewGuid();
        if (made.TryGet(out var receipt) && RolloutKey.Parse(receipt.Subject, "key").TryGet(out var key))
        {
            _done = true;
            Navigation.NavigateTo(Urls.Plan(key, 1));
            return;
        }
        Go(1);
        _errors = made.Errors;
    }
}
