using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Accounts;

public class DoorsTests
{
    [Fact]
    public async Task Endpoints_WithoutSignIn_OnlyTheFewPublicOnes()
    {
        await using var app = new TestApp();
        using var browser = app.Browser();
        string[] open = ["sign-in", "set-up", "account/demo-sign-in", "error", "not-found", "health"];

        var unexpected = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/') ?? "")
            .Where(route => !open.Contains(route) && !Path.HasExtension(route));

        Assert.Empty(unexpected);
        foreach (var page in (string[])["/", "/account/denied", "/nowhere"])
            Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), await WhereAsync(browser, page));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.PostAsync("/_blazor/negotiate", null)).StatusCode);
    }

    [Fact]
    public async Task Endpoints_OfPeople_EachNameTheirPolicy()
    {
        await using var app = new TestApp();
        _ = app.Server;
        var policies = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal) != true)
            .Select(endpoint => (Route: "/" + endpoint.RoutePattern.RawText?.TrimStart('/'), Policy: endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy))
            .ToHashSet();

        // These are for whoever is signed in, whatever their roles; the last two are the framework's own.
        string[] forAll = ["/account/sign-out", "/account/denied", "/{**path:file}", "/_framework/opaque-redirect"];
        Assert.Equal([], policies.Where(one => one.Policy is null && !forAll.Contains(one.Route)));
        Assert.Equal([], policies.Where(one => one.Policy is { } policy && !(one.Route.StartsWith("/api/", StringComparison.Ordinal) ? ScopePolicies.Allowed.Keys : Policies.Allowed.Keys).Contains(policy)));
        (string, string?)[] strict =
        [
            ("/history/export.csv", Policies.ExportHistory), ("/history/export.jsonl", Policies.ExportHistory), ("/rollouts/new", Policies.ManageRollouts),
        ];
        Assert.Equal([], strict.Where(one => !policies.Contains(one)));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost:81")]
    public async Task Requests_FromAnotherOrigin_Refused(string origin)
    {
        await using var app = new TestApp();
        using var browser = app.Browser();
        browser.DefaultRequestHeaders.Add("Origin", origin);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/sign-in", new FormUrlEncodedContent([]))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/_blazor")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/_blazor/negotiate?negotiateVersion=1", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).StatusCode);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/account/sign-out")]
    [InlineData("/account/demo-sign-in")]
    public async Task Forms_WithoutTheirToken_Refused(string action)
    {
        await using var app = new TestApp();
        using var browser = app.Browser();
        await TestApp.SignInToDemoAsync(browser, "maya-lindqvist");

        var answer = await browser.PostAsync(action, new FormUrlEncodedContent([new("account", "tom-okafor"), new("_handler", "sign-in")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_CarryTheHeadersThatGuardThem()
    {
        await using var app = new TestApp();
        using var browser = app.Browser();
        await TestApp.SignInToDemoAsync(browser, "maya-lindqvist");

        var headers = (await browser.GetAsync("/account/denied")).Headers;

        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("no-store", headers.CacheControl?.ToString());
        Assert.Contains("frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("%2f%2fevil.example")]
    [InlineData("/%2fevil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/\tevil")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    [InlineData("")]
    [InlineData(null)]
    public void ReturnUrl_ThatLeadsAway_BecomesTheStartPage(string? url) => Assert.Equal("/", LocalUrl.OrHome(url));

    [Theory]
    [InlineData("/")]
    [InlineData("/rollouts/checkout?tab=history#entry-4")]
    [InlineData("/history?text=100%25")]
    public void ReturnUrl_OfThisSite_Stays(string url) => Assert.Equal(url, LocalUrl.OrHome(url));

    private static async Task<(HttpStatusCode, string?)> WhereAsync(HttpClient browser, string page)
    {
        var answer = await browser.GetAsync(page);
        return (answer.StatusCode, answer.Headers.Location?.AbsolutePath);
    }
}
