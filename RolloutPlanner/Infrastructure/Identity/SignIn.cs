using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>Signs the current browser in and out. An unknown email costs as much time as a known one.</summary>
internal sealed class SignIn(
    IDbContextFactory<PlannerDbContext> contexts, WriterGate gate, ChangeFeed feed, SignInTries tries, SignInLimiter limiter,
    IPasswordHasher<Account> hasher, DummyPassword dummy, DemoMode demo, TimeProvider clock, IHttpContextAccessor http, ILogger<SignIn> log) : ISignIn
{
    private static readonly Error TooMany = Error.Refused("sign-in.too-many", "Too many tries from this network. Wait a minute.");
    private static readonly Error Disabled = Error.Refused("sign-in.disabled", "Your account is disabled. Ask an administrator.");
    private static readonly Error NoDemo = Error.Refused("sign-in.no-demo", "This is not a demo workspace. Sign in with email and password.");

    public async Task<Result> SignInAsync(string email, string password, CancellationToken ct)
    {
        if (!limiter.Admits(http.HttpContext)) return TooMany;
        if (await tries.BarredAsync(email, ct) is { } barred) return barred;

        var account = await FindAsync(email, ct);
        var checkedPassword = password.Length <= PasswordPolicy.MaxLength ? password : "";
        var hash = account?.PasswordHash ?? dummy.Hash;
        var verdict = hasher.VerifyHashedPassword(account ?? new(), hash, checkedPassword);
        var right = account?.PasswordHash is not null && verdict != PasswordVerificationResult.Failed;
        if (await tries.CountAsync(email, right) is { } refused)
        {
            log.LogWarning("Sign-in refused ({Code}) for account {Account}", refused.Code, account?.Id ?? "unknown");
            return refused;
        }
        if (account!.IsDisabled) return Disabled;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded) await ChangeAsync(account.Id, row => row.PasswordHash = hasher.HashPassword(row, password));
        await StartAsync(account);
        return Result.Success;
    }

    public async Task<Result> SignInToDemoAsync(UserId account, CancellationToken ct)
    {
        if (!demo.IsOn || DemoAccounts.All.All(person => person.Id != account)) return NoDemo;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == account.Value, ct) is not { } row) return NoDemo;
        if (row.IsDisabled) return Disabled;
        await StartAsync(row);
        return Result.Success;
    }

    public async Task SignOutAsync(CancellationToken ct)
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("Signing out needs a request.");
        if (context.User.AccountId() is { } id)
        {
            await ChangeAsync(id.Value, row => row.SecurityStamp = Guid.NewGuid().ToString("N"));
            feed.Publish(new ChangeNotice(SubjectKinds.Sessions, id.Value, 0));
            log.LogInformation("Account {Account} signed out", id.Value);
        }
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private async Task<Account?> FindAsync(string email, CancellationToken ct)
    {
        var normalized = Emails.Normalize(email);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedEmail == normalized, ct);
    }

    private async Task StartAsync(Account account)
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");
        var person = SessionClaims.For(account, clock.GetUtcNow());
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, person);
        // What is left of this request already belongs to the person: where they land depends on who they are.
        context.User = person;
        log.LogInformation("Account {Account} signed in", account.Id);
    }

    private Task<bool> ChangeAsync(string id, Action<Account> change) => gate.RunAsync(async () =>
    {
        await using var db = await contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.Users.SingleOrDefaultAsync(row => row.Id == id) is not { } row) return false;
        change(row);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }, CancellationToken.None);
}
