using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Ports;

/// <summary>The accounts of this workspace inside one transaction. Nothing is written before the command's work ends well.</summary>
public interface IAccountStore
{
    Task<Person?> FindAsync(UserId id);

    /// <summary>Finds by email without regard to case.</summary>
    Task<Person?> FindByEmailAsync(string email);

    /// <summary>How many accounts exist, disabled ones included.</summary>
    Task<int> CountAsync();

    /// <summary>How many accounts hold the role and are not disabled.</summary>
    Task<int> CountEnabledAsync(Roles role);

    /// <summary>Everybody who holds the role and is not disabled.</summary>
    Task<ValueList<UserId>> EnabledAsync(Roles role);

    /// <summary>Adds an account at version 1. The password is stored as a slow hash only; with none, nobody can sign in by password.</summary>
    void Add(Person person, string? password, DomainEvent what);

    /// <summary>
    /// Writes name, roles, disabled and locked state. <paramref name="person"/> carries its next version; the command is refused when the
    /// stored one is not the one before it. Fewer or more roles, a disabled account and a new password end every session of that person.
    /// </summary>
    Task SaveAsync(Person person, DomainEvent what);

    /// <summary>As <see cref="SaveAsync(Person, DomainEvent)"/>, with a new password.</summary>
    Task SaveAsync(Person person, string newPassword, DomainEvent what);
}
