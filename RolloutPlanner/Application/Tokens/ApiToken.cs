using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Tokens;

/// <summary>A key that lets a program in. Its secret is shown once and stored only as a hash, which this does not carry.</summary>
/// <param name="Id">Eight letters and digits; public, part of the token's text, and all of it that a log may hold.</param>
/// <param name="RevokedAt">Null while nobody has revoked it.</param>
public sealed record ApiToken(
    string Id, string Name, TokenScopes Scopes, UserId CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt)
{
    private const string Prefix = "token:";

    /// <summary>Who acts when this token does; no account can have such an id.</summary>
    public UserId Principal => UserId.Parse(Prefix + Id, "id").Value;

    /// <summary>What the token may do in a command: what its scopes say and nothing of what its maker may do. No scope leads to approving or to managing people or tokens.</summary>
    public Roles Roles =>
        (Allows(TokenScopes.Automation) ? Roles.ProductManager : Roles.None)
        | (Allows(TokenScopes.Read) ? Roles.Viewer | Roles.Auditor : Roles.None)
        | (Allows(TokenScopes.Ingest) ? Roles.Reporter : Roles.None);

    /// <summary>What the history and the pages call it.</summary>
    public string ActorName => NameOf(Name);

    /// <summary>The id of the token that acts under this id; null for anybody else.</summary>
    public static string? IdOf(UserId principal) => principal.Value.StartsWith(Prefix, StringComparison.Ordinal) ? principal.Value[Prefix.Length..] : null;

    public static string NameOf(string tokenName) => tokenName + " (API token)";

    public bool Allows(TokenScopes scope) => scope != TokenScopes.None && (Scopes & scope) == scope;

    /// <summary>The token as it acts, with the person who made it behind it. The command line is nobody who could approve, so behind its tokens stands nobody.</summary>
    public Actor AsActor(Channel channel) => new(Principal, ActorName, Roles, channel, SystemActors.Name(CreatedBy) is null ? CreatedBy : null);
}
