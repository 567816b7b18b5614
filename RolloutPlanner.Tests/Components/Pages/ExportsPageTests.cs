using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Exports;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Pages.Exports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Api;
using RolloutPlanner.Tests.Application.Exports;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The exports page over real use-cases.</summary>
public sealed class ExportsPageTests : PageContext
{
    private const string File = """{"features":[{"name":"checkout","strategies":[{"name":"flexibleRollout","title":"London","parameters":{"rollout":"5","stickiness":"userId"},"constraints":[{"contextName":"city","operator":"IN","values":["London"]}]},{"name":"mystery"}]}]}""";

    [Fact]
    public void Page_BeforeTheFirstSnapshot_SaysSoAndOffersToTryAgain()
    {
        var page = Open(By.Victor, null);

        Assert.Contains("What is served has not been read yet. Try again in a moment.", page.Markup);
        Assert.Contains(page.FindAll("button"), button => button.TextContent.Contains("Try again", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_FlagThatCannotBeSaid_IsNamedWithItsStage()
    {
        var page = Open(By.Victor, AServedFlag.Running(AServedFlag.London(), RandomServed.Stage("Pattern", RandomServed.Condition("plan", "matches", "^prem"))));

        var card = page.WaitForElement("section[aria-labelledby=x-flagd]");
        Assert.Equal("/export/flagd.json", card.QuerySelector("a[download]")!.GetAttribute("href"));
        Assert.Contains("0 flags are in it.", card.TextContent);
        Assert.Equal("1 flag cannot be said and is left out", card.QuerySelector("summary")!.TextContent);
        Assert.Equal(["stage 2, Pattern: the pattern ^prem"], card.QuerySelectorAll(".findings ul li").Select(item => item.TextContent));
        Assert.Contains("http://localhost/export/flagd.json", card.QuerySelector("pre")!.TextContent);
    }

    [Fact]
    public void Page_FlagThatWillBeLeftOutLater_SaysSo()
    {
        var page = Open(By.Victor, AServedFlag.Of(RolloutStatus.Running, 1, AServedFlag.London(), RandomServed.Stage("Pattern", RandomServed.Condition("plan", "matches", "^prem"))));

        var card = page.WaitForElement("section[aria-labelledby=x-flagd]");
        Assert.Equal("1 flag will be left out at a later stage", card.QuerySelector("summary")!.TextContent);
        Assert.Equal(["stage 2, Pattern: the pattern ^prem (not reached yet)"], card.QuerySelectorAll(".findings ul li").Select(item => item.TextContent));
    }

    [Fact]
    public async Task Import_Pasted_IsShownFirstAndMadeWhenConfirmed()
    {
        var page = Open(By.Maya, null);
        var before = await Database.DumpAsync();

        await ActAsync(page, "#f-file", element => element.ChangeAsync(File));
        await ClickAsync(page, "Show what it would make");

        Assert.Equal(before, await Database.DumpAsync());
        Assert.Contains("London: 5% of people where city is London", page.Markup);
        Assert.Contains("Not understood: the strategy \u201Cmystery\u201D.", page.Markup);

        await ClickAsync(page, "Make 1 draft");

        Assert.Contains("1 draft made. Find it under Rollouts.", page.Markup);
        Assert.NotNull(await Database.Get<IRolloutReader>().FindAsync(RolloutKey.Parse("checkout", "key").Value, default));
    }

    [Fact]
    public async Task Import_ByAViewer_ShowsTheReportAndSaysWhoMakes()
    {
        var page = Open(By.Victor, null);

        await ActAsync(page, "#f-file", element => element.ChangeAsync(File));
        await ClickAsync(page, "Show what it would make");

        Assert.Equal("true", page.FindAll("button").First(button => button.TextContent.Contains("Make 1 draft", StringComparison.Ordinal)).GetAttribute("aria-disabled"));
        Assert.Contains("Only product managers and engineering leads make cohorts and plans.", page.Markup);
    }

    [Fact]
    public async Task Import_OfNoSuchFile_IsRefusedAtItsField()
    {
        var page = Open(By.Maya, null);

        await ActAsync(page, "#f-file", element => element.ChangeAsync("{\"flags\":{},\"flags\":{}}"));
        await ClickAsync(page, "Show what it would make");

        Assert.Equal("true", page.Find("#f-file").GetAttribute("aria-invalid"));
        Assert.Contains("may name nothing twice in one object", page.Find("#f-file-error").TextContent);
    }

    private IRenderedComponent<ExportsPage> Open(Actor who, ServedFlag? flag)
    {
        Services.AddScoped(_ => new ShowExports(new FlagExportTests.Served { Current = flag is null ? null : new(AServedFlag.Snapshot(flag), false) }));
        return Page<ExportsPage>(who);
    }
}
