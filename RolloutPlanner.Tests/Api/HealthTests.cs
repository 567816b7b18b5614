using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api;

/// <summary>What those hear who watch over the program.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Healthz_OfARunningProgram_IsFineWithoutAnySession()
    {
        await using var app = new TestApp(demo: false);

        var answer = await app.Browser().GetAsync("/healthz");
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal((HttpStatusCode.OK, "application/json; charset=utf-8", "no-store"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString(), answer.Headers.CacheControl!.ToString()));
        Assert.Equal(("ok", true, false, false), ((string?)body["status"], (bool)body["database"]!["ready"]!, (bool)body["snapshot"]!["stale"]!, (bool)body["gates"]!["run"]!));
    }

    [Fact]
    public async Task Healthz_WhenGatesWereNotLookedAtForThreeIntervals_Fails()
    {
        await using var app = new TestApp(demo: false);
        var browser = app.Browser();
        app.Services.GetRequiredService<GatePace>().Run = true;
        app.Services.GetRequiredService<GateHeartbeat>().Mark(new(app.Time.GetUtcNow(), TimeSpan.FromMilliseconds(12.5), IsOurs: true, Gates: 7, Failed: 1));
        app.Time.Advance(TimeSpan.FromMinutes(3));
        var inTime = await browser.GetAsync("/healthz");

        app.Time.Advance(TimeSpan.FromSeconds(1));
        var late = await browser.GetAsync("/healthz");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (inTime.StatusCode, late.StatusCode));
        var gates = JsonNode.Parse(await late.Content.ReadAsStringAsync())!["gates"]!.ToJsonString();
        Assert.Equal("""{"run":true,"ageSeconds":181,"late":true,"tookMilliseconds":12.5,"here":true,"judged":7,"failed":1}""", gates);
    }

    [Theory]
    [InlineData("POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", HttpStatusCode.OK)]
    public async Task Healthz_AskedOtherwise_IsRefused(string method, HttpStatusCode status)
    {
        await using var app = new TestApp(demo: false);

        var answer = await app.Browser().SendAsync(new(new(method), "/healthz"));

        Assert.Equal(status, answer.StatusCode);
    }
}
