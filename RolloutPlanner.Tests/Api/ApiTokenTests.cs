using System.Net;
using System.Text.Json;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api;

/// <summary>Tokens at the door of the interfaces for programs, over real HTTP.</summary>
public class ApiTokenTests(ProbeApp app) : IClassFixture<ProbeApp>
{
    private static readonly (string?, string?) Unknown = ("token.unknown", "This token is not known, has expired, or was revoked.");
    private static readonly (string?, string?) Missing = ("token.missing", "Send an API token as Authorization: Bearer, or as X-API-Key.");
    private static readonly (string?, string?) Unclear = ("token.unclear", "The request presents more than one token. Send one, in one header.");

    [Theory]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("authorization", "bearer ")]
    [InlineData("X-API-Key", "")]
    public async Task Request_WithATokenOfTheScope_ActsUnderItsNameWithoutRoles(string header, string before)
    {
        var made = await app.AddTokenAsync(TokenScopes.Read);

        var (status, body, _) = await app.AskAsync("/api/probe/read", (header, before + made.Secret));

        Assert.Equal((200, $"token:{made.Token.Id} CI (API token) None"), (status, body));
    }

    [Fact]
    public async Task Request_WithoutAToken_IsToldHowToSendOne()
    {
        var (status, body, answer) = await app.AskAsync("/api/probe/read");

        Assert.Equal((401, Missing), (status, Said(body)));
        Assert.Equal(("application/problem+json", "Bearer", "no-store"), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.WwwAuthenticate.ToString(), answer.Headers.CacheControl?.ToString()));
    }

    [Fact]
    public async Task Request_WithATextThatIsNoTokenThatHolds_IsRefusedAlikeWhateverIsWrong()
    {
        var (revoked, expired, good) = (await app.AddTokenAsync(TokenScopes.Read), await app.AddTokenAsync(TokenScopes.Read, days: 1), await app.AddTokenAsync(TokenScopes.Read));
        await app.RevokeAsync(revoked);
        await app.Get<Infrastructure.Identity.TokenCheck>().ReloadAsync(default);
        app.Time.Advance(TimeSpan.FromDays(2));
        var secret = good.Secret!;
        string[] texts = [revoked.Secret!, expired.Secret!, secret[..^1], secret.Replace("read", "eval", StringComparison.Ordinal), secret[..40] + (secret[40] == 'x' ? 'y' : 'x') + secret[41..], new('a', 10_000), "a\0b", TokenText.New(TokenScopes.Read, good.Token.Id)];

        foreach (var text in texts)
        {
            var (status, body, _) = await app.AskAsync("/api/probe/read", ("X-API-Key", text));
            Assert.Equal((401, Unknown), (status, Said(body)));
        }
        Assert.Equal(200, (await app.AskAsync("/api/probe/read", ("X-API-Key", secret))).Status);
    }

    [Fact]
    public async Task Request_WithAHeaderGivenTwice_IsAskedForOne()
    {
        var (one, two) = (await app.AddTokenAsync(TokenScopes.Read), await app.AddTokenAsync(TokenScopes.Read));

        var (status, body, _) = await app.AskAsync("/api/probe/read", ("X-API-Key", one.Secret!), ("Authorization", $"Bearer {two.Secret}"));

        Assert.Equal((401, Unclear), (status, Said(body)));
    }

    [Theory]
    [InlineData("/api/probe/read", TokenScopes.Evaluate, "This needs a token with the scope read.")]
    [InlineData("/api/probe/automation", TokenScopes.Read, "This needs a token with the scope automation.")]
    [InlineData("/api/probe/ingest", TokenScopes.Evaluate, "This needs a token with the scope ingest or automation.")]
    public async Task Request_WithAForeignScope_IsToldWhichItNeeds(string path, TokenScopes scopes, string detail)
    {
        var made = await app.AddTokenAsync(scopes);

        var (status, body, _) = await app.AskAsync(path, ("X-API-Key", made.Secret!));

        Assert.Equal((403, ("token.scope", detail)), (status, Said(body)));
    }

    [Fact]
    public async Task Request_WithATokenInTheAddress_IsRefusedAndNowhereWrittenDown()
    {
        var made = await app.AddTokenAsync(TokenScopes.Read);

        var (named, _, _) = await app.AskAsync("/api/probe/read?token=hunter2-canary");
        var (hidden, body, _) = await app.AskAsync($"/api/probe/read?q={made.Secret}", ("X-API-Key", made.Secret!));
        var (good, _, _) = await app.AskAsync("/api/probe/read", ("X-API-Key", made.Secret!));

        Assert.Equal((400, 400, 200), (named, hidden, good));
        Assert.Contains("Send the token in a header", body);
        Assert.Contains("ApiToken", app.Log);
        Assert.DoesNotContain(made.Secret![^49..^6], app.Log);
        Assert.DoesNotContain("hunter2-canary", app.Log);
    }

    [Fact]
    public async Task Session_OfAnAdministrator_MeansNothingToPrograms_AndATokenMeansNothingToPages()
    {
        var made = await app.AddTokenAsync(TokenScopes.Read | TokenScopes.Automation);
        using var browser = app.Browser();
        await TestApp.SignInToDemoAsync(browser, "ingrid-solberg");

        var program = await browser.GetAsync("/api/probe/read");
        var page = await app.AskAsync("/people", ("Authorization", $"Bearer {made.Secret}"));

        Assert.Equal(HttpStatusCode.Unauthorized, program.StatusCode);
        Assert.Equal((302, "/sign-in"), (page.Status, page.Answer.Headers.Location?.AbsolutePath));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/tokens")).StatusCode);
    }

    [Fact]
    public async Task Requests_BeyondTheLimitOfATokenAndOfAnAddress_WaitApart()
    {
        await using var limited = new ProbeApp(("Limits:PerToken:Burst", "2"), ("Limits:PerToken:PerMinute", "1"), ("Limits:PerAddress:Burst", "1"), ("Limits:PerAddress:PerMinute", "2"));
        var made = await limited.AddTokenAsync(TokenScopes.Read);

        var statuses = new List<int>();
        for (var i = 0; i < 3; i++) statuses.Add((await limited.AskAsync("/api/probe/read", ("X-API-Key", made.Secret!))).Status);
        var refused = await limited.AskAsync("/api/probe/read", ("X-API-Key", made.Secret!));
        for (var i = 0; i < 2; i++) statuses.Add((await limited.AskAsync("/api/probe/read")).Status);

        Assert.Equal([200, 200, 429, 401, 429], statuses);
        Assert.Equal("60", refused.Answer.Headers.GetValues("Retry-After").Single());
        Assert.Equal(("limit.requests", "Wait 60 seconds before the next request."), Said(refused.Body));
    }

    [Fact]
    public async Task Token_RevokedInThisProcess_StopsByItself()
    {
        var made = await app.AddTokenAsync(TokenScopes.Read);
        Assert.Equal(200, (await app.AskAsync("/api/probe/read", ("X-API-Key", made.Secret!))).Status);

        await app.RevokeAsync(made);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        int status;
        do status = (await app.AskAsync("/api/probe/read", ("X-API-Key", made.Secret!))).Status;
        while (status == 200 && !patience.IsCancellationRequested);
        Assert.Equal(401, status);
    }

    [Theory]
    [InlineData("maya-lindqvist", HttpStatusCode.Redirect)]
    [InlineData("ingrid-solberg", HttpStatusCode.OK)]
    public async Task Page_OfTokens_IsForAdministrators(string who, HttpStatusCode status)
    {
        using var browser = app.Browser();
        await TestApp.SignInToDemoAsync(browser, who);

        Assert.Equal(status, (await browser.GetAsync("/tokens")).StatusCode);
    }

    private static (string? Code, string? Sentence) Said(string body)
    {
        using var problem = JsonDocument.Parse(body);
        return (problem.RootElement.GetProperty("code").GetString(), problem.RootElement.GetProperty("detail").GetString());
    }
}
