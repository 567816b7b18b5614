using Microsoft.Playwright;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>Names that try to be more than text, and names as long as they get, on every page that shows them.</summary>
[Collection(SeededBrowserCollection.Name)]
public class HostileNamesTests(SeededBrowser browser)
{
    private const string Script = "<script>window.hurt=1</script><img src=x onerror=window.hurt=1> עברית {{7*7}}";
    private static readonly string Long = string.Concat(Enumerable.Repeat("Wagenladungsverwaltung", 3))[..60];
    private static readonly int[] Widths = [1440, 768, 390];

    public static TheoryData<string> Places =>
        ["/", "/rollouts", "/rollouts/{0}", "/rollouts/{0}/plan?stage=1", "/rollouts/{0}/plan?stage=0", "/rollouts/{0}/review", "/rollouts/{0}/history", "/rollouts/{0}/rollback", "/rollouts/{0}?dialog=advance", "/cohorts", "/cohorts/{0}", "/history", "/playground?rollout={0}&by=facts&ask=1"];

    [BrowserTheory]
    [MemberData(nameof(Places))]
    public async Task Name_ThatIsMarkup_IsShownAsText(string place)
    {
        await SeedAsync("named-script", Script);
        var page = await browser.SignInAsync(By.Maya, string.Format(null, place, "named-script"));

        await Expect(page.GetByText("<script>window.hurt=1</script>").First).ToBeAttachedAsync();

        Assert.False(await page.EvaluateAsync<bool>("'hurt' in window || !!document.querySelector('#main img[src=x], #main script')"));
    }

    [BrowserTheory]
    [MemberData(nameof(Places))]
    public async Task Name_Of60LettersWithoutABlank_FitsEveryWidth(string place)
    {
        await SeedAsync("named-long", Long);
        var page = await browser.SignInAsync(By.Maya, string.Format(null, place, "named-long"));
        await Expect(page.GetByText(Long).First).ToBeAttachedAsync();

        var tooWide = new List<string>();
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            tooWide.AddRange((await page.EvaluateAsync<string[]>(Sideways.BeyondTheEdge)).Select(what => $"{place}, {width} px: {what}"));
        }

        Offenders.None(tooWide);
    }

    private async Task SeedAsync(string key, string name)
    {
        if ((await browser.HistoryAsync(key)).Length > 0) return;
        var made = await browser.Database.AddCohortAsync(Stored.Document(key) with { Name = name });
        Assert.False(made.IsError);
        await browser.AddOpenAsync(key, name, key);
    }
}
