using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Tests.Application.Exports;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api;

/// <summary>The exports as a daemon, a person and a stranger meet them.</summary>
public sealed class FlagExportTests(FlagExportTests.Shop shop) : IClassFixture<FlagExportTests.Shop>
{
    [Fact]
    public async Task Flagd_AskedAgainWithItsTag_IsNotSentAgainUntilSomethingChanges()
    {
        using var daemon = shop.Client("reader");

        var first = await daemon.GetAsync("/export/flagd.json");
        daemon.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        var second = await daemon.GetAsync("/export/flagd.json");
        shop.Snapshots.Current = new(AServedFlag.Snapshot(AServedFlag.Running(AServedFlag.London(20))), false);
        var third = await daemon.GetAsync("/export/flagd.json");

        Assert.Equal((HttpStatusCode.OK, "application/json", "private, no-cache", false), (first.StatusCode, first.Content.Headers.ContentType?.MediaType, Cache(first), first.Headers.ETag!.IsWeak));
        Assert.Equal($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await first.Content.ReadAsByteArrayAsync()))}\"", first.Headers.ETag.Tag);
        Assert.Equal((HttpStatusCode.NotModified, first.Headers.ETag, ""), (second.StatusCode, second.Headers.ETag, await second.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.NotEqual(first.Headers.ETag, third.Headers.ETag);
    }

    [Theory]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    public async Task Flagd_OtherTags_AreReadAsTheStandardSays(string tag, HttpStatusCode status)
    {
        using var daemon = shop.Client("reader");
        daemon.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", tag);

        Assert.Equal(status, (await daemon.GetAsync("/export/flagd.json")).StatusCode);
    }

    [Theory]
    [InlineData("goff.yaml", "application/yaml", "checkout:")]
    [InlineData("unleash.json", "application/json", "featureStrategies")]
    [InlineData("launchdarkly.json", "application/json", "fallthrough")]
    [InlineData("feature-management.json", "application/json", "feature_flags")]
    public async Task Export_OfEachFormat_HasItsType(string file, string type, string holds)
    {
        using var reader = shop.Client("reader");

        var answer = await reader.GetAsync("/export/" + file);

        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(holds, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null, "", HttpStatusCode.Unauthorized)]
    [InlineData("unknown", "", HttpStatusCode.Unauthorized)]
    [InlineData("evaluator", "", HttpStatusCode.Forbidden)]
    [InlineData("reader", "?token=reader", HttpStatusCode.BadRequest)]
    public async Task Export_WithoutATokenThatMayRead_IsRefusedAsJson(string? token, string query, HttpStatusCode status)
    {
        using var stranger = shop.Client(token);

        var answer = await stranger.GetAsync("/export/flagd.json" + query);

        Assert.Equal((status, "application/problem+json", "no-store"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, Cache(answer)));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Null(answer.Headers.ETag);
    }

    [Fact]
    public async Task Export_BeforeTheFirstSnapshot_IsUnavailable()
    {
        using var reader = shop.Client("reader");
        var kept = shop.Snapshots.Current;
        shop.Snapshots.Current = null;

        var answer = await reader.GetAsync("/export/flagd.json");
        shop.Snapshots.Current = kept;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Export_ByASignedInPerson_NeedsNoToken()
    {
        using var browser = shop.Client(null);
        await TestApp.SignInToDemoAsync(browser, "victor-hale");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/export/unleash.json")).StatusCode);
    }

    private static string? Cache(HttpResponseMessage answer) => answer.Headers.TryGetValues("Cache-Control", out var values) ? string.Join(", ", values.Single().Split(", ").Order().Reverse()) : null;

    /// <summary>An app with two tokens and one flag.</summary>
    public sealed class Shop : IDisposable
    {
        private readonly TestApp _app = new();
        private readonly WebApplicationFactory<Program> _shop;

        public Shop() => _shop = _app.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
            services.AddSingleton<ISnapshots>(Snapshots).AddSingleton<ITokenCheck>(new Tokens())));

        internal Served Snapshots { get; } = new() { Current = new(AServedFlag.Snapshot(AServedFlag.Running(AServedFlag.Everybody(5))), false) };

        public HttpClient Client(string? token)
        {
            var client = _shop.CreateClient(new() { AllowAutoRedirect = false });
            if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return client;
        }

        public void Dispose()
        {
            _shop.Dispose();
            _app.Dispose();
        }
    }

    internal sealed class Served : ISnapshots
    {
        public ServingState? Current { get; set; }

        public IDisposable Subscribe(Action<ServingState> onChange) => new MemoryStream();
    }

    private sealed class Tokens : ITokenCheck
    {
        public ApiToken? Find(ReadOnlySpan<char> presented) => presented switch
        {
            "reader" => Token(TokenScopes.Read),
            "evaluator" => Token(TokenScopes.Evaluate),
            _ => null,
        };

        public ApiToken? FindById(string id) => null;

        private static ApiToken Token(TokenScopes scopes) => new("abcd1234", "Daemon", scopes, By.Ingrid.Id, At.Nine, At.Nine.AddDays(90), null);
    }
}
