using Microsoft.Extensions.Logging.Abstractions;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Infrastructure.Identity;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class TokenCheckTests
{
    [Fact]
    public async Task Find_OneOfSeveral_IsThatToken()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var (one, two) = (await database.AddTokenAsync(TokenScopes.Evaluate), await database.AddTokenAsync(TokenScopes.Read));

        var check = await LoadedAsync(database);

        Assert.Equal((one.Token, two.Token), (check.Find(one.Secret), check.Find(two.Secret)));
        Assert.Equal(one.Token, check.FindById(one.Token.Id));
    }

    [Fact]
    public async Task Find_AnythingElse_IsNothing()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var secret = (await database.AddTokenAsync(TokenScopes.Evaluate)).Secret!;
        var check = await LoadedAsync(database);
        string[] others =
        [
            "", "\0", secret[..^1], secret + "x", secret + "\0", " " + secret, secret.ToUpperInvariant(), secret.Replace("eval", "read", StringComparison.Ordinal), new('a', 10_000),
            TokenText.New(TokenScopes.Evaluate, TokenText.IdOf(secret).ToString()), TokenText.New(TokenScopes.Evaluate, "zzzzzzzz"), secret[..^1] + (secret[^1] == 'x' ? 'y' : 'x'),
            secret[..30] + (secret[30] == 'x' ? 'y' : 'x') + secret[31..],
        ];

        var found = others.Where(text => check.Find(text) is not null);

        Assert.Empty(found);
        Assert.Null(check.FindById("zzzzzzzz"));
    }

    [Fact]
    public async Task Find_BeforeTheFirstReading_IsNothing()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var made = await database.AddTokenAsync(TokenScopes.Evaluate);

        Assert.Null(database.Get<TokenCheck>().Find(made.Secret));
    }

    [Fact]
    public async Task Find_AfterItWasRevoked_IsNothing()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var made = await database.AddTokenAsync(TokenScopes.Evaluate);
        await database.RevokeAsync(made.Token);

        var check = await LoadedAsync(database);

        Assert.Equal((null, null), (check.Find(made.Secret), check.FindById(made.Token.Id)));
    }

    [Fact]
    public async Task Find_FromItsLastMomentOn_IsNothingWithoutAnotherReading()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var made = await database.AddTokenAsync(TokenScopes.Evaluate, days: 1);
        var check = await LoadedAsync(database);

        database.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        var before = check.Find(made.Secret);
        database.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((made.Token, null, null), (before, check.Find(made.Secret), check.FindById(made.Token.Id)));
    }

    [Fact]
    public async Task Find_MakerDisabledAndEnabledAgain_FollowsTheMaker()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await new GrantRole(database.Executor).RunAsync(new(By.Ingrid.Asks(), By.Tom.Id, RolloutPlanner.Domain.Common.Roles.Admin, 1), default);
        var made = await database.AddTokenAsync(TokenScopes.Evaluate, By.Tom);

        await new DisableAccount(database.Executor).RunAsync(new(By.Ingrid.Asks(), By.Tom.Id, 2), default);
        var disabled = (await LoadedAsync(database)).Find(made.Secret);
        await new EnableAccount(database.Executor).RunAsync(new(By.Ingrid.Asks(), By.Tom.Id, 3), default);
        var enabled = (await LoadedAsync(database)).Find(made.Secret);

        Assert.Equal((null, made.Token), (disabled, enabled));
    }

    [Fact]
    public async Task Find_WhileTheDatabaseIsAway_GoesOnAsLastRead()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var made = await database.AddTokenAsync(TokenScopes.Evaluate);
        var check = await LoadedAsync(database);
        await database.SqlAsync("ALTER TABLE Tokens RENAME TO Gone");

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => check.ReloadAsync(default));

        Assert.Equal(made.Token, check.Find(made.Secret));
    }

    [Fact]
    public async Task Uses_WrittenDown_AreTheLastAndOnlyOfTokensThatHeld()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var (used, idle) = (await database.AddTokenAsync(TokenScopes.Evaluate, name: "A used one"), await database.AddTokenAsync(TokenScopes.Evaluate, name: "An idle one"));
        var check = await LoadedAsync(database);
        using var keeper = new TokenKeeper(
            check, database.Get<IChangeFeed>(), database.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<PlannerDbContext>>(), database.Get<WriterGate>(), database.Time, NullLogger<TokenKeeper>.Instance);
        check.Find(used.Secret);
        database.Time.Advance(TimeSpan.FromMinutes(5));
        check.Find(used.Secret);
        check.Find(idle.Secret.AsSpan()[..^1]);
        await check.ReloadAsync(default);
        var history = (await database.History.PageAsync(new(), default)).Total;

        await keeper.WriteUsesAsync(default);

        var all = await database.Get<ITokenReader>().AllAsync(default);
        Assert.Equal([(used.Token.Id, database.Time.GetUtcNow()), (idle.Token.Id, null)], all.Select(each => (each.Token.Id, each.LastUsedAt)));
        Assert.Empty(check.Unwritten());
        Assert.Equal(history, (await database.History.PageAsync(new(), default)).Total);
    }

    private static async Task<TokenCheck> LoadedAsync(TestDatabase database)
    {
        await database.Get<TokenCheck>().ReloadAsync(default);
        return database.Get<TokenCheck>();
    }
}
