using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Tokens made by the use-case, by Ingrid unless a test says otherwise.</summary>
internal static class AToken
{
    public static CreateToken Create(this TestDatabase database) => new(database.Executor, database.Proof, database.Get<ITokenReader>());

    public static async Task<NewToken> AddTokenAsync(this TestDatabase database, TokenScopes scopes, Actor? by = null, int days = 90, string name = "CI")
    {
        var made = await database.Create().RunAsync(new((by ?? By.Ingrid).Asks(), name, scopes, days), default);
        Assert.False(made.IsError, made.IsError ? made.Error.Message : "");
        return made.Value;
    }

    public static Task<Result<Receipt>> RevokeAsync(this TestDatabase database, ApiToken token) => new RevokeToken(database.Executor).RunAsync(By.Ingrid.Asks(), token.Id, default);

    /// <summary>Who acts when the token does, as a command reads it.</summary>
    public static Actor Actor(this NewToken made) => made.Token.AsActor(Channel.Api);
}
