using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.People;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Shared;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Pages.People;

/// <summary>Accounts and roles: administrators change them, everybody may read them. The address names the person that is managed.</summary>
public sealed partial class PeoplePage
{
    private Load<ValueList<Person>> _load = Load<ValueList<Person>>.Start;
    private PersonDraft? _draft;
    private IReadOnlyList<Error> _errors = [];
    private Guid _intent = Guid.NewGuid();
    private string? _said;
    private (string?, string?) _opened;

    [Inject] private IAccountReader Accounts { get; set; } = null!;

    [Inject] private CreateAccount Create { get; set; } = null!;

    [Inject] private GrantRole Grant { get; set; } = null!;

    [Inject] private RevokeRole Revoke { get; set; } = null!;

    [Inject] private DisableAccount Disable { get; set; } = null!;

    [Inject] private EnableAccount Enable { get; set; } = null!;

    [Inject] private UnlockAccount Unlock { get; set; } = null!;

    [Inject] private SetPassword Password { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "person")] public string? PersonId { get; set; }

    /// <summary>"new" for a new account.</summary>
    [SupplyParameterFromQuery(Name = "do")] public string? Do { get; set; }

    private bool Manages => Policies.Allows(Policies.ManagePeople, Me.AsActor);

    private Person? Chosen => Manages && _load is Load<ValueList<Person>>.Here here ? here.Value.FirstOrDefault(person => person.Id.Value == PersonId) : null;

    protected override async Task OnParametersSetAsync()
    {
        if (_load is Load<ValueList<Person>>.Waiting) await LoadAsync();
        if (_opened == (Do, PersonId)) return;
        (_opened, _errors, _intent) = ((Do, PersonId), [], Guid.NewGuid());
        _draft = Manages && Do == "new" ? new() : null;
    }

    protected override bool Concerns(ChangeNotice change) => change.SubjectKind == SubjectKinds.Account;

    protected override Task ReloadAsync() => LoadAsync();

    private async Task LoadAsync() => _load = await Accounts.AllAsync(Leaving);

    private void Close() => Navigation.NavigateTo(Urls.People, replace: true);

    private async Task CreateAsync()
    {
        if (_draft is not { } draft) return;
        var origin = Me.Asks(_intent);
        var made = await Create.RunAsync(new(origin, draft.Name, draft.Email, draft.Password, draft.Roles), Leaving);
        if (await EndAsync(made, $"{draft.Name} has an account.")) Close();
    }

    private async Task ActAsync(AccountAction action)
    {
        if (Chosen is not { } person) return;
        var origin = Me.Asks(_intent);
        var account = new AccountCommand(origin, person.Id, person.Version);
        var done = action switch
        {
            AccountAction.Grant grant => await Grant.RunAsync(new(origin, person.Id, grant.Role, person.Version), Leaving),
            AccountAction.Revoke revoke => await Revoke.RunAsync(new(origin, person.Id, revoke.Role, person.Version), Leaving),
            AccountAction.Disable => await Disable.RunAsync(account, Leaving),
            AccountAction.Enable => await Enable.RunAsync(account, Leaving),
            AccountAction.Unlock => await Unlock.RunAsync(account, Leaving),
            AccountAction.SetPassword set => await Password.RunAsync(account, set.Password, Leaving),
            _ => throw new UnreachableException(),
        };
        await EndAsync(done, $"The account of {person.Name} is changed.");
    }

    /// <summary>After a refusal the newest state shows beside the reason, so that the next decision is made on it.</summary>
    private async Task<bool> EndAsync(Result<Receipt> result, string said)
    {
        (_intent, _errors) = (Guid.NewGuid(), result.Errors);
        await LoadAsync();
        if (!result.IsError) _said = said;
        return !result.IsError;
    }
}
