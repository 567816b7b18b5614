using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Tokens;

/// <summary>A key that lets a program in. Its secret is shown once and stored only as a hash, which this does not carry.</summary>
/// <param name="Id">Eight letters and digits; public, part of the token's text, and all of it that a log may hold.</param>
/// <param name="RevokedAt">Null while nobody has revoked it.</param>
public sealed record ApiToken(
    string Id, string Name, TokenScopes Scopes, UserId CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    /// <summary>Who acts when this token does; no account can have such an id.</summary>
    public UserId Principal => UserId.Parse("token:" + Id, "id").Value;

    public bool Allows(TokenScopes scope) => scope != TokenScopes.None && (Scopes & scope) == scope;
}
