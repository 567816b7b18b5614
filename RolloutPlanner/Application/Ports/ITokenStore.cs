using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Ports;

/// <summary>The API tokens of this workspace inside one transaction.</summary>
public interface ITokenStore
{
    /// <summary>Revoked and expired tokens are found too.</summary>
    Task<ApiToken?> FindAsync(string id);

    /// <summary>Adds a token with the hash of its whole text, with one history entry.</summary>
    void Add(ApiToken token, byte[] hash, DomainEvent what);

    /// <summary>Writes when it was revoked, with one history entry.</summary>
    Task RevokeAsync(ApiToken token, DomainEvent what);
}
