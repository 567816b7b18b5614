using System.Net;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.Ofrep;

public sealed class EventStreamTests(OfrepApp app) : IClassFixture<OfrepApp>
{
    [Fact]
    public async Task Stream_WhenAStepIsTaken_TellsItWithTheVersion()
    {
        var key = await AddAsync("stream-step");
        using var events = await OpenAsync();
        Assert.Equal(["retry: 1000", ": connected"], await events.NextAsync());

        await app.StepAsync(key, (rollout, at) => rollout.Pause("look", By.Maya, at));

        Assert.Equal([$"id: {Version}", "data: {\"type\":\"refetchEvaluation\"}"], await events.NextAsync());
    }

    [Fact]
    public async Task Stream_OpenedAgainAfterAMissedStep_TellsItAtOnce()
    {
        var key = await AddAsync("stream-missed");
        var seen = Version;
        await app.StepAsync(key, (rollout, at) => rollout.Pause("look", By.Maya, at));

        using var events = await OpenAsync(lastSeen: seen);

        Assert.Equal(": connected", (await events.NextAsync())[1]);
        Assert.Equal($"id: {Version}", (await events.NextAsync())[0]);
    }

    [Fact]
    public async Task Stream_OpenedAgainWithNothingMissed_TellsOnlyTheNext()
    {
        var key = await AddAsync("stream-nothing");
        using var events = await OpenAsync(lastSeen: Version);
        await events.NextAsync();

        await app.StepAsync(key, (rollout, at) => rollout.Pause("look", By.Maya, at));

        Assert.Equal($"id: {Version}", (await events.NextAsync())[0]);
    }

    [Fact]
    public async Task Stream_WhoseTokenIsRevoked_EndsWithItsNextSignOfLife()
    {
        var own = new OfrepApp();
        await own.InitializeAsync();
        var stream = await OpenAsync(own);
        await stream.NextAsync();
        own.App.Time.HoldDelays();
        await own.StepAsync("checkout-redesign", (rollout, at) => rollout.Pause("look", By.Maya, at));
        Assert.StartsWith("id: ", (await stream.NextAsync())[0]);

        await own.RevokeAsync(own.Token());
        var last = stream.NextAsync();
        while (!last.IsCompleted)
        {
            own.App.Time.Advance(TimeSpan.FromSeconds(25));
            await Task.Yield();
        }

        Assert.Empty(await last);
        stream.Dispose();
        await own.DisposeAsync();
    }

    [Fact]
    public async Task Stream_BeyondTheMost_IsToldToComeAgainUntilAnotherEnds()
    {
        var own = new OneStream();
        await own.InitializeAsync();
        var first = await OpenAsync(own);
        await first.NextAsync();
        using var browser = own.App.Browser();
        var address = await AddressAsync(own);

        var refused = await browser.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(30)), (refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        first.Dispose();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await browser.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token)).StatusCode is not HttpStatusCode.OK) await Task.Yield();
        await own.DisposeAsync();
    }

    [Fact]
    public async Task Stream_OfATokenInTheAddress_IsRefused()
    {
        using var browser = app.App.Browser();

        var answer = await browser.GetAsync($"/ofrep/v1/events?ticket={app.Token()}");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private long Version => app.Get<ISnapshots>().Current!.Snapshot.Version;

    private async Task<string> AddAsync(string key)
    {
        await app.AddAsync(FeatureFlag.Boolean(FlagKey.Parse(key, "key").Value), APlan.Guarded());
        return key;
    }

    private Task<Events> OpenAsync(long? lastSeen = null) => OpenAsync(app, lastSeen);

    private static async Task<Events> OpenAsync(OfrepApp app, long? lastSeen = null)
    {
        var browser = app.App.Browser();
        var request = new HttpRequestMessage(HttpMethod.Get, await AddressAsync(app));
        if (lastSeen is { } last) request.Headers.Add("Last-Event-ID", last.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream", "no-store"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.ToString()));
        return new(browser, new(await answer.Content.ReadAsStreamAsync()));
    }

    private static async Task<string> AddressAsync(OfrepApp app)
    {
        var bulk = JsonNode.Parse(await (await app.PostAsync(null, "{}")).Content.ReadAsStringAsync())!;
        return (string)bulk["eventStreams"]![0]!["endpoint"]!["requestUri"]!;
    }

    private sealed class OneStream : OfrepApp
    {
        protected override (string Name, string Value)[] Settings => [("Ofrep:MostStreams", "1")];
    }

    private sealed class Events(HttpClient browser, StreamReader reader) : IDisposable
    {
        /// <summary>The lines of the next block.</summary>
        public async Task<List<string>> NextAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var lines = new List<string>();
            while (await reader.ReadLineAsync(patience.Token) is { Length: > 0 } line) lines.Add(line);
            return lines;
        }

        public void Dispose()
        {
            reader.Dispose();
            browser.Dispose();
        }
    }
}
