using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Accounts;

/// <summary>The refusals of account changes.</summary>
internal static class AccountErrors
{
    public static Error OnlyAdmins { get; } = Error.Forbidden("account.only-admins", "Only an administrator can change accounts.");

    public static Error NotFound { get; } = Error.NotFound("account.not-found", "There is no such account.");

    public static Error NotARole { get; } = Error.Invalid("account.role", "Choose one role that a person can hold.", "role");

    public static Error Exists { get; } = Error.Refused("account.exists", "There are accounts already. Sign in as an administrator to add more.");

    public static Error EmailTaken(string email) => Error.Conflict("account.email-taken", $"There is already an account for {email}.") with { Path = "email" };

    public static Error LastAdmin(Person person) =>
        Error.Refused("account.last-admin", $"{person.Name} is the only administrator. Make somebody else an administrator first.");

    public static Error Changed(Person person) =>
        Error.Conflict("changed.meanwhile", $"The account of {person.Name} was changed meanwhile. Look at what stands there now, then decide again.");
}
