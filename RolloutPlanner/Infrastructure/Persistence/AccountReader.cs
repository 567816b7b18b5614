using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Identity;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads accounts for screens.</summary>
internal sealed class AccountReader(IDbContextFactory<PlannerDbContext> contexts, TimeProvider clock) : IAccountReader
{
    public async Task<ValueList<Person>> AllAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var accounts = await db.Users.AsNoTracking().ToListAsync(ct);
        var locked = await db.SignInTries.AsNoTracking().Where(tries => tries.LockedUntil > now).ToDictionaryAsync(tries => tries.EmailHash, tries => tries.LockedUntil, ct);
        return accounts
            .Select(row => new Person(row.PersonId(), row.Email!, row.DisplayName, row.Roles, row.IsDisabled, locked.GetValueOrDefault(Emails.Hash(row.Email!)), row.Version))
            .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(person => person.Email, StringComparer.OrdinalIgnoreCase)
            .ToValueList();
    }

    public async Task<IReadOnlyDictionary<UserId, string>> NamesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var names = (await db.Users.AsNoTracking().ToListAsync(ct)).ToDictionary(row => row.PersonId(), row => row.DisplayName);
        foreach (var token in await db.Tokens.AsNoTracking().ToListAsync(ct)) names[token.ToToken().Principal] = token.ToToken().ActorName;
        return names;
    }
}
