using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Pages.Metrics;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The list of metrics over real use-cases.</summary>
public sealed class MetricsPageTests : PageContext
{
    [Fact]
    public void Page_WithoutMetrics_SaysWhatTheyAreFor() => Assert.Equal("No metrics yet", Text(Open(By.Maya), ".ex1 h2"));

    [Fact]
    public async Task Page_Filtered_ShowsWhatFitsAndSaysWhereNothingDoes()
    {
        await AddAsync(Stored.Hook(), Stored.Hook("refunds") with { LastReading = new(1m, Database.Time.GetUtcNow(), "Grafana") });

        Assert.Equal(["Metric refunds"], Names(Open(By.Maya, "?status=Verified")));
        Assert.Equal(["Metric payment-errors"], Names(Open(By.Maya, "?q=payment")));
        Assert.Contains("No metric fits", Open(By.Maya, "?q=nothing+like+it").Markup);
    }

    [Fact]
    public async Task Filter_Chosen_StandsInTheAddress()
    {
        await AddAsync(Stored.Hook());
        var page = Open(By.Maya);

        await ActAsync(page, "select", field => field.ChangeAsync("NoData"));

        Assert.EndsWith("/metrics?status=NoData", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task Page_ForAnAuditor_ReadsAndSaysWhyItOffersNothing()
    {
        await AddAsync(Stored.Hook());

        var page = Open(By.Helen, "?do=new");

        Assert.Empty(page.FindAll("dialog, .acts button, table button"));
        Assert.Contains("Product managers, engineering leads and administrators make and change metrics.", page.Markup);
    }

    [Fact]
    public async Task Create_OfEachKind_GoesToItsPage()
    {
        foreach (var (kind, source) in new (int, HookSource)[]
        {
            (0, new HookSource.Manual()), (1, new HookSource.Pushed()),
            (2, new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Number("sum(up)", null, TimeSpan.FromMinutes(5)))),
        })
        {
            var page = Open(By.Maya, "?do=new");
            await ActAsync(page, $"label:nth-of-type({kind + 1}) input[name=f-kind]", choice => choice.ChangeAsync(true));
            await TypeAsync(page, "#f-name", $"Metric {kind}");
            if (kind == 2)
            {
                await TypeAsync(page, "#f-server", "http://prometheus:9090/");
                await TypeAsync(page, "#f-value", "sum(up)");
                await TypeAsync(page, "#f-windowSeconds", "5m");
            }

            await ClickAsync(page, "Create metric");

            var saved = (await Database.Get<IHookReader>().AllAsync(default)).Single(hook => hook.Name == $"Metric {kind}");
            Assert.Equal(source, saved.Origin);
            Assert.EndsWith($"/metrics/{saved.Key}", Services.GetRequiredService<NavigationManager>().Uri);
        }
    }

    [Fact]
    public async Task Create_EverythingWrong_MarksEachFieldAndKeepsTheForm()
    {
        var page = Open(By.Maya, "?do=new");
        await ActAsync(page, "label:nth-of-type(3) input[name=f-kind]", choice => choice.ChangeAsync(true));
        await TypeAsync(page, "#f-server", "prometheus:9090");
        await TypeAsync(page, "#f-windowSeconds", "five");

        await ClickAsync(page, "Create metric");

        foreach (var field in new[] { "f-name", "f-server", "f-value", "f-windowSeconds" }) Assert.Equal("true", page.Find("#" + field).GetAttribute("aria-invalid"));
        Assert.Equal("prometheus:9090", page.Find("#f-server").GetAttribute("value"));
        Assert.Empty(await Database.Get<IHookReader>().AllAsync(default));
    }

    [Fact]
    public async Task Read_OfAManualOne_IsEntered()
    {
        await AddAsync(Stored.Hook());
        var page = Open(By.Maya, "?do=read&key=payment-errors");
        await TypeAsync(page, "#f-value", "1,5");
        await ClickAsync(page, "Enter reading");
        Assert.Contains("Enter a number with a dot", Text(page, "#f-value-error"));

        await TypeAsync(page, "#f-value", "1.5");
        await TypeAsync(page, "#f-source", "Grafana");
        await ClickAsync(page, "Enter reading");

        Assert.Equal(1.5m, Assert.Single(await Database.Get<IHookReader>().AllAsync(default)).LastReading!.Value);
        Assert.Contains("The reading of Metric payment-errors is entered.", page.Markup);
    }

    private static IEnumerable<string> Names(IRenderedComponent<MetricsPage> page) => page.FindAll("a.name").Select(link => link.TextContent);

    private Task AddAsync(params MonitoringHook[] hooks) => Database.DoAsync(By.Maya, workspace =>
    {
        foreach (var hook in hooks) workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
        return Task.FromResult(Result.Success);
    });

    private IRenderedComponent<MetricsPage> Open(Actor who, string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/metrics" + query);
        return Page<MetricsPage>(who);
    }
}
