using System.Security.Claims;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>Reads who is signed in. Roles found here decide what is shown; what is allowed is decided anew in each command.</summary>
public static class PrincipalExtensions
{
    /// <summary>Null when nobody is signed in.</summary>
    public static UserId? AccountId(this ClaimsPrincipal user) =>
        user.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } id && UserId.Parse(id, "id").TryGet(out var parsed) ? parsed : null;

    public static Roles AccountRoles(this ClaimsPrincipal user) =>
        user.FindAll(ClaimTypes.Role).Aggregate(Roles.None, (roles, claim) => Enum.TryParse<Roles>(claim.Value, out var role) ? roles | role : roles);

    /// <summary>Null when nobody is signed in.</summary>
    public static Actor? AsActor(this ClaimsPrincipal user, Channel channel) =>
        user.AccountId() is { } id ? new Actor(id, user.Identity?.Name ?? "", user.AccountRoles(), channel) : null;
}
