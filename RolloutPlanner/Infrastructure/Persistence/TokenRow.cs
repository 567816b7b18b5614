using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>An API token. Revoked ones stay, so that the history keeps their names. Of the text only a hash is kept.</summary>
internal sealed class TokenRow
{
    public required string Id { get; init; }

    /// <summary>SHA-256 of the whole text.</summary>
    public required byte[] Hash { get; init; }

    public required string Name { get; init; }

    public required TokenScopes Scopes { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Nobody decides anything on it, so no command writes it and no history tells of it.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public ApiToken ToToken() => new(Id, Name, Scopes, UserId.Parse(CreatedBy, "createdBy").Value, CreatedAt, ExpiresAt, RevokedAt);
}
