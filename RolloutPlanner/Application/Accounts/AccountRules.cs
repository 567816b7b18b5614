using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>What all account changes have in common.</summary>
internal static class AccountRules
{
    private const Roles Personal = Roles.ProductManager | Roles.EngineeringLead | Roles.Auditor | Roles.Viewer | Roles.Admin;

    /// <summary>The account to change, as the administrator saw it.</summary>
    public static async Task<Result<Person>> FindForAdminAsync(IWorkspace workspace, UserId id, long seenVersion)
    {
        if (!Policies.Allows(Policies.ManagePeople, workspace.Actor)) return AccountErrors.OnlyAdmins;
        if (await workspace.Accounts.FindAsync(id) is not { } person) return AccountErrors.NotFound;
        return person.Version == seenVersion ? person : AccountErrors.Changed(person);
    }

    public static async Task<bool> IsLastAdminAsync(IWorkspace workspace, Person person) =>
        !person.IsDisabled && (person.Roles & Roles.Admin) != 0 && await workspace.Accounts.CountEnabledAsync(Roles.Admin) <= 1;

    /// <summary>Exactly one of the five roles of people; never the role of automation.</summary>
    public static bool IsOneRole(Roles role) => IsPersonal(role) && (role & (role - 1)) == 0;

    /// <summary>At least one role, and none but those of people.</summary>
    public static bool IsPersonal(Roles roles) => roles != Roles.None && (roles & ~Personal) == 0;

    /// <summary>All problems of a new account's form.</summary>
    public static ValueList<Error> Check(string name, string email, string password)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var isEmail = at > 0 && at == email.LastIndexOf('@') && at < email.Length - 1 && !email.Any(char.IsWhiteSpace);
        Error?[] problems =
        [
            PlainText.Check(name, "name", "The name", 1, 100),
            PlainText.Check(email, "email", "The email", 1, 254) ?? (isEmail ? null : Error.Invalid("account.email", "An email reads like maya@fernhill.example.", "email")),
            PasswordPolicy.Check(password, "password"),
        ];
        return problems.OfType<Error>().ToValueList();
    }
}
