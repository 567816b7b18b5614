using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Identity;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// Reads who acts, now: a person, a token or automation. A disabled account may do nothing. A wait after wrong passwords bars only signing in: otherwise anybody who knows an
/// email could keep its owner from stopping a rollout.
/// </summary>
internal static class Actors
{
    /// <summary>No actor: nobody we know. Actor and refusal: somebody we know who may do nothing.</summary>
    public static async Task<(Actor? Actor, Error? Refusal)> ReadAsync(PlannerDbContext db, CommandStamp stamp, DateTimeOffset now)
    {
        if (SystemActors.Name(stamp.By) is { } automation)
        {
            return (new Actor(stamp.By, automation, Roles.System, stamp.Channel), null);
        }
        if (ApiToken.IdOf(stamp.By) is { } id) return await TokenAsync(db, id, stamp, now);
        var row = await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == stamp.By.Value);
        if (row is null) return (null, Unknown);
        return (row.Actor(stamp.Channel), row.IsDisabled ? Disabled : null);
    }

    /// <summary>A token acts by its own scopes. Whether it still holds is read here again: the check at the door may be two seconds old.</summary>
    private static async Task<(Actor? Actor, Error? Refusal)> TokenAsync(PlannerDbContext db, string id, CommandStamp stamp, DateTimeOffset now)
    {
        var row = await db.Tokens.AsNoTracking().SingleOrDefaultAsync(token => token.Id == id);
        if (row is null) return (null, UnknownToken);
        var ends = row.RevokedAt is not null || row.ExpiresAt <= now || await db.Users.AnyAsync(maker => maker.Id == row.CreatedBy && maker.IsDisabled);
        return (row.ToToken().AsActor(stamp.Channel), ends ? EndedToken : null);
    }

    private static Error UnknownToken => Error.Forbidden("token.unknown", "There is no such API token.");

    private static Error EndedToken => Error.Forbidden("token.ended", "This API token was revoked, has expired, or belongs to a disabled account. Make a new one.");

    private static Error Unknown => Error.Forbidden("account.unknown", "There is no such account. Sign in again.");

    private static Error Disabled => Error.Forbidden("account.disabled", "Your account is disabled. Ask an administrator.");
}
