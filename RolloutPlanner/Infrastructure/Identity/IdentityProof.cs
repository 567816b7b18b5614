using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>Looks at a password again, with the count of wrong ones that the sign-in keeps.</summary>
internal sealed class IdentityProof(
    IDbContextFactory<PlannerDbContext> contexts, SignInTries tries, IPasswordHasher<Account> hasher, DummyPassword dummy, DemoMode demo) : IIdentityProof
{
    public async Task<bool> NeedsPasswordAsync(UserId account, CancellationToken ct) => NeedsPassword(await FindAsync(account, ct), account);

    public async Task<Result> ProveAsync(UserId account, string password, CancellationToken ct)
    {
        var row = await FindAsync(account, ct);
        if (!NeedsPassword(row, account)) return Result.Success;
        if (password.Length == 0) return Error.Invalid("proof.missing", "Enter your password again.", "password");
        var email = row?.Email ?? "";
        if (await tries.BarredAsync(email, ct) is { } barred) return barred with { Path = "password" };

        var typed = password.Length <= PasswordPolicy.MaxLength ? password : "";
        var right = hasher.VerifyHashedPassword(row ?? new(), row?.PasswordHash ?? dummy.Hash, typed) != PasswordVerificationResult.Failed && row?.PasswordHash is not null;
        if (await tries.CountAsync(email, right) is not { } refused) return Result.Success;
        return refused with { Path = "password", Message = refused.Message.Replace("Email or password is not right.", "This password is not right.", StringComparison.Ordinal) };
    }

    private bool NeedsPassword(Account? row, UserId account) =>
        !demo.IsOn || row is null || row.PasswordHash is not null || DemoAccounts.All.All(person => person.Id != account);

    private async Task<Account?> FindAsync(UserId account, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == account.Value, ct);
    }
}
