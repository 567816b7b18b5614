using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>Counts wrong passwords per email. Known and unknown emails go the same way through here, so the answers tell nothing.</summary>
internal sealed class SignInTries(IDbContextFactory<PlannerDbContext> contexts, WriterGate gate, TimeProvider clock)
{
    public const int Allowed = 5;
    public static readonly TimeSpan Wait = TimeSpan.FromMinutes(15);

    private static readonly string[] Words = ["No", "One try", "Two tries", "Three tries", "Four tries"];

    /// <summary>Null when this email may try now.</summary>
    public async Task<Error?> BarredAsync(string email, CancellationToken ct)
    {
        var hash = Emails.Hash(email);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.SignInTries.AsNoTracking().SingleOrDefaultAsync(tries => tries.EmailHash == hash, ct);
        return Barred(row, clock.GetUtcNow());
    }

    /// <summary>Counts one try whose password was looked at. Null when it was right and this email was not barred meanwhile by others.</summary>
    public Task<Error?> CountAsync(string email, bool right) => gate.RunAsync(async () =>
    {
        var (hash, now) = (Emails.Hash(email), Utc.Truncate(clock.GetUtcNow()));
        await using var db = await contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var row = await db.SignInTries.SingleOrDefaultAsync(tries => tries.EmailHash == hash);
        if (Barred(row, now) is { } barred) return barred;

        var answer = right ? Right(db, row) : Wrong(row ?? Added(db, hash), now);
        var old = now - Wait;
        db.SignInTries.RemoveRange(await db.SignInTries.Where(tries => tries.LastAt < old && tries.EmailHash != hash).ToListAsync());
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return answer;
    }, CancellationToken.None);

    private static Error? Right(PlannerDbContext db, SignInTriesRow? row)
    {
        if (row is not null) db.SignInTries.Remove(row);
        return null;
    }

    private static Error Wrong(SignInTriesRow row, DateTimeOffset now)
    {
        row.Failures = now - row.LastAt < Wait ? row.Failures + 1 : 1;
        row.LastAt = now;
        row.LockedUntil = row.Failures >= Allowed ? now + Wait : null;
        return Error.Refused("sign-in.wrong", row.LockedUntil is null
            ? $"Email or password is not right. {Words[Allowed - row.Failures]} left before a 15 minute wait."
            : "Email or password is not right. Wait 15 minutes before the next try.");
    }

    private static SignInTriesRow Added(PlannerDbContext db, string hash) => db.SignInTries.Add(new() { EmailHash = hash }).Entity;

    private static Error? Barred(SignInTriesRow? row, DateTimeOffset now)
    {
        if (row?.LockedUntil is not { } until || until <= now) return null;
        var minutes = (int)Math.Ceiling((until - now).TotalMinutes);
        return Error.Refused("sign-in.wait", string.Create(CultureInfo.InvariantCulture, $"Too many wrong passwords for this email. Wait {minutes} {(minutes == 1 ? "minute" : "minutes")} before the next try."));
    }
}
