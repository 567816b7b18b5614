using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Infrastructure.Identity;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>The whole app with the demo people and nothing else in it, and programs that ask its management API with tokens that Ingrid made.</summary>
public sealed class ApiApp : IAsyncLifetime
{
    private const TokenScopes Usual = TokenScopes.Read | TokenScopes.Automation;
    private readonly TestApp _app = new(demo: false);
    private readonly Dictionary<TokenScopes, string> _secrets = [];

    public FakeTime Time => _app.Time;

    internal IServiceProvider Services => _app.Services;

    public async Task InitializeAsync()
    {
        await new CreateDemoAccounts(Services.GetRequiredService<ICommandExecutor>()).RunAsync(default);
        using var scope = Services.CreateScope();
        var create = scope.ServiceProvider.GetRequiredService<CreateToken>();
        foreach (var scopes in TokenRules.Scopes.Append(Usual))
        {
            var made = await create.RunAsync(new(new(Guid.NewGuid(), By.Ingrid.Id, Channel.CommandLine), $"Pipeline {scopes}", scopes, 90), default);
            _secrets[scopes] = made.Value.Secret!;
        }
        await Services.GetRequiredService<TokenCheck>().ReloadAsync(default);
    }

    Task IAsyncLifetime.DisposeAsync() => _app.DisposeAsync().AsTask();

    /// <summary>A program with a token of these scopes.</summary>
    internal ApiCaller Caller(TokenScopes scopes = Usual)
    {
        var client = _app.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _secrets[scopes]);
        return new(client);
    }

    /// <summary>Somebody without a token.</summary>
    internal ApiCaller Stranger() => new(_app.Browser());

    /// <summary>Does what a person does on a screen, and fails the test where it is refused.</summary>
    internal async Task AsPersonAsync<TUseCase>(string rollout, Func<TUseCase, RolloutState, Task<Result<Receipt>>> act) where TUseCase : notnull
    {
        using var scope = Services.CreateScope();
        var state = await scope.ServiceProvider.GetRequiredService<IRolloutReader>().FindAsync(RolloutKey.Parse(rollout, "key").Value, default);
        var done = await act(scope.ServiceProvider.GetRequiredService<TUseCase>(), state!);
        Assert.True(!done.IsError, done.IsError ? done.Error.Message : "");
    }
}
