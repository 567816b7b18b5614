using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Browser;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Clients;

/// <summary>The public web client in a page of another site, in a real browser, against the running program.</summary>
[Collection(SeededBrowserCollection.Name)]
public class WebClientTests(SeededBrowser browser, ITestOutputHelper output)
{
    private static readonly string[] Types = ["html", "js"];

    [WebClientFact]
    public async Task Advance_InTheBrowser_ReachesTheShopByItsEvent()
    {
        const string Key = "client-event";
        var shop = await OpenShopAsync(Key, Person(Key, 5_000, 20_000));
        await Expect(shop.Page.Locator("#checkout")).ToHaveTextAsync("old checkout");
        var page = await browser.SignInAsync(By.Maya, $"/rollouts/{Key}?dialog=advance");
        var since = Stopwatch.StartNew();

        await page.Locator("dialog[open] .df button").Last.ClickAsync();

        await Expect(shop.Page.Locator("#checkout")).ToHaveTextAsync("new checkout");
        output.WriteLine($"The advance was shown in the shop after {since.ElapsedMilliseconds} ms.");
        Assert.Equal(2, (await browser.StateAsync(Key)).CurrentStage);
        Assert.Contains("GET /ofrep/v1/events 200", shop.Answers);
        var details = await shop.Page.EvaluateAsync<JsonElement>("shop.details()");
        Assert.Equal(("on", "SPLIT", "Second share"), (details.GetProperty("variant").GetString(), details.GetProperty("reason").GetString(), details.GetProperty("flagMetadata").GetProperty("stage").GetString()));
    }

    [WebClientFact]
    public async Task Polling_WithNothingNew_IsSparedTheBytesUntilThereIs()
    {
        const string Key = "client-poll";
        var shop = await OpenShopAsync(Key, Person(Key, 0, 5_000), new { changeDetection = "polling", pollInterval = 200 });
        await Expect(shop.Page.Locator("#checkout")).ToHaveTextAsync("new checkout");
        await shop.HeardAsync("POST /ofrep/v1/evaluate/flags 304");

        await browser.ChangeAsync(Key, (rollout, at) => rollout.Kill("Orders fail", By.Maya, at));

        await Expect(shop.Page.Locator("#checkout")).ToHaveTextAsync("old checkout");
        Assert.DoesNotContain("GET /ofrep/v1/events 200", shop.Answers);
    }

    [WebClientFact]
    public async Task Context_ThatChanges_IsAskedAboutAgain()
    {
        const string Key = "client-context";
        var shop = await OpenShopAsync(Key, Person(Key, 0, 5_000));
        await Expect(shop.Page.Locator("#checkout")).ToHaveTextAsync("new checkout");

        await shop.Page.EvaluateAsync("who => shop.become({ targetingKey: who })", Person(Key, 20_000, Share.Total));
        await Expect(shop.Page.Locator("#checkout")).ToHaveTextAsync("old checkout");

        await shop.Page.EvaluateAsync("who => shop.become({ targetingKey: who })", Person(Key, 0, 5_000));
        await Expect(shop.Page.Locator("#checkout")).ToHaveTextAsync("new checkout");
    }

    private async Task<Shop> OpenShopAsync(string flag, string who, object? options = null)
    {
        await browser.AddOpenAsync(flag);
        await browser.ServedAsync(flag);
        var page = await browser.StrangerAsync();
        await page.RouteAsync($"{SeededBrowser.Shop}/**", route =>
        {
            var path = new Uri(route.Request.Url).AbsolutePath.Replace("/modules/", "/node_modules/", StringComparison.Ordinal);
            var type = path.EndsWith(Types[0], StringComparison.Ordinal) ? "text/html" : "text/javascript";
            return route.FulfillAsync(new() { Path = NodeClient.Folder + path, ContentType = type });
        });
        var shop = new Shop(page);
        page.Console += (_, line) => output.WriteLine(line.Text);
        page.RequestFailed += (_, request) => output.WriteLine($"{request.Method} {request.Url} failed: {request.Failure}");
        await page.GotoAsync($"{SeededBrowser.Shop}/shop.html");
        await Expect(page.Locator("body[data-ready]")).ToHaveCountAsync(1);
        await page.EvaluateAsync("asked => shop.open(asked)", new { @base = browser.Address.ToString().TrimEnd('/'), token = browser.Token, flag, who = new { targetingKey = who }, options });
        return shop;
    }

    /// <summary>Somebody whose bucket in this rollout lies between these.</summary>
    private static string Person(string flag, int from, int below) => Enumerable.Range(0, 10_000).Select(i => $"person-{i}")
        .First(person => Bucketing.BucketOf(Salt.For(FlagKey.Parse(flag, "flag").Value), person)!.Value.Index is var index && index >= from && index < below);

    private sealed class Shop
    {
        public Shop(IPage page)
        {
            Page = page;
            page.Response += (_, answer) => Answers.Enqueue($"{answer.Request.Method} {new Uri(answer.Url).AbsolutePath} {answer.Status}");
        }

        public IPage Page { get; }

        /// <summary>Method, path and status of each answer so far.</summary>
        public ConcurrentQueue<string> Answers { get; } = new();

        public async Task HeardAsync(string answer)
        {
            if (!Answers.Contains(answer)) await Page.WaitForResponseAsync(each => Answers.Contains(answer));
        }
    }
}
