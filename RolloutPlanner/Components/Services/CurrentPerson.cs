using System.Security.Claims;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Services;

/// <summary>
/// Who looks at the page. The roles are those of the sign-in and only decide what is shown and offered; what is allowed is decided
/// with the database's roles when a command runs.
/// </summary>
public sealed record CurrentPerson(UserId Id, string Name, Roles Roles)
{
    public static CurrentPerson Nobody { get; } = new(default, "", Roles.None);

    /// <summary>May make and change cohorts and plans.</summary>
    public bool Plans => Has(Roles.ProductManager | Roles.EngineeringLead);

    public bool Leads => Has(Roles.EngineeringLead);

    public bool KeepsTokens => Policies.Allows(Policies.ManageTokens, AsActor);

    /// <summary>As the lifecycle wants to know it, for showing what is possible and why not.</summary>
    public Actor AsActor => new(Id, Name, Roles, Channel.Screen);

    public static CurrentPerson From(ClaimsPrincipal user) => user is { Identity: { IsAuthenticated: true } identity } && user.AccountId() is { } id
        ? new(id, identity.Name ?? "", user.AccountRoles() & ~(Roles.System | Roles.Reporter))
        : Nobody;

    /// <summary>One intent of this person on a screen. <paramref name="id"/> is made when the intent is shown, not when it is clicked.</summary>
    public CommandOrigin Asks(Guid id) => new(id, Id, Channel.Screen);

    public bool Has(Roles any) => (Roles & any) != 0;
}
