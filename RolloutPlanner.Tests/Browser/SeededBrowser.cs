using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Clients;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Browser;

[CollectionDefinition(Name)]
public sealed class SeededBrowserCollection : ICollectionFixture<SeededBrowser>
{
    public const string Name = "seeded browser";
}

/// <summary>
/// The real program over a database that was filled beforehand, and one browser. Each test has a rollout of its own, so that none disturbs another.
/// </summary>
public sealed class SeededBrowser : IAsyncLifetime
{
    /// <summary>In stage 1 of 3, its gate open.</summary>
    public static readonly string[] Open = ["advance-twice", "advance-tabs", "back-twice", "back-tabs", "dialog-reload", "lost-role", "back-keys", "pause-tap", "reason-pasted"];

    /// <summary>The same, with one approval left to give.</summary>
    public static readonly string[] Approving = ["approve-keys", "decline-keys"];

    /// <summary>Waiting for a signature.</summary>
    public static readonly string[] InReview = ["sign-twice"];

    /// <summary>Plans that nobody has sent yet.</summary>
    public static readonly string[] Drafts = ["draft", "plan-keys", "plan-drag", "plan-menu", "plan-reload", "plan-both", "plan-same", "plan-offline", "plan-paste", "plan-names"];

    /// <summary>A site of somebody else, whose pages may ask about flags.</summary>
    public const string Shop = "http://127.0.0.1:4999";

    private TestDatabase? _database;
    private RunningApp? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Lets a program evaluate flags.</summary>
    public string Token { get; private set; } = "";

    public Uri Address => _app!.Address;

    internal TestDatabase Database => _database ?? throw new InvalidOperationException("Nothing was seeded: there is no browser here.");

    public async Task InitializeAsync()
    {
        if (Chromium.ReasonToSkip is not null && NodeClient.ReasonToSkip is not null) return;
        _database = await TestDatabase.WithDemoPeopleAsync();
        _database.Time.Advance(DateTimeOffset.UtcNow.AddMinutes(-1) - _database.Time.GetUtcNow());
        await new SaveHook(_database.Executor).RunAsync(By.Maya.Asks(), new(Stored.Errors.Value, "Payment errors", "%", "Grafana", 0), default);
        await _database.AddCohortAsync(Stored.Document("london"));
        foreach (var key in Drafts) await _database.AddRolloutAsync(key);
        foreach (var key in InReview.Concat(Open)) await AddInReviewAsync(key, Stored.Plan(key));
        foreach (var key in Approving)
        {
            var plan = Stored.Plan(key);
            await AddInReviewAsync(key, plan with { Stages = plan.Stages.Select(stage => stage with { Gate = stage.Gate with { ApprovalsNeeded = 1 } }).ToValueList() });
        }
        foreach (var key in Open.Concat(Approving)) await StartAsync(key);
        var made = await _database.Create().RunAsync(new(new(Guid.NewGuid(), SystemActors.CommandLine, Channel.CommandLine), "Shop", TokenScopes.Evaluate, 90), default);
        Token = made.Value.Secret!;
        _app = await RunningApp.StartAsync(new Dictionary<string, string> { ["Storage__Path"] = _database.File, ["Ofrep__AllowedOrigins__0"] = Shop });
        if (Chromium.ReasonToSkip is not null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    /// <summary>A browser of its own with this person signed in, and <paramref name="path"/> open in it.</summary>
    internal async Task<IPage> SignInAsync(Actor who, string path)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = _app!.Address.ToString(), ViewportSize = new() { Width = 1440, Height = 1000 }, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^" + who.Name) }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await BrowserFixture.InteractiveAsync(page);
        return page;
    }

    /// <summary>A page in a browser of its own that knows nothing of the program. It may ask servers on this machine, as a shop asks one on the internet.</summary>
    internal async Task<IPage> StrangerAsync() => await (await _browser!.NewContextAsync(new() { Permissions = ["local-network-access"] })).NewPageAsync();

    /// <summary>Until the program, which looks at the database once a second, serves this flag.</summary>
    internal async Task ServedAsync(string flag)
    {
        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(await client.PostAsync($"/ofrep/v1/evaluate/flags/{flag}", new StringContent("{}"), patience.Token)).IsSuccessStatusCode) await Task.Yield();
    }

    /// <summary>Takes one step of a rollout in another process than the one that serves it.</summary>
    internal Task ChangeAsync(string key, Func<Rollout, DateTimeOffset, Result> change) => DoneAsync(Database.ChangeAsync(key, By.Maya, change));

    /// <summary>A browser of its own at the door, where whoever signs in comes to <paramref name="path"/>.</summary>
    internal async Task<IPage> AtTheDoorAsync(string path)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = _app!.Address.ToString(), ViewportSize = new() { Width = 1440, Height = 1000 }, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        return page;
    }

    /// <summary>One more rollout in stage 1 of 3 with an open gate, for a test that needs its own.</summary>
    internal async Task AddOpenAsync(string key, string name = "New checkout", string? cohort = null)
    {
        await AddInReviewAsync(key, Stored.Plan(name, cohort));
        await StartAsync(key);
    }

    /// <summary>One more draft of a plan, for a test that needs its own.</summary>
    internal Task AddDraftAsync(string key) => Database.AddRolloutAsync(key, Stored.Plan(key));

    /// <summary>Another tab of the same browser.</summary>
    /// <param name="wire">Through which the tab talks to the server, where a test wants to cut it.</param>
    internal static async Task<IPage> TabAsync(IPage page, string path, Wire? wire = null)
    {
        var tab = await page.Context.NewPageAsync();
        if (wire is not null) await wire.LayAsync(tab);
        await tab.GotoAsync(path);
        await BrowserFixture.InteractiveAsync(tab);
        return tab;
    }

    /// <summary>Two clicks so close together that no answer can come between them.</summary>
    public static Task DoubleClickAsync(ILocator button) => button.EvaluateAsync("button => { button.click(); button.click(); }");

    internal async Task<RolloutState> StateAsync(string key) => (await Database.Get<IRolloutReader>().FindAsync(Stored.Key(key), default))!;

    /// <summary>Kinds of the entries of one rollout, oldest first.</summary>
    internal async Task<string[]> HistoryAsync(string key) =>
        [.. (await Database.History.PageAsync(new(Stored.Key(key), PageSize: 100), default)).Entries.Select(entry => entry.Kind).Reverse()];

    private async Task AddInReviewAsync(string key, Plan plan)
    {
        await Database.AddRolloutAsync(key, plan);
        await DoneAsync(Database.ChangeAsync(key, By.Maya, (rollout, at) => rollout.Submit(By.Maya, at)));
    }

    private async Task StartAsync(string key)
    {
        await DoneAsync(Database.ChangeAsync(key, By.Tom, (rollout, at) => rollout.SignOff(rollout.State.UnderReview!.Hash, "Fine", Stored.Ready, By.Tom, at)));
        await DoneAsync(Database.ChangeAsync(key, By.Maya, (rollout, at) => rollout.Start(Stored.Ready, By.Maya, at)));
        await DoneAsync(Database.Get<RecordMeasurement>().RunAsync(
            new(By.Maya.Asks(), Stored.Key(key), (await StateAsync(key)).Version), new(Stored.Errors, 0.4m, 2000, null, "Grafana"), default));
    }

    private static async Task DoneAsync(Task<Result<Receipt>> command)
    {
        var done = await command;
        Assert.False(done.IsError, done.IsError ? string.Join("; ", done.Errors) : "");
    }
}
