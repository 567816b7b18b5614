using System.Security.Cryptography;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Tokens;

/// <summary>
/// Makes a token and answers its secret, which leaves this use-case once: the same command again answers the same token without it. Administrators
/// only, and on a screen only after they have proven again who they are. Nothing that is stored, logged or told to others holds the secret.
/// </summary>
public sealed class CreateToken(ICommandExecutor executor, IIdentityProof proof, ITokenReader tokens)
{
    public async Task<Result<NewToken>> RunAsync(CreateTokenCommand command, CancellationToken ct)
    {
        var name = command.Name.Trim();
        var problems = TokenRules.Check(name, command.Scopes, command.Days);
        if (problems.Count > 0) return Result<NewToken>.Fail(problems);
        if (command.Origin.Channel is Channel.Screen)
        {
            var proven = await proof.ProveAsync(command.Origin.By, command.Password, ct);
            if (proven.IsError) return Result<NewToken>.Fail(proven.Errors);
        }

        NewToken? made = null;
        var done = await executor.ExecuteAsync(command.Origin.Stamp("create-token", name, command.Scopes, command.Days), async workspace =>
        {
            if (!TokenRules.MayManage(workspace.Actor)) return TokenRules.OnlyAdmins;
            var id = await FreeIdAsync(workspace);
            var token = new ApiToken(id, name, command.Scopes, workspace.Actor.Id, workspace.Now, workspace.Now.AddDays(command.Days), null);
            made = new(token, TokenText.New(command.Scopes, id));
            workspace.Tokens.Add(token, Hash(made.Secret!), new TokenEvent.TokenCreated(workspace.Actor, workspace.Now, token));
            return new Receipt(id, 1);
        }, ct);
        if (!done.TryGet(out var receipt)) return Result<NewToken>.Fail(done.Errors);
        if (made is not null) return made;
        return await tokens.FindAsync(receipt.Subject, ct) is { } earlier ? new NewToken(earlier, null) : TokenRules.NotFound;
    }

    private static async Task<string> FreeIdAsync(IWorkspace workspace)
    {
        var id = TokenText.NewId();
        while (await workspace.Tokens.FindAsync(id) is not null) id = TokenText.NewId();
        return id;
    }

    private static byte[] Hash(string text)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        TokenText.Hash(text, hash);
        return hash;
    }
}
