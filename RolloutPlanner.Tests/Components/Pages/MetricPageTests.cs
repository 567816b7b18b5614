using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Pages.Metrics;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The page of one metric over real use-cases, and a source that answers when the test says so.</summary>
public sealed class MetricPageTests : PageContext
{
    private static readonly MonitoringHook Polled = Stored.Hook() with
    {
        Origin = new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Number("sum(up)", "count(up)", TimeSpan.FromMinutes(5))),
    };

    private readonly SlowSource _source = new();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddScoped(_ => new TestHook(Database.Executor, Database.Get<IRolloutReader>(), _source));
    }

    [Theory]
    [InlineData("never-made")]
    [InlineData("Not A Key")]
    public void Page_OfAnUnknownKey_SaysSoInItsOwnWords(string key)
    {
        var page = Open(By.Maya, key);

        Assert.Equal("It is not here", Text(page, ".ex1 h2"));
        Assert.Contains("There is no metric", page.Markup);
    }

    [Fact]
    public async Task Page_OfAPolledOne_ShowsWhatItAsks()
    {
        await AddAsync(Polled);

        var page = Open(By.Helen);

        Assert.Equal(["sum(up)", "count(up)"], page.FindAll("pre").Select(query => query.TextContent));
        Assert.Contains("Prometheus, every minute", page.Markup);
        Assert.Contains("lower is better", page.Markup);
        Assert.Contains("It looks back 5 min.", page.Markup);
        Assert.Contains("No rollout uses it.", page.Markup);
        Assert.Contains("Product managers, engineering leads and administrators test queries.", page.Markup);
        Assert.Empty(page.FindAll(".acts button"));
    }

    [Fact]
    public async Task Page_OfAPushedOne_ShowsTheCommandForItsShape()
    {
        await AddAsync(Stored.Hook() with { Origin = new HookSource.Pushed(), Shape = MetricShape.Counts });

        var page = Open(By.Ingrid);

        Assert.Contains("\"hook\":\"payment-errors\"", Text(page, "#push-example"));
        Assert.Contains("\"bad\":4", Text(page, "#push-example"));
        Assert.Equal("/tokens", page.Find("section[aria-labelledby=push-title] p a").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_OfAManualOneInUse_LeadsToTheRolloutThatNeedsIt()
    {
        await AddAsync(Stored.Hook());
        await Database.AddRunningAsync("checkout");

        var page = Open(By.Maya);

        Assert.Equal("/rollouts/checkout?dialog=reading&of=payment-errors", page.Find("section[aria-labelledby=hand-title] li a").GetAttribute("href"));
        Assert.Equal(
            ["Stage 1, First share: trigger. It stands here now.", "Stage 2, Second share: trigger", "Stage 3, Everybody: trigger"],
            page.FindAll("section[aria-labelledby=gates-title] li li").Select(gate => gate.TextContent));
        Assert.Equal("true", page.FindAll(".acts button").Single(button => button.TextContent.Contains("Delete", StringComparison.Ordinal)).GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task Test_Answered_ShowsTheNumberAndVerifiesTheMetric()
    {
        await AddAsync(Polled);
        var page = Open(By.Maya);
        var asking = ClickAsync(page, "Test the query");
        page.WaitForAssertion(() => Assert.Contains("Asking…", page.Markup));

        _source.Answers(new MetricAnswer.Number(1.4m, 850, "sum(up)", "{\"status\":\"success\"}", Database.Time.GetUtcNow()));
        await asking;

        Assert.Contains("1.4%, from 850 people.", Text(page, ".notice.pass"));
        Assert.Equal("{\"status\":\"success\"}", Text(page, "#raw"));
        Assert.Equal("check_circleVerified", Text(page, ".title .pill"));
    }

    [Fact]
    public async Task Test_Failed_SaysWhatToDoAndMarksTheMetric()
    {
        await AddAsync(Polled);
        var page = Open(By.Maya);
        _source.Answers(new MetricAnswer.Failed(FailureKind.SeveralSeries, "It answered with 3 series.", "up", "[…]", Database.Time.GetUtcNow()));

        await ClickAsync(page, "Test the query");

        Assert.Contains("It answered with 3 series.", Text(page, ".notice.err"));
        Assert.Contains("until one series is left.", page.Markup);
        Assert.Equal("warningError", Text(page, ".title .pill"));
    }

    [Fact]
    public async Task Test_Stopped_KeepsNothingAndCanBeAskedAgain()
    {
        await AddAsync(Polled);
        var page = Open(By.Maya);
        var asking = ClickAsync(page, "Test the query");
        page.WaitForAssertion(() => Assert.Contains("Stop asking", page.Markup));

        await ClickAsync(page, "Stop asking");
        await asking;

        Assert.True(_source.WasStopped);
        Assert.Contains("Stopped. Nothing was kept.", page.Markup);
        Assert.Equal((1L, null), (Hook().Version, Hook().LastReading));
        Assert.Contains("Test the query", page.Markup);
    }

    [Fact]
    public async Task Test_WithinARollout_FillsInItsNames()
    {
        await AddAsync(Polled);
        await Database.AddRunningAsync("checkout");
        var page = Open(By.Maya);
        await ActAsync(page, "section[aria-labelledby=query-title] select", choice => choice.ChangeAsync("checkout"));
        _source.Answers(new MetricAnswer.Number(1m, null, "q", "", Database.Time.GetUtcNow()));

        await ClickAsync(page, "Test the query");

        Assert.Equal(("checkout", "checkout", 1), (_source.Place!.Rollout?.Value, _source.Place.Flag?.Value, _source.Place.Stage));
    }

    [Fact]
    public async Task Change_OfItsQuery_SaysWhatItCostsAndSavesIt()
    {
        await AddAsync(Polled);
        await Database.AddRunningAsync("checkout");
        var page = Open(By.Maya, query: "?do=change");

        await TypeAsync(page, "#f-value", "sum(down)");
        Assert.Contains("A running rollout uses it. Its evidence for it starts anew.", page.Markup);
        await ClickAsync(page, "Save and start evidence anew");

        Assert.Equal("sum(down)", Assert.IsType<PrometheusQuery.Number>(Assert.IsType<HookSource.Prometheus>(Hook().Origin).Query).Value);
        Assert.Contains("Metric payment-errors is saved.", page.Markup);
    }

    [Fact]
    public async Task Delete_OfOneInNoUse_GoesToTheList()
    {
        await AddAsync(Polled);
        var page = Open(By.Maya, query: "?do=delete");

        await ClickAsync(page, "Delete metric");

        Assert.Empty(await Database.Get<IHookReader>().AllAsync(default));
        Assert.EndsWith("/metrics", Services.GetRequiredService<NavigationManager>().Uri);
    }

    private MonitoringHook Hook() => Database.Get<IHookReader>().AllAsync(default).GetAwaiter().GetResult().Single();

    private Task AddAsync(MonitoringHook hook) => Database.DoAsync(By.Maya, workspace =>
    {
        workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
        return Task.FromResult(Result.Success);
    });

    private IRenderedComponent<MetricPage> Open(Actor who, string key = "payment-errors", string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/metrics/{Uri.EscapeDataString(key)}{query}");
        return Page<MetricPage>(who, page => page.Add(metric => metric.Key, key));
    }

    /// <summary>Answers when it is told to.</summary>
    private sealed class SlowSource : IMetricSource
    {
        private readonly TaskCompletionSource<MetricAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public MetricPlace? Place { get; private set; }

        public bool WasStopped { get; private set; }

        public void Answers(MetricAnswer answer) => _answer.TrySetResult(answer);

        public async Task<MetricAnswer> AskAsync(MonitoringHook hook, MetricPlace place, CancellationToken ct)
        {
            Place = place;
            try
            {
                return await _answer.Task.WaitAsync(ct);
            }
            catch (OperationCanceledException)
            {
                WasStopped = true;
                throw;
            }
        }
    }
}
