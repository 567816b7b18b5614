using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>API tokens inside one transaction.</summary>
internal sealed class TokenStore(Workspace workspace) : ITokenStore
{
    private readonly PlannerDbContext _db = workspace.Db;

    public async Task<ApiToken?> FindAsync(string id) => (await _db.Tokens.FindAsync(id))?.ToToken();

    public void Add(ApiToken token, byte[] hash, DomainEvent what)
    {
        _db.Tokens.Add(new()
        {
            Id = token.Id,
            Hash = hash,
            Name = token.Name,
            Scopes = token.Scopes,
            CreatedBy = token.CreatedBy.Value,
            CreatedAt = token.CreatedAt,
            ExpiresAt = token.ExpiresAt,
        });
        workspace.Changed(new(SubjectKinds.Token, token.Id), 1, what);
    }

    public async Task RevokeAsync(ApiToken token, DomainEvent what)
    {
        var row = await _db.Tokens.FindAsync(token.Id) ?? throw new InvalidOperationException($"There is no token {token.Id} to revoke.");
        row.RevokedAt = token.RevokedAt;
        workspace.Changed(new(SubjectKinds.Token, token.Id), 2, what);
    }
}
