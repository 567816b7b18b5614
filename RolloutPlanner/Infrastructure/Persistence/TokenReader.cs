using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads tokens for screens.</summary>
internal sealed class TokenReader(IDbContextFactory<PlannerDbContext> contexts, TimeProvider clock) : ITokenReader
{
    public async Task<ValueList<TokenSummary>> AllAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Tokens.AsNoTracking().ToListAsync(ct);
        var makers = await db.Users.AsNoTracking().Select(row => new { row.Id, row.DisplayName, row.IsDisabled }).ToDictionaryAsync(row => row.Id, ct);
        return rows.Select(row => row.ToToken() is var token && makers.TryGetValue(row.CreatedBy, out var maker)
                ? new TokenSummary(token, maker.DisplayName, maker.IsDisabled, row.LastUsedAt)
                : new TokenSummary(row.ToToken(), SystemActors.Name(row.ToToken().CreatedBy) ?? row.CreatedBy, MakerIsDisabled: false, row.LastUsedAt))
            .OrderBy(summary => summary.Token.RevokedAt is not null || summary.Token.ExpiresAt <= now)
            .ThenBy(summary => summary.Token.Name, StringComparer.OrdinalIgnoreCase)
            .ThenByDescending(summary => summary.Token.CreatedAt)
            .ToValueList();
    }

    public async Task<ApiToken?> FindAsync(string id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.Tokens.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct))?.ToToken();
    }
}
