using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Persistence;

namespace RolloutPlanner.Infrastructure.Identity;

/// <summary>What a session cookie says: who, with which roles, since when, and under which security stamp.</summary>
internal static class SessionClaims
{
    public const string Stamp = "rp:stamp";
    public const string SignedInAt = "rp:signed-in-at";

    public static ClaimsPrincipal For(Account account, DateTimeOffset at)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, account.Id),
            new(ClaimTypes.Name, account.DisplayName),
            new(Stamp, account.SecurityStamp ?? ""),
            new(SignedInAt, Utc.ToMicroseconds(at).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
        claims.AddRange(Enum.GetValues<Roles>().Where(role => role is not (Roles.None or Roles.System or Roles.Reporter) && account.Roles.HasFlag(role)).Select(role => new Claim(ClaimTypes.Role, role.ToString())));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
