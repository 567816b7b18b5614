using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api;

/// <summary>Downloads of the history as a browser and as a stranger meet them.</summary>
public sealed class ExportTests(ExportTests.Demo demo) : IClassFixture<ExportTests.Demo>
{
    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("jsonl", "application/jsonl")]
    public async Task Export_ByAnAuditor_IsAnUncachedDownloadWithATimeInItsName(string ending, string type)
    {
        using var helen = await SignedInAsync("helen-wu");

        var answer = await helen.GetAsync($"/history/export.{ending}");

        Assert.Equal((HttpStatusCode.OK, type, "utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentType?.CharSet));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Matches(new Regex($@"^attachment; filename=""rolloutplanner-history-\d{{8}}T\d{{6}}Z\.{ending}""$"), answer.Content.Headers.ContentDisposition?.ToString());
    }

    [Theory]
    [InlineData("rollout=invoice-pdf")]
    [InlineData("person=priya-raman")]
    [InlineData("kind=rollout-created")]
    [InlineData("q=22+crates")]
    [InlineData("rollout=quick-reorder&person=tom-okafor")]
    public async Task Export_Filtered_HoldsThoseEntriesAndNoOthers(string query)
    {
        using var helen = await SignedInAsync("helen-wu");

        var all = await LinesAsync(helen, "");
        var some = await LinesAsync(helen, query);

        Assert.InRange(some.Count, 1, all.Count - 1);
        Assert.Subset(all.ToHashSet(), some.ToHashSet());
        foreach (var part in query.Split('&').Select(part => part.Split('=')))
            Assert.All(some, line => Assert.Contains(part[1].Replace('+', ' '), line));
    }

    [Fact]
    public async Task Export_OfADayWithoutEntries_IsEmptyButForTheHeader()
    {
        using var helen = await SignedInAsync("helen-wu");

        Assert.Empty(await LinesAsync(helen, "from=2001-01-01&to=2001-01-02"));
        Assert.Single((await helen.GetStringAsync("/history/export.csv?from=2001-01-01&to=2001-01-02")).TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-13-01", "to")]
    [InlineData("rollout=Not+A+Key", "rollout")]
    [InlineData("person=%00", "person")]
    [InlineData("zone=../../etc/passwd", "zone")]
    public async Task Export_FaultyFilter_RefusedNotLeftOut(string query, string path)
    {
        using var helen = await SignedInAsync("helen-wu");

        var answer = await helen.GetAsync($"/history/export.jsonl?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal([path], problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("export.csv", "Csv")]
    [InlineData("export.jsonl", "JsonLines")]
    [InlineData("report", "Report")]
    public async Task Export_IsTakenDownAsAnEntryWithItsFilterAndNumber(string address, string format)
    {
        using var helen = await SignedInAsync("helen-wu");
        var before = await LatestAsync();

        var answer = await helen.GetAsync($"/history/{address}?rollout=invoice-pdf&kind=rollout-created&from=2001-01-01&zone=Europe/London&q=");
        var body = await answer.Content.ReadAsStringAsync();

        var entry = await LatestAsync();
        Assert.Equal((HttpStatusCode.OK, "history-exported", "helen-wu", before.Seq + 1), (answer.StatusCode, entry.Kind, entry.ActorId, entry.Seq));
        using var payload = JsonDocument.Parse(entry.Payload);
        var details = payload.RootElement.GetProperty("details");
        Assert.Equal(
            (format, 1, before.Seq, "invoice-pdf", "rollout-created", "2001-01-01T00:00:00.000000Z"),
            (details.GetProperty("format").GetString(), details.GetProperty("entries").GetInt32(), details.GetProperty("upTo").GetInt64(), details.GetProperty("rollout").GetString(), details.GetProperty("kind").GetString(), details.GetProperty("from").GetString()));
        Assert.DoesNotContain("history-exported", body);
    }

    [Theory]
    [InlineData("export.csv?from=yesterday")]
    [InlineData("export.jsonl?rollout=Not+A+Key")]
    [InlineData("report?zone=Nowhere")]
    public async Task Export_Refused_LeavesNoEntry(string address)
    {
        using var helen = await SignedInAsync("helen-wu");
        var before = await LatestAsync();

        await helen.GetAsync($"/history/{address}");

        Assert.Equal(before, await LatestAsync());
    }

    [Fact]
    public async Task Report_HasItsFilterItsMakerAndEveryEntryAsText()
    {
        using var helen = await SignedInAsync("helen-wu");

        var report = WebUtility.HtmlDecode(await helen.GetStringAsync("/history/report?rollout=quick-reorder"));

        Assert.Contains("<h1>History report</h1>", report);
        Assert.Contains("Helen Wu", report);
        Assert.Contains("Quick reorder", report);
        Assert.Contains("Two testers ordered 22 crates instead of 2.", report);
        Assert.DoesNotContain("Search suggestions", report);
    }

    [Fact]
    public async Task Export_ReasonThatIsAFormula_CannotRunInASpreadsheet()
    {
        using var helen = await SignedInAsync("helen-wu");
        var key = Stored.Key("checkout-redesign");
        var state = (await demo.App.Services.GetRequiredService<IRolloutReader>().FindAsync(key, default))!;
        using var scope = demo.App.Services.CreateScope();
        var paused = await scope.ServiceProvider.GetRequiredService<PauseRollout>().RunAsync(
            new(By.Maya.Asks(), key, state.Version), "=HYPERLINK(\"//evil.example\")", default);
        Assert.False(paused.IsError);

        var csv = await helen.GetStringAsync("/history/export.csv?rollout=checkout-redesign&kind=rollout-paused");

        Assert.Contains("\"'=HYPERLINK(\"\"//evil.example\"\")\"", csv);
    }

    [Theory]
    [InlineData("victor-hale")]
    [InlineData("maya-lindqvist")]
    [InlineData("tom-okafor")]
    public async Task Export_WithoutTheRole_SentToTheDeniedPage(string account)
    {
        using var browser = await SignedInAsync(account);

        foreach (var address in (string[])["export.csv", "export.jsonl", "report"])
        {
            var answer = await browser.GetAsync($"/history/{address}");
            Assert.Equal((HttpStatusCode.Redirect, "/account/denied"), (answer.StatusCode, answer.Headers.Location?.AbsolutePath));
        }
    }

    [Fact]
    public async Task Export_Anonymous_SentToSignInAndBack()
    {
        using var browser = demo.App.Browser();

        var answer = await browser.GetAsync("/history/export.csv?rollout=invoice-pdf");

        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (answer.StatusCode, answer.Headers.Location?.AbsolutePath));
        Assert.Contains("export.csv", Uri.UnescapeDataString(answer.Headers.Location!.Query));
    }

    private async Task<RolloutPlanner.Application.Audit.HistoryEntry> LatestAsync() =>
        (await demo.App.Services.GetRequiredService<RolloutPlanner.Application.Audit.IHistoryQuery>().PageAsync(new(PageSize: 1), default)).Entries[0];

    private async Task<HttpClient> SignedInAsync(string account)
    {
        var browser = demo.App.Browser();
        await TestApp.SignInToDemoAsync(browser, account);
        return browser;
    }

    private static async Task<List<string>> LinesAsync(HttpClient browser, string query) =>
        [.. (await browser.GetStringAsync($"/history/export.jsonl?{query}")).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>One app for all, because filling its demo takes longer than the tests.</summary>
    public sealed class Demo : IAsyncDisposable
    {
        internal TestApp App { get; } = new();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
