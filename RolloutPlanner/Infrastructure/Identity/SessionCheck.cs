using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>
/// Whether a session still holds: the account exists, is not disabled, carries the stamp of the session, and signed in less than 12 hours ago.
/// Asked on each request and, for open pages, every half minute; one look-up by key, so no cached answer outlives a sign-out.
/// </summary>
internal sealed class SessionCheck(IDbContextFactory<PlannerDbContext> contexts, TimeProvider clock)
{
    public static readonly TimeSpan LongestSession = TimeSpan.FromHours(12);

    public async Task<bool> HoldsAsync(ClaimsPrincipal? user, CancellationToken ct)
    {
        if (user?.AccountId() is not { } id || !IsYoung(user)) return false;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var stamp = await db.Users.AsNoTracking().Where(row => row.Id == id.Value && !row.IsDisabled).Select(row => row.SecurityStamp).SingleOrDefaultAsync(ct);
        return stamp is not null && stamp == user.FindFirst(SessionClaims.Stamp)?.Value;
    }

    private bool IsYoung(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirst(SessionClaims.SignedInAt)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && clock.GetUtcNow() - Utc.FromMicroseconds(at) < LongestSession;
}
