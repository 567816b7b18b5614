using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Identity;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// Reads who acts, now. A disabled account may do nothing. A wait after wrong passwords bars only signing in: otherwise anybody who knows an
/// email could keep its owner from stopping a rollout.
/// </summary>
internal static class Actors
{
    /// <summary>No actor: nobody we know. Actor and refusal: somebody we know who may do nothing.</summary>
    public static async Task<(Actor? Actor, Error? Refusal)> ReadAsync(PlannerDbContext db, CommandStamp stamp)
    {
        if (SystemActors.Name(stamp.By) is { } automation)
        {
            return (new Actor(stamp.By, automation, Roles.System, stamp.Channel), null);
        }
        var row = await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == stamp.By.Value);
        if (row is null) return (null, Unknown);
        return (row.Actor(stamp.Channel), row.IsDisabled ? Disabled : null);
    }

    private static Error Unknown => Error.Forbidden("account.unknown", "There is no such account. Sign in again.");

    private static Error Disabled => Error.Forbidden("account.disabled", "Your account is disabled. Ask an administrator.");
}
