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
        var waits = await db.SignInTries.AsNoTracking().Where(row => row.LockedUntil > now).ToDictionaryAsync(row => row.EmailHash, row => row.LockedUntil, ct);
        var rows = await db.Users.AsNoTracking().ToListAsync(ct);
        return rows.Select(row => new Person(row.PersonId(), row.Email!, row.DisplayName, row.Roles, row.IsDisabled, waits.GetValueOrDefault(Emails.Hash(row.Email!)), row.Version))
            .OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase).ToValueList();
    }
}
