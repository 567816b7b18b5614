using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

/// <summary>Tokens that act: as themselves, by their scopes, never to agree.</summary>
public class TokenActorTests
{
    [Theory]
    [InlineData(TokenScopes.Evaluate, Roles.None)]
    [InlineData(TokenScopes.Ingest, Roles.Reporter)]
    [InlineData(TokenScopes.Read, Roles.Viewer | Roles.Auditor)]
    [InlineData(TokenScopes.Automation, Roles.ProductManager)]
    [InlineData(TokenScopes.Automation | TokenScopes.Ingest, Roles.ProductManager | Roles.Reporter)]
    public async Task Command_OfAToken_RunsWithTheRolesOfItsScopesAndNoneOfItsMaker(TokenScopes scopes, Roles roles)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var made = await database.AddTokenAsync(scopes);
        Actor? seen = null;

        await database.Executor.ExecuteAsync(made.Actor().Asks().Stamp("look"), workspace =>
        {
            seen = workspace.Actor;
            return Task.FromResult<Result<Receipt>>(new Receipt("x", 1));
        }, default);

        Assert.Equal(new Actor(made.Token.Principal, "CI (API token)", roles, Channel.Api, By.Ingrid.Id), seen);
    }

    [Theory]
    [InlineData("revoked")]
    [InlineData("expired")]
    [InlineData("disabled")]
    public async Task Command_OfATokenThatEnded_IsDenied(string how)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await MakeAdminAsync(database, By.Tom);
        var made = await database.AddTokenAsync(TokenScopes.Automation, By.Tom, days: 1);
        if (how == "revoked") await database.RevokeAsync(made.Token);
        if (how == "expired") database.Time.Advance(TimeSpan.FromDays(1));
        if (how == "disabled") await new DisableAccount(database.Executor).RunAsync(new(By.Ingrid.Asks(), By.Tom.Id, 2), default);

        var done = await new SaveHook(database.Executor).RunAsync(made.Actor().Asks(), new("errors", "Errors", "%", "Grafana", 0), default);

        Assert.Equal((ErrorKind.Forbidden, "token.ended"), (done.Error.Kind, done.Error.Code));
    }

    [Fact]
    public async Task Command_OfATokenThatNeverWas_IsDenied()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var done = await new SaveHook(database.Executor).RunAsync(By.Make("token:zzzzzzzz", "?", Roles.Admin).Asks(), new("errors", "Errors", "%", "Grafana", 0), default);

        Assert.Equal("token.unknown", done.Error.Code);
    }

    [Fact]
    public async Task Edit_ByAToken_CountsForItsMakerWhoThenMayNotSign()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await MakeAdminAsync(database, By.Tom);
        var token = await database.AddTokenAsync(TokenScopes.Automation, By.Tom);
        await database.AddRolloutAsync("checkout");
        await DoAsync(database, token.Actor(), (rollout, workspace) => rollout.Edit(rollout.State.Draft with { Goal = "Another" }, workspace.Actor, workspace.Now));
        await DoAsync(database, By.Maya, (rollout, workspace) => rollout.Submit(workspace.Actor, workspace.Now));

        var toms = await DoAsync(database, By.Tom, SignOff);
        var priyas = await DoAsync(database, By.Priya, SignOff);

        var state = (await database.Get<IRolloutReader>().FindAsync(Stored.Key("checkout"), default))!;
        Assert.Equal([By.Maya.Id, token.Token.Principal, By.Tom.Id], state.Editors);
        Assert.Equal((ErrorKind.Forbidden, "independence.SignOff"), (toms.Error.Kind, toms.Error.Code));
        Assert.False(priyas.IsError);
        var names = (await database.Get<ShowRollout>().RunAsync(Stored.Key("checkout"), default))!.Names;
        Assert.Equal("CI (API token)", names[token.Token.Principal]);
    }

    [Fact]
    public async Task SignOff_ByAToken_IsDeniedWhateverItsScopes()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await MakeAdminAsync(database, By.Priya);
        var token = await database.AddTokenAsync(TokenScopes.Evaluate | TokenScopes.Ingest | TokenScopes.Read | TokenScopes.Automation, By.Priya);
        await database.AddRolloutAsync("checkout");
        await DoAsync(database, By.Maya, (rollout, workspace) => rollout.Submit(workspace.Actor, workspace.Now));

        var signed = await DoAsync(database, token.Actor(), SignOff);

        Assert.Equal("role.SignOff", signed.Error.Code);
    }

    [Fact]
    public async Task Reading_ByATokenThatMaySendThem_IsKeptUnderItsName()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await new SaveHook(database.Executor).RunAsync(By.Maya.Asks(), new("payment-errors", "Errors", "%", "Grafana", 0), default);
        var token = await database.AddTokenAsync(TokenScopes.Ingest, name: "Prometheus");

        var done = await new RecordHookReading(database.Executor).RunAsync(token.Actor().Asks(), Stored.Errors, 0.4m, null, "job", default);
        var denied = await new SaveHook(database.Executor).RunAsync(token.Actor().Asks(), new("other", "Other", "%", "Grafana", 0), default);

        Assert.False(done.IsError);
        Assert.Equal("role.hooks", denied.Error.Code);
        var entry = (await database.History.PageAsync(new(Kind: "hook-reading-recorded"), default)).Entries.Single();
        Assert.Equal(("Prometheus (API token)", token.Token.Principal.Value, Channel.Api), (entry.ActorName, entry.ActorId, entry.Channel));
        Assert.Contains("\"behind\":\"ingrid-solberg\"", entry.Payload);
    }

    [Fact]
    public async Task History_OfAPerson_SaysNothingOfWhoIsBehind()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddTokenAsync(TokenScopes.Read);

        var entry = (await database.History.PageAsync(new(Kind: "token-created"), default)).Entries.Single();

        Assert.Contains("""
            "actor":{"id":"ingrid-solberg","name":"Ingrid Solberg","roles":"Admin","channel":"Screen"}
            """.Trim(), entry.Payload);
    }

    [Fact]
    public void Actor_StoredBeforeThereWereTokens_ReadsAsOneWithNobodyBehind()
    {
        var actor = new Actor(By.Maya.Id, "Maya Lindqvist", Roles.ProductManager, Channel.Screen);
        const string Old = """{"id":"maya-lindqvist","name":"Maya Lindqvist","roles":"ProductManager","channel":"Screen"}""";

        Assert.Equal((actor, Old), (DomainJson.Read<Actor>(Old), DomainJson.Write(actor)));
        Assert.Equal(actor with { Behind = By.Tom.Id }, DomainJson.Read<Actor>(DomainJson.Write(actor with { Behind = By.Tom.Id })));
    }

    private static Result SignOff(Rollout rollout, IWorkspace workspace) => rollout.SignOff(rollout.State.UnderReview!.Hash, "Fine", Stored.Ready, workspace.Actor, workspace.Now);

    private static Task MakeAdminAsync(TestDatabase database, Actor who) => new GrantRole(database.Executor).RunAsync(new(By.Ingrid.Asks(), who.Id, Roles.Admin, 1), default);

    private static Task<Result<Receipt>> DoAsync(TestDatabase database, Actor by, Func<Rollout, IWorkspace, Result> change) => database.DoAsync(by, async workspace =>
    {
        var rollout = (await workspace.Rollouts.FindAsync(Stored.Key("checkout")))!;
        var changed = change(rollout, workspace);
        if (!changed.IsError) workspace.Rollouts.Save(rollout);
        return changed;
    });
}
