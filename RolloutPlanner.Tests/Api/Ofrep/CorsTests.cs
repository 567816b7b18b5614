using System.Net;

namespace RolloutPlanner.Tests.Api.Ofrep;

public sealed class CorsTests(CorsTests.Shop app) : IClassFixture<CorsTests.Shop>
{
    private const string Ours = "https://shop.example";
    private const string Bulk = "/ofrep/v1/evaluate/flags";

    [Fact]
    public async Task Preflight_OfASiteThatIsNamed_AllowsWhatTheClientSends()
    {
        var answer = await AskFirstAsync(Ours);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(Ours, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("Authorization,Content-Type,If-None-Match,X-API-Key,Last-Event-ID", answer.Headers.GetValues("Access-Control-Allow-Headers").Single());
    }

    [Fact]
    public async Task Answer_ToASiteThatIsNamed_ShowsItsTag()
    {
        var answer = await app.PostAsync(null, "{}", change: request => request.Headers.Add("Origin", Ours));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ETag,Retry-After", answer.Headers.GetValues("Access-Control-Expose-Headers").Single());
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://shop.example")]
    [InlineData("https://shop.example.evil.example")]
    [InlineData("null")]
    public async Task AnySite_ThatIsNotNamed_IsAllowedNothing(string origin)
    {
        var first = await AskFirstAsync(origin);
        var answer = await app.PostAsync(null, "{}", change: request => request.Headers.TryAddWithoutValidation("Origin", origin));

        Assert.All(new[] { first, answer }, each => Assert.False(each.Headers.Contains("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("/ofrep/v1/evaluate/flags", "application/json")]
    [InlineData("/api/v1/rollouts", "application/problem+json")]
    public async Task Host_ThatIsNotOurs_IsRefusedInJson(string path, string type)
    {
        using var browser = app.App.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Host = "evil.example";

        var answer = await browser.SendAsync(request);

        Assert.Equal((HttpStatusCode.BadRequest, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("AllowedHosts", await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> AskFirstAsync(string origin)
    {
        using var browser = app.App.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Options, Bulk);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,if-none-match");
        return await browser.SendAsync(request);
    }

    public sealed class Shop : OfrepApp
    {
        protected override (string Name, string Value)[] Settings => [("Ofrep:AllowedOrigins:0", Ours)];
    }
}
