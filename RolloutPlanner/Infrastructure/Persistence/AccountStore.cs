using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Identity;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Accounts inside one transaction. Whatever narrows what somebody may do changes the security stamp, which ends their sessions.</summary>
internal sealed class AccountStore(Workspace workspace, IPasswordHasher<Account> hasher) : IAccountStore
{
    private readonly PlannerDbContext _db = workspace.Db;

    public async Task<Person?> FindAsync(UserId id) => await ToPersonAsync(await _db.Users.SingleOrDefaultAsync(row => row.Id == id.Value));

    public async Task<Person?> FindByEmailAsync(string email)
    {
        var normalized = Emails.Normalize(email);
        return await ToPersonAsync(await _db.Users.SingleOrDefaultAsync(row => row.NormalizedEmail == normalized));
    }

    public Task<int> CountAsync() => _db.Users.CountAsync();

    public Task<int> CountEnabledAsync(Roles role) => _db.Users.CountAsync(row => !row.IsDisabled && (row.Roles & role) != 0);

    public async Task<ValueList<UserId>> EnabledAsync(Roles role)
    {
        var rows = await _db.Users.AsNoTracking().Where(row => !row.IsDisabled && (row.Roles & role) != 0).OrderBy(row => row.Id).ToListAsync();
        return rows.Select(row => row.PersonId()).ToValueList();
    }

    public void Add(Person person, string? password, DomainEvent what)
    {
        var row = new Account
        {
            Id = person.Id.Value,
            UserName = person.Email,
            NormalizedUserName = Emails.Normalize(person.Email),
            Email = person.Email,
            NormalizedEmail = Emails.Normalize(person.Email),
            EmailConfirmed = true,
            DisplayName = person.Name,
            Roles = person.Roles,
            IsDisabled = person.IsDisabled,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            Version = 1,
        };
        if (password is not null) row.PasswordHash = hasher.HashPassword(row, password);
        _db.Users.Add(row);
        workspace.Changed(new(SubjectKinds.Account, row.Id), row.Version, what);
    }

    public Task SaveAsync(Person person, DomainEvent what) => WriteAsync(person, null, what);

    public Task SaveAsync(Person person, string newPassword, DomainEvent what) => WriteAsync(person, newPassword, what);

    private async Task WriteAsync(Person person, string? newPassword, DomainEvent what)
    {
        var row = await _db.Users.SingleAsync(account => account.Id == person.Id.Value);
        var endsSessions = newPassword is not null || row.Roles != person.Roles || (person.IsDisabled && !row.IsDisabled);

        // The version that the decision was made on, not the one that happens to be stored now.
        _db.Entry(row).Property(account => account.Version).OriginalValue = person.Version - 1;
        row.Version = person.Version;
        (row.DisplayName, row.Roles, row.IsDisabled) = (person.Name, person.Roles, person.IsDisabled);
        if (newPassword is not null) row.PasswordHash = hasher.HashPassword(row, newPassword);
        if (person.LockedUntil is null && await TriesAsync(row) is { } tries) _db.SignInTries.Remove(tries);
        if (endsSessions)
        {
            row.SecurityStamp = Guid.NewGuid().ToString("N");
            workspace.Notify(new(SubjectKinds.Sessions, row.Id, row.Version));
        }
        workspace.Changed(new(SubjectKinds.Account, row.Id), row.Version, what);
    }

    private async Task<Person?> ToPersonAsync(Account? row)
    {
        if (row is null) return null;
        var lockedUntil = (await TriesAsync(row))?.LockedUntil;
        return new Person(row.PersonId(), row.Email!, row.DisplayName, row.Roles, row.IsDisabled, lockedUntil > workspace.Now ? lockedUntil : null, row.Version);
    }

    private async Task<SignInTriesRow?> TriesAsync(Account row)
    {
        var hash = Emails.Hash(row.Email!);
        return await _db.SignInTries.SingleOrDefaultAsync(tries => tries.EmailHash == hash);
    }
}
