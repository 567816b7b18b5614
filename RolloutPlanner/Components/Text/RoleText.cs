using System.Security.Claims;

namespace RolloutPlanner.Components.Text;

/// <summary>What a role is called on the screen. For display only: what somebody may do is read from the database at each command.</summary>
public static class RoleText
{
    /// <summary>The roles of a signed-in person, in the order of the claims, as in "Product manager, Auditor".</summary>
    public static string Of(ClaimsPrincipal user) =>
        user.FindAll(ClaimTypes.Role).Select(claim => Of(claim.Value)).ToArray() is { Length: > 0 } roles ? string.Join(", ", roles) : "No role yet";

    /// <summary>One role, by its name in the domain. An unknown name is shown as it is.</summary>
    public static string Of(string role) => role switch
    {
        "ProductManager" => "Product manager",
        "EngineeringLead" => "Engineering lead",
        "Admin" => "Administrator",
        _ => role,
    };
}
