using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Pages.Metrics;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The import of readings over real use-cases.</summary>
public sealed class MetricImportPageTests : PageContext
{
    private const string Header = "rollout,hook,windowStart,windowEnd,value,sampleSize\n";

    [Fact]
    public void Page_ForAnAuditor_SaysWhoImports()
    {
        var page = Page<MetricImportPage>(By.Helen);

        Assert.Contains("Product managers and engineering leads import readings.", page.Markup);
        Assert.Empty(page.FindAll("textarea, input"));
    }

    [Fact]
    public async Task Pasted_Sound_IsLookedAtAndThenTakenIn()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "#f-csv", Header + Row(12, 11));

        await ClickAsync(page, "Look at the rows");
        Assert.Equal("1 row: 1 counts", Text(page, "#rows-title"));
        Assert.Empty(await LooksAsync());
        await ClickAsync(page, "Take in 1 reading");

        Assert.Equal([1.2m], (await LooksAsync()).Select(look => look.Value));
        Assert.Contains("1 reading is taken in.", Text(page, ".notice.pass"));
        Assert.Equal("", page.Find("#f-csv").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Pasted_TheSameAgain_IsKnownAndCountsNothingTwice()
    {
        var page = await OpenAsync();
        for (var round = 0; round < 2; round++)
        {
            await TypeAsync(page, "#f-csv", Header + Row(12, 11));
            await ClickAsync(page, "Look at the rows");
            if (round == 0) await ClickAsync(page, "Take in 1 reading");
        }

        Assert.Equal("1 row: 1 known", Text(page, "#rows-title"));
        Assert.Single(await LooksAsync());
    }

    [Fact]
    public async Task Pasted_NoSuchFile_SaysWhyAndKeepsTheText()
    {
        var page = await OpenAsync();
        await TypeAsync(page, "#f-csv", "name,age\nMaya,34");

        await ClickAsync(page, "Look at the rows");

        Assert.Contains("Row 1", Text(page, "[role=alert] li"));
        Assert.Equal("name,age\nMaya,34", page.Find("#f-csv").GetAttribute("value"));
    }

    [Fact]
    public async Task File_TooLarge_IsRefusedUnread()
    {
        var page = await OpenAsync();

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[6 * 1024 * 1024], "big.csv"));

        page.WaitForAssertion(() => Assert.Contains("big.csv has 6,144 KB; at most 5,120 KB fit.", page.Markup));
    }

    private async Task<IRenderedComponent<MetricImportPage>> OpenAsync()
    {
        await Database.DoAsync(By.Maya, workspace =>
        {
            var hook = Stored.Hook() with { Origin = new HookSource.Pushed() };
            workspace.Hooks.Save(hook, new HookCreated(hook, workspace.Actor, workspace.Now));
            return Task.FromResult(Result.Success);
        });
        await Database.AddRunningAsync("checkout");
        Database.Time.Advance(TimeSpan.FromMinutes(30));
        return Page<MetricImportPage>(By.Maya);
    }

    private async Task<ValueList<RolloutPlanner.Application.Gates.MetricLook>> LooksAsync() =>
        await Database.Get<IMetricReader>().LooksAsync(Stored.Errors, Database.Time.GetUtcNow().AddDays(-1), 10, default);

    private string Row(int from, int to) => string.Create(
        CultureInfo.InvariantCulture,
        $"checkout,payment-errors,{Database.Time.GetUtcNow().AddMinutes(-from):yyyy-MM-ddTHH:mm:ssZ},{Database.Time.GetUtcNow().AddMinutes(-to):yyyy-MM-ddTHH:mm:ssZ},1.2,500\n");
}
