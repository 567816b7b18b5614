using System.Net;
using System.Text.Json.Nodes;

namespace RolloutPlanner.Tests.Api.Ofrep;

public sealed class LimitTests(LimitTests.Narrow app) : IClassFixture<LimitTests.Narrow>
{
    [Fact]
    public async Task Requests_BeyondTheBurst_AreToldHowLongToWait()
    {
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 6; i++) answers.Add(await app.PostAsync("checkout-redesign", "{}"));

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 5), HttpStatusCode.TooManyRequests], answers.Select(answer => answer.StatusCode));
        Assert.Equal(TimeSpan.FromMinutes(1), answers[^1].Headers.RetryAfter!.Delta);
        var body = JsonNode.Parse(await answers[^1].Content.ReadAsStringAsync())!;
        Assert.Equal(("checkout-redesign", "GENERAL"), ((string?)body["key"], (string?)body["errorCode"]));
    }

    public sealed class Narrow : OfrepApp
    {
        protected override (string Name, string Value)[] Settings => [("Limits:PerToken:PerMinute", "1"), ("Limits:PerToken:Burst", "5")];
    }
}
