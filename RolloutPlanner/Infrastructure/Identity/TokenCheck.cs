using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>
/// All tokens of the workspace in memory, swapped as a whole, so that a check asks no database and waits for nobody. What was read last goes on while
/// the database is away, also over a start, through <see cref="TokenFile"/>; before the first reading no token holds. <see cref="TokenKeeper"/> makes it read again.
/// </summary>
internal sealed class TokenCheck(IDbContextFactory<PlannerDbContext> contexts, TokenFile file, TimeProvider clock, ILogger<TokenCheck> log) : ITokenCheck
{
    private static readonly byte[] NoHash = new byte[SHA256.HashSizeInBytes];

    private FrozenDictionary<string, KnownToken> _known = FrozenDictionary<string, KnownToken>.Empty;
    private ValueList<KeptToken>? _kept;

    public ApiToken? Find(ReadOnlySpan<char> presented)
    {
        // Every text is hashed and compared, whether anybody knows its id or not, so that the time it takes tells nothing.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        TokenText.Hash(presented, hash);
        Volatile.Read(ref _known).GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(TokenText.IdOf(presented), out var known);
        var now = clock.GetUtcNow();
        var isRight = CryptographicOperations.FixedTimeEquals(hash, known?.Hash ?? NoHash);
        if (known is null || !isRight || known.IsShutOut || known.Token.ExpiresAt <= now) return null;
        known.Use.Stamp(now);
        return known.Token;
    }

    public ApiToken? FindById(string id) =>
        Volatile.Read(ref _known).GetValueOrDefault(id) is { IsShutOut: false } known && known.Token.ExpiresAt > clock.GetUtcNow() ? known.Token : null;

    /// <summary>Reads all tokens again. When that fails, those read before stay.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Tokens.AsNoTracking()
            .Select(row => new { Row = row, IsOrphan = db.Users.Any(maker => maker.Id == row.CreatedBy && maker.IsDisabled) })
            .ToListAsync(ct);
        var before = Volatile.Read(ref _known);
        Volatile.Write(ref _known, rows
            .Select(read => new KnownToken(read.Row.ToToken(), read.Row.Hash, read.Row.RevokedAt is not null || read.IsOrphan, before.GetValueOrDefault(read.Row.Id)?.Use ?? new()))
            .ToFrozenDictionary(known => known.Token.Id, StringComparer.Ordinal));
        Keep();
    }

    /// <summary>Takes over the tokens of the file; without a file to trust nobody is known.</summary>
    public void StartFromFile()
    {
        try
        {
            Volatile.Write(ref _known, file.Read().Select(kept => new KnownToken(kept.Token, [.. kept.Hash], kept.IsShutOut, new())).ToFrozenDictionary(known => known.Token.Id, StringComparer.Ordinal));
        }
        catch (InvalidDataException e)
        {
            log.LogError("No API tokens to start from. {Reason}", e.Message);
        }
    }

    /// <summary>The uses that <see cref="TokenUse.Written"/> does not know yet.</summary>
    public IReadOnlyList<(string Id, TokenUse Use, long At)> Unwritten() =>
        [.. Volatile.Read(ref _known).Values.Select(known => (known.Token.Id, known.Use, known.Use.At)).Where(use => use.At > use.Use.Written)];

    private void Keep()
    {
        var tokens = _known.Values.OrderBy(known => known.Token.Id, StringComparer.Ordinal).Select(known => new KeptToken(known.Token, [.. known.Hash], known.IsShutOut)).ToValueList();
        if (tokens == _kept) return;
        try
        {
            file.Write(tokens);
            _kept = tokens;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogError("The API tokens could not be kept in {File}: {Reason}", file.Path, e.Message);
        }
    }
}
