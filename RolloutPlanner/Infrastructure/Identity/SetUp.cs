using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>
/// Holds the one set-up code of this run: random, good for 30 minutes and one use, kept as a hash in memory only. After 20 wrong codes it is void.
/// </summary>
internal sealed class SetUp(IDbContextFactory<PlannerDbContext> contexts, ICommandExecutor executor, SignInLimiter limiter, IHttpContextAccessor http, TimeProvider clock) : ISetUp
{
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(30);
    private const int WrongAllowed = 20;
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static readonly Error Expired = Error.Refused("set-up.expired", "The set-up code is no longer valid. Restart RolloutPlanner and use the code it prints.", "code");
    private static readonly Error Wrong = Error.Refused("set-up.wrong", "This is not the set-up code that RolloutPlanner printed at its start.", "code");
    private static readonly Error TooMany = Error.Refused("sign-in.too-many", "Too many tries from this network. Wait a minute.");

    private readonly Lock _lock = new();
    private byte[]? _hash;
    private DateTimeOffset _until;
    private int _wrong;

    /// <summary>Makes a new code, which voids the one before, and answers it.</summary>
    public string Issue()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 16);
        lock (_lock) (_hash, _until, _wrong) = (HashOf(letters), clock.GetUtcNow() + Validity, 0);
        return string.Join('-', letters.Chunk(4).Select(part => new string(part)));
    }

    public async Task<bool> IsNeededAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return !await db.Users.AnyAsync(ct);
    }

    public async Task<Result> RunAsync(Guid commandId, string code, string name, string email, string password, CancellationToken ct)
    {
        if (!limiter.Admits(http.HttpContext)) return TooMany;
        if (Check(code) is { } problem) return problem;
        var made = await new CreateFirstAdmin(executor).RunAsync(commandId, name, email, password, ct);
        if (!made.IsError) lock (_lock) _hash = null;
        return made.WithoutValue();
    }

    private Error? Check(string code)
    {
        lock (_lock)
        {
            if (_hash is null || clock.GetUtcNow() >= _until || _wrong >= WrongAllowed) return Expired;
            if (CryptographicOperations.FixedTimeEquals(_hash, HashOf(code))) return null;
            _wrong++;
            return Wrong;
        }
    }

    private static byte[] HashOf(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant()));
}
