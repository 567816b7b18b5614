using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Tokens;

/// <summary>Shuts a token out for good, on every node within two seconds. Revoking it again changes nothing. Administrators only.</summary>
public sealed class RevokeToken(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(CommandOrigin origin, string id, CancellationToken ct) =>
        executor.ExecuteAsync(origin.Stamp("revoke-token", id), async workspace =>
        {
            if (!TokenRules.MayManage(workspace.Actor)) return TokenRules.OnlyAdmins;
            if (await workspace.Tokens.FindAsync(id) is not { } token) return TokenRules.NotFound;
            if (token.RevokedAt is not null) return new Receipt(token.Id, 2);

            var revoked = token with { RevokedAt = workspace.Now };
            await workspace.Tokens.RevokeAsync(revoked, new TokenEvent.TokenRevoked(workspace.Actor, workspace.Now, token, revoked));
            return new Receipt(token.Id, 2);
        }, ct);
}
