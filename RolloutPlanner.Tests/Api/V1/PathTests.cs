using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>Whatever is asked below /api, the answer is for a program.</summary>
public sealed class PathTests(ApiApp app) : IClassFixture<ApiApp>
{
    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/API/v1")]
    [InlineData("/api;x/v1/cohorts")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v2/cohorts")]
    [InlineData("/api/v1/rollouts/NO%20KEY")]
    [InlineData("/api/v1/cohorts/unknown")]
    [InlineData("/api/v1/cohorts/unknown/versions/0")]
    [InlineData("/api/v1/history/99999999999")]
    public async Task Get_NothingThere_IsAProblemInJson(string path)
    {
        var answer = await app.Caller().GetAsync(path);

        Assert.Equal((404, "application/problem+json; charset=utf-8"), (answer.Status, answer.Type));
        Assert.NotNull(answer.Code);
    }

    [Theory]
    [InlineData("PATCH", "cohorts", "GET, POST")]
    [InlineData("HEAD", "cohorts/some-key", "DELETE, GET, PUT")]
    [InlineData("GET", "rollouts/some-key/kill", "POST")]
    [InlineData("DELETE", "history/1", "GET")]
    [InlineData("TRACE", "rollouts", "GET, POST")]
    [InlineData("OPTIONS", "openapi.json", "GET")]
    public async Task Send_WrongMethod_NamesThoseThatAreTaken(string method, string path, string taken)
    {
        var answer = await app.Stranger().SendAsync(new(method), path);

        Assert.Equal((405, taken), (answer.Status, answer.Allow));
    }

    [Theory]
    [InlineData("/api/v1/cohorts")]
    [InlineData("/API/V1/rollouts")]
    [InlineData("/api/v1/history")]
    [InlineData("/api/v1/directory")]
    public async Task Get_WithoutAToken_IsUnauthorized(string path)
    {
        var answer = await app.Stranger().GetAsync(path);

        Assert.Equal((401, "token.missing", "application/problem+json; charset=utf-8"), (answer.Status, answer.Code, answer.Type));
    }

    [Theory]
    [InlineData(TokenScopes.Evaluate, "GET", "cohorts", 403)]
    [InlineData(TokenScopes.Automation, "GET", "history", 403)]
    [InlineData(TokenScopes.Ingest, "GET", "directory", 403)]
    [InlineData(TokenScopes.Read, "POST", "cohorts", 403)]
    [InlineData(TokenScopes.Ingest, "POST", "rollouts/any-key/advance", 403)]
    [InlineData(TokenScopes.Read, "POST", "rollouts/any-key/measurements", 403)]
    [InlineData(TokenScopes.Ingest, "POST", "rollouts/any-key/kill", 403)]
    [InlineData(TokenScopes.Ingest, "POST", "rollouts/any-key/measurements", 400)]
    [InlineData(TokenScopes.Automation, "POST", "rollouts/any-key/measurements", 400)]
    [InlineData(TokenScopes.Read, "GET", "accounts", 200)]
    public async Task Send_Scope_LetsInOrNot(TokenScopes scope, string method, string path, int status)
    {
        var answer = await app.Caller(scope).SendAsync(new(method), path, method == "POST" ? "{}" : null);

        Assert.Equal(status, answer.Status);
        if (status == 403) Assert.Equal("token.scope", answer.Code);
    }

    [Fact]
    public async Task Get_WithTheSessionOfAPerson_IsUnauthorized()
    {
        await using var demo = new TestApp();
        using var browser = demo.Browser();
        await TestApp.SignInToDemoAsync(browser, "maya-lindqvist");

        var page = await browser.GetAsync("/rollouts");
        var answers = new List<int>();
        foreach (var path in (string[])["rollouts", "history", "openapi.json"]) answers.Add((await new ApiCaller(browser).GetAsync(path)).Status);

        Assert.Equal(System.Net.HttpStatusCode.OK, page.StatusCode);
        Assert.Equal([401, 401, 200], answers);
    }

    [Fact]
    public async Task Answer_OfEveryKind_SaysNoSniffAndNoStore()
    {
        var answer = await app.Caller().GetAsync("rollouts");

        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("application/json; charset=utf-8", answer.Type);
    }
}
