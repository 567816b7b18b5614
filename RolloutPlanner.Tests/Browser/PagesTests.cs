using Microsoft.Playwright;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Browser;

/// <summary>Every page as the demo workspace fills it, in both themes, on a wide screen, a tablet and a phone.</summary>
public class PagesTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Maya = "Maya Lindqvist";
    private const string Tom = "Tom Okafor";
    private const string Helen = "Helen Wu";
    private const string Ingrid = "Ingrid Solberg";
    private const string Nobody = "";
    private static readonly int[] Widths = [1440, 768, 390];

    [BrowserTheory]
    [InlineData("home", "/", Maya)]
    [InlineData("home-lead", "/", Tom)]
    [InlineData("home-auditor", "/", Helen)]
    [InlineData("rollouts", "/rollouts", Maya)]
    [InlineData("new-rollout", "/rollouts/new", Maya)]
    [InlineData("new-rollout-details", "/rollouts/new?step=details", Maya)]
    [InlineData("templates", "/templates", Maya)]
    [InlineData("template", "/templates?template=careful-checkout", Maya)]
    [InlineData("template-edit", "/templates?template=careful-checkout&do=edit", Maya)]
    [InlineData("templates-auditor", "/templates?template=careful-checkout", Helen)]
    [InlineData("rollout-running", "/rollouts/checkout-redesign", Maya)]
    [InlineData("rollout-auditor", "/rollouts/checkout-redesign", Helen)]
    [InlineData("rollout-paused", "/rollouts/saved-cards", Tom)]
    [InlineData("rollout-plan", "/rollouts/checkout-redesign/plan", Maya)]
    [InlineData("rollout-readings-table", "/rollouts/checkout-redesign?metric=refund-requests&as=table", Maya)]
    [InlineData("rollout-readiness", "/rollouts/checkout-redesign/readiness", Maya)]
    [InlineData("rollout-readiness-draft", "/rollouts/billing-v2/readiness", Maya)]
    [InlineData("rollout-readiness-lead", "/rollouts/search-suggestions/readiness", Tom)]
    [InlineData("readiness-sign", "/rollouts/search-suggestions/readiness?do=sign&check=metrics", Tom)]
    [InlineData("readiness-note", "/rollouts/search-suggestions/readiness?do=note&check=people", Maya)]
    [InlineData("rollout-simulation", "/rollouts/checkout-redesign/simulation?seed=3", Maya)]
    [InlineData("rollout-simulation-person", "/rollouts/checkout-redesign/simulation?who=p-0010", Helen)]
    [InlineData("rollout-replay", "/rollouts/checkout-redesign/replay", Maya)]
    [InlineData("rollout-replay-given", "/rollouts/checkout-redesign/replay?rules=given&limits=3,1,60,1", Helen)]
    [InlineData("rollout-settings", "/rollouts/checkout-redesign/settings", Maya)]
    [InlineData("rollout-lead", "/rollouts/checkout-redesign", Tom)]
    [InlineData("rollout-completed", "/rollouts/invoice-pdf", Maya)]
    [InlineData("rollout-rolled-back", "/rollouts/quick-reorder", Maya)]
    [InlineData("rollout-in-review", "/rollouts/search-suggestions", Tom)]
    [InlineData("rollout-draft-gate", "/rollouts/billing-v2?tab=gate", Maya)]
    [InlineData("rollout-history", "/rollouts/checkout-redesign/history", Maya)]
    [InlineData("plan-editor", "/rollouts/billing-v2/plan", Maya)]
    [InlineData("review", "/rollouts/search-suggestions/review", Tom)]
    [InlineData("cohorts", "/cohorts", Maya)]
    [InlineData("cohort", "/cohorts/premium-partner-network?test=p-0010", Maya)]
    [InlineData("history", "/history?entry=40", Helen)]
    [InlineData("history-report", "/history/report?rollout=checkout-redesign", Helen)]
    [InlineData("people", "/people", Maya)]
    [InlineData("metrics", "/metrics", Maya)]
    [InlineData("metrics-auditor", "/metrics?q=error", Helen)]
    [InlineData("metrics-none-fits", "/metrics?status=Error&q=zzz", Maya)]
    [InlineData("metric", "/metrics/payment-errors", Maya)]
    [InlineData("metric-auditor", "/metrics/payment-errors", Helen)]
    [InlineData("metric-unknown", "/metrics/never-made", Maya)]
    [InlineData("metric-new", "/metrics?do=new", Maya)]
    [InlineData("metric-change", "/metrics/payment-errors?do=change", Maya)]
    [InlineData("metric-read", "/metrics/payment-errors?do=read", Maya)]
    [InlineData("metric-import", "/metrics/import", Maya)]
    [InlineData("metric-import-auditor", "/metrics/import", Helen)]
    [InlineData("playground", "/playground", Maya)]
    [InlineData("playground-answer", "/playground?rollout=checkout-redesign&who=p-0001&stage=3", Helen)]
    [InlineData("playground-facts", "/playground?rollout=saved-cards&by=facts&facts=city%20%3D%20London", Maya)]
    [InlineData("playground-wrong", "/playground?ask=1&by=facts&facts=age%20%3D%201e400", Maya)]
    [InlineData("playground-several", "/playground?rollout=checkout-redesign&who=patel", Maya)]
    [InlineData("directory", "/directory", Maya)]
    [InlineData("exports", "/exports", Maya)]
    [InlineData("exports-auditor", "/exports", Helen)]
    [InlineData("tokens", "/tokens", Ingrid)]
    [InlineData("tokens-not-allowed", "/tokens", Maya)]
    [InlineData("token-new", "/tokens?do=new", Ingrid)]
    [InlineData("sign-in", "/sign-in", Nobody)]
    [InlineData("history-drawer", "/history?rollout=checkout-redesign&entry=60", Maya)]
    [InlineData("rollout-history-entry", "/rollouts/checkout-redesign/history?entry=60", Tom)]
    [InlineData("review-sign", "/rollouts/search-suggestions/review?dialog=sign", Tom)]
    [InlineData("dialog-approve", "/rollouts/checkout-redesign/gates/2/approve", Tom)]
    [InlineData("dialog-decline", "/rollouts/checkout-redesign?dialog=decline", Tom)]
    [InlineData("dialog-tick", "/rollouts/checkout-redesign?dialog=tick&of=item-1", Maya)]
    [InlineData("dialog-skip", "/rollouts/checkout-redesign?dialog=skip", Maya)]
    [InlineData("dialog-restart", "/rollouts/quick-reorder?dialog=restart", Maya)]
    [InlineData("dialog-archive", "/rollouts/invoice-pdf?dialog=archive", Maya)]
    [InlineData("dialog-start", "/rollouts/search-suggestions?dialog=start", Maya)]
    [InlineData("dialog-advance", "/rollouts/checkout-redesign?dialog=advance", Maya)]
    [InlineData("dialog-pause", "/rollouts/checkout-redesign?dialog=pause", Maya)]
    [InlineData("dialog-roll-back", "/rollouts/checkout-redesign/rollback", Maya)]
    [InlineData("dialog-kill", "/rollouts/checkout-redesign/kill", Maya)]
    [InlineData("dialog-reading", "/rollouts/checkout-redesign?dialog=reading&of=refund-requests", Maya)]
    [InlineData("dialog-set-aside", "/rollouts/saved-cards?dialog=setaside&of=card-errors", Maya)]
    [InlineData("dialog-resume", "/rollouts/saved-cards?dialog=resume", Maya)]
    public async Task Page_InEachThemeAndWidth_IsAccessibleAndFits(string name, string path, string who)
    {
        var page = await browser.VisitAsync(path, who: who.Length == 0 ? null : who);

        await CheckAsync(page, name);
    }

    [BrowserTheory]
    [InlineData("template", "new-rollout-template")]
    [InlineData("check", "new-rollout-check")]
    public async Task Wizard_InItsLaterSteps_IsAccessibleAndFits(string step, string name)
    {
        var page = await browser.VisitAsync("/rollouts/new?step=details", who: Maya);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("A rollout with a name of sixty characters, which is the most");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Careful checkout") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Continue with") }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Check and create" }).WaitForAsync();
        if (step == "template") await page.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();

        await CheckAsync(page, name);
    }

    [BrowserFact]
    public async Task SetUp_OfAnEmptyWorkspace_IsAccessibleAndFits()
    {
        await using var empty = await RunningApp.StartAsync(new Dictionary<string, string> { ["Demo__Enabled"] = "false" });
        var page = await browser.VisitAsync(new Uri(empty.Address, "/set-up").ToString());

        await CheckAsync(page, "set-up");
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.WaitForFunctionAsync("() => !document.querySelector('.late')");
        var tooWide = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var mode = scheme is ColorScheme.Dark ? "dark" : "light";
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.WaitForFunctionAsync("mode => document.documentElement.dataset.mode === mode && [...document.styleSheets].some(sheet => sheet.href?.includes(mode === 'dark' ? 'material-dark-base' : 'material-base'))", mode);
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 900);
                await BrowserFixture.ShootAsync(page, $"{name}-{width}-{mode}");
                tooWide.AddRange((await page.EvaluateAsync<string[]>(Sideways.BeyondTheEdge)).Select(what => $"{name}, {mode}, {width} px: {what}"));
                await Accessible.CheckAsync(page);
            }
        }
        Offenders.None(tooWide);
        await page.Context.CloseAsync();
    }
}
