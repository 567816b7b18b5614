using System.Text;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Tokens;

public class TokenCommandsTests
{
    public static TheoryData<string> Others => ["maya-lindqvist", "tom-okafor", "helen-wu", "victor-hale", "system:scheduler"];

    [Fact]
    public async Task Create_ByAnAdministrator_MakesATokenThatEndsAndIsInTheHistory()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var made = (await database.Create().RunAsync(new(By.Ingrid.Asks(), " Shop ", TokenScopes.Evaluate | TokenScopes.Read, 30), default)).Value;

        var now = database.Time.GetUtcNow();
        var expected = new ApiToken(made.Token.Id, "Shop", TokenScopes.Evaluate | TokenScopes.Read, By.Ingrid.Id, now, now.AddDays(30), null);
        Assert.Equal(new TokenSummary(expected, "Ingrid Solberg", false, null), Assert.Single(await database.Get<ITokenReader>().AllAsync(default)));
        Assert.Equal(made.Token.Id, TokenText.IdOf(made.Secret).ToString());
        var entry = (await database.History.PageAsync(new(), default)).Entries[0];
        Assert.Equal(("token-created", "token", made.Token.Id, "Ingrid Solberg"), (entry.Kind, entry.SubjectKind, entry.Subject, entry.ActorName));
        Assert.Equal($$"""{"id":"{{made.Token.Id}}","name":"Shop","scopes":"Evaluate, Read","createdBy":"ingrid-solberg","createdAt":"2026-11-18T12:00:00.000000Z","expiresAt":"2026-12-18T12:00:00.000000Z","revokedAt":null}""", entry.After);
    }

    [Fact]
    public async Task Create_SameCommandAgain_GivesTheTokenButNotItsSecret()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var command = new CreateTokenCommand(By.Ingrid.Asks(), "Shop", TokenScopes.Evaluate, 90);

        var first = (await database.Create().RunAsync(command, default)).Value;
        var second = (await database.Create().RunAsync(command, default)).Value;

        Assert.NotNull(first.Secret);
        Assert.Equal(first with { Secret = null }, second);
        Assert.Single(await database.Get<ITokenReader>().AllAsync(default));
    }

    [Theory]
    [InlineData("", TokenScopes.None, 0, "name: The name is missing.|scopes: Choose at least one thing that the token may do.|days: A token lasts 1 to 365 days.")]
    [InlineData("a\0b", TokenScopes.Read, 366, "name: The name holds an invisible control character at position 2. Remove it there.|days: A token lasts 1 to 365 days.")]
    [InlineData("Shop", (TokenScopes)64, 365, "scopes: A token can have no such scope.")]
    [InlineData("Shop", TokenScopes.Read, -1, "days: A token lasts 1 to 365 days.")]
    public async Task Create_BadInput_NamesEachField(string name, TokenScopes scopes, int days, string problems)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var made = await database.Create().RunAsync(new(By.Ingrid.Asks(), name, scopes, days), default);

        Assert.Equal(problems, string.Join('|', made.Errors.Select(error => $"{error.Path}: {error.Message}")));
        Assert.Empty(await database.Get<ITokenReader>().AllAsync(default));
    }

    [Fact]
    public async Task Create_NameOf101Characters_IsRefused()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var made = await database.Create().RunAsync(new(By.Ingrid.Asks(), new('n', 101), TokenScopes.Read, 90), default);

        Assert.Equal("name: The name has 101 characters; at most 100 fit.", $"{made.Error.Path}: {made.Error.Message}");
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task CreateAndRevoke_ByAnybodyElse_AreDenied(string who)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var token = (await database.AddTokenAsync(TokenScopes.Read)).Token;
        CommandOrigin Asks() => new(Guid.NewGuid(), UserId.Parse(who, "id").Value, Channel.Api);

        var made = await database.Create().RunAsync(new(Asks(), "Mine", TokenScopes.Read, 90), default);
        var revoked = await new RevokeToken(database.Executor).RunAsync(Asks(), token.Id, default);

        var expected = Error.Forbidden("token.only-admins", "Only an administrator can make and revoke API tokens.");
        Assert.Equal((expected, expected), (made.Error, revoked.Error));
        Assert.Null(Assert.Single(await database.Get<ITokenReader>().AllAsync(default)).Token.RevokedAt);
    }

    [Fact]
    public async Task Create_ByATokenOfAnAdministrator_IsDenied()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var token = await database.AddTokenAsync(TokenScopes.Evaluate | TokenScopes.Ingest | TokenScopes.Read | TokenScopes.Automation);

        var made = await database.Create().RunAsync(new(token.Actor().Asks(), "Child", TokenScopes.Read, 90), default);

        Assert.Equal("token.only-admins", made.Error.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task Create_WithoutTheRightPassword_MakesNothing(string typed)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        database.Proof.Password = "four unrelated words";

        var made = await database.Create().RunAsync(new(By.Ingrid.Asks(), "Shop", TokenScopes.Read, 90, typed), default);

        Assert.Equal(FakeProof.Wrong, made.Error);
        Assert.Empty(await database.Get<ITokenReader>().AllAsync(default));
    }

    [Fact]
    public async Task Create_OnTheCommandLine_NeedsNoPasswordAndNamesIt()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        database.Proof.Password = "four unrelated words";

        var made = await database.Create().RunAsync(new(new(Guid.NewGuid(), SystemActors.CommandLine, Channel.CommandLine), "Shop", TokenScopes.Evaluate, 90), default);

        Assert.NotNull(made.Value.Secret);
        Assert.Equal("Command line", Assert.Single(await database.Get<ITokenReader>().AllAsync(default)).MadeBy);
        Assert.Null(made.Value.Actor().Behind);
    }

    [Fact]
    public async Task Revoke_Twice_HasOneEffect()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var token = (await database.AddTokenAsync(TokenScopes.Read)).Token;

        var (first, second) = (await database.RevokeAsync(token), await database.RevokeAsync(token));

        Assert.Equal((new Receipt(token.Id, 2), new Receipt(token.Id, 2)), (first.Value, second.Value));
        Assert.Equal(1, (await database.History.PageAsync(new(Kind: "token-revoked"), default)).Total);
        Assert.Equal(database.Time.GetUtcNow(), Assert.Single(await database.Get<ITokenReader>().AllAsync(default)).Token.RevokedAt);
    }

    [Fact]
    public async Task Revoke_UnknownToken_SaysSo()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var revoked = await new RevokeToken(database.Executor).RunAsync(By.Ingrid.Asks(), "nosuchid", default);

        Assert.Equal("token.not-found", revoked.Error.Code);
    }

    [Fact]
    public async Task Secret_AfterItsToken_IsInNoByteOfTheDatabaseAndInNoWordsOfTheAnswer()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var command = new CreateTokenCommand(By.Ingrid.Asks(), "Shop", TokenScopes.Evaluate, 90, "four unrelated words");

        var made = (await database.Create().RunAsync(command, default)).Value;

        var secret = made.Secret![^49..^6];
        var stored = Directory.EnumerateFiles(database.Folder, "*", SearchOption.AllDirectories).Select(file => Encoding.Latin1.GetString(ReadShared(file))).ToList();
        Assert.Contains(stored, file => file.Contains(made.Token.Id, StringComparison.Ordinal));
        Assert.DoesNotContain(stored, file => file.Contains(secret, StringComparison.Ordinal) || file.Contains("four unrelated words", StringComparison.Ordinal));
        Assert.DoesNotContain(secret, made.ToString());
        Assert.DoesNotContain("four unrelated words", command.ToString());
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
