using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Account;

/// <summary>Roles as a person reads them.</summary>
public static class AccountWords
{
    private static readonly (Roles Role, string Word)[] Words =
    [
        (Roles.ProductManager, "product manager"),
        (Roles.EngineeringLead, "engineering lead"),
        (Roles.Auditor, "auditor"),
        (Roles.Viewer, "viewer"),
        (Roles.Admin, "administrator"),
    ];

    /// <summary>All held roles, in the order of the table of rights; "no role" for none.</summary>
    public static string Of(Roles roles)
    {
        var held = Words.Where(entry => roles.HasFlag(entry.Role)).Select(entry => entry.Word).ToList();
        return held.Count == 0 ? "no role" : string.Join(", ", held);
    }
}
