using System.Net;
using System.Text.RegularExpressions;
using RolloutPlanner.Tests.Browser;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Hosting;

/// <summary>The real program, ended without warning and started again on the same data.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("rolloutplanner-data-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task SecondStart_KeepsRolloutsHistoryAccountsAndSessions()
    {
        var cookies = new CookieContainer();
        Seen before;
        await using (var app = await StartAsync("Development"))
        {
            using var browser = Browser(app, cookies);
            await TestApp.SignInToDemoAsync(browser, "ingrid-solberg");
            before = await LookAsync(browser);
        }

        await using var again = await StartAsync("Development");
        using var same = Browser(again, cookies);
        var after = await LookAsync(same);

        Assert.True(before.HistoryLines.Length > 50, $"only {before.HistoryLines.Length} lines");
        // Reading the history out is itself an entry, which only the next reading holds.
        Assert.Equal(before.HistoryLines, after.HistoryLines[..^1]);
        Assert.Contains("history-exported", after.HistoryLines[^1]);
        Assert.Equal(before.Rollouts, after.Rollouts);
        Assert.Equal(before.People, after.People);
        Assert.Equal((6, 6), (before.Rollouts.Length, before.People.Length));
    }

    [Fact]
    public async Task Production_FirstStart_PrintsACodeThatMakesTheFirstAdminAndThenIsGone()
    {
        await using (var app = await StartAsync("Production"))
        {
            var code = Regex.Match(app.Output, "Set-up code: (\\S+)").Groups[1].Value;
            Assert.Matches("^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$", code);
            using var browser = Browser(app, new());
            Assert.Equal("/set-up", PathOf(await browser.GetAsync("/sign-in")));
            Assert.Equal("/sign-in", PathOf(await browser.PostAsync("/account/demo-sign-in", new FormUrlEncodedContent([new("account", "ingrid-solberg")]))));

            var made = await TestApp.SubmitAsync(
                browser, "/set-up", null, ("Code", code), ("Name", "Ada"), ("Email", "ada@fernhill.example"), ("Password", "four unrelated words"));

            Assert.Equal((HttpStatusCode.Redirect, "/"), (made.StatusCode, PathOf(made)));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/people")).StatusCode);
            Assert.Equal("/sign-in", PathOf(await browser.GetAsync("/set-up")));
        }

        await using var again = await StartAsync("Production");
        using var stranger = Browser(again, new());
        Assert.DoesNotContain("Set-up code", again.Output);
        Assert.Equal("/sign-in", PathOf(await stranger.GetAsync("/set-up")));
        var page = await stranger.GetStringAsync("/sign-in");
        Assert.DoesNotContain("demo", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((HttpStatusCode.Redirect, "/"), Answer(await TestApp.SignInAsync(stranger, "ada@fernhill.example", "four unrelated words")));
    }

    private Task<RunningApp> StartAsync(string environment) => RunningApp.StartAsync(new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = environment,
        ["Storage__Path"] = Path.Combine(_data.FullName, "rolloutplanner.db"),
    });

    private static HttpClient Browser(RunningApp app, CookieContainer cookies) =>
        new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = app.Address };

    private static async Task<Seen> LookAsync(HttpClient browser) => new(
        (await browser.GetStringAsync("/history/export.jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        Links(await browser.GetStringAsync("/rollouts"), "href=\"(/rollouts/[a-z0-9-]+)\"", "/rollouts/new"),
        Links(await browser.GetStringAsync("/people"), "([a-z.]+@fernhill\\.example)", ""));

    private static string[] Links(string page, string pattern, string but) =>
        [.. Regex.Matches(page, pattern).Select(match => match.Groups[1].Value).Where(link => link != but).Distinct().Order(StringComparer.Ordinal)];

    private static (HttpStatusCode, string?) Answer(HttpResponseMessage answer) => (answer.StatusCode, PathOf(answer));

    private static string? PathOf(HttpResponseMessage answer) =>
        answer.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.AbsolutePath : to.OriginalString.Split('?')[0]) : null;

    private sealed record Seen(string[] HistoryLines, string[] Rollouts, string[] People);
}
