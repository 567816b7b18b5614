using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>Bad input through a real browser: refused at its field, and nothing else on the page is lost.</summary>
[Collection(SeededBrowserCollection.Name)]
public class BadInputTests(SeededBrowser browser)
{
    [BrowserFact]
    public async Task Cohort_ListOf100001Pasted_RefusedAndThePageLivesOn()
    {
        var page = await browser.SignInAsync(By.Maya, "/cohorts/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Too many");
        await page.GetByRole(AriaRole.Button, new() { Name = "List of people" }).ClickAsync();
        var box = page.Locator("#f-members");

        await box.EvaluateAsync("box => { box.value = Array.from({ length: 100001 }, (_, i) => 'person-' + i).join('\\n'); box.dispatchEvent(new Event('change', { bubbles: true })); }");

        await Expect(page.Locator(".ferr[role=alert]")).ToContainTextAsync("100,000", new() { Timeout = 40_000 });
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Too many");
        await box.FillAsync("person-1\nperson-2");
        await box.BlurAsync();
        await Expect(page.GetByText("2 people on the list.").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Name_Of10000LettersPushedPastTheInput_RefusedAtTheName()
    {
        var page = await browser.SignInAsync(By.Maya, "/cohorts/new");
        var name = page.Locator("#f-name");

        await name.EvaluateAsync("box => { box.removeAttribute('maxlength'); box.value = 'x'.repeat(10000); box.dispatchEvent(new Event('input', { bubbles: true })); }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create cohort" }).ClickAsync();

        await Expect(page.Locator("#f-name-error")).ToContainTextAsync("The name has 10,000 characters; at most 120 fit.");
    }

    [BrowserTheory]
    [InlineData("عملاء لندن الجدد")]
    [InlineData("Nowi klienci 👩‍💻🛒")]
    public async Task Name_InAnyWriting_ShownIntactAndInItsOwnDirection(string name)
    {
        var key = "named-" + Math.Abs(name[0] - 0);
        var page = await browser.SignInAsync(By.Maya, "/cohorts/new");
        await page.Locator("#f-name").FillAsync(name);
        await page.Locator("#f-key").FillAsync(key);
        await page.GetByLabel("Attribute", new() { Exact = true }).FillAsync("city");
        await page.GetByLabel("Comparison").SelectOptionAsync("is");
        await page.Locator(".vrow input").FillAsync("لندن");

        await page.GetByRole(AriaRole.Button, new() { Name = "Create cohort" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex($"/cohorts/{key}$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        Assert.Equal("auto", await page.Locator("#f-name").GetAttributeAsync("dir"));
        await page.GotoAsync("/cohorts");
        var shown = page.GetByText(name, new() { Exact = true }).First;
        await Expect(shown).ToBeVisibleAsync();
        Assert.NotNull(await shown.EvaluateAsync<string?>("it => it.closest('[dir=auto], bdi')?.tagName"));
    }

    [BrowserFact]
    public async Task Directory_FileWithABrokenRow_RowAndColumnNamedAndNobodyChanged()
    {
        var page = await browser.SignInAsync(By.Maya, "/directory");
        await UploadAsync(page, "key,city,age:number\nu1,London,33\nu2,Sydney,28\n");
        await Expect(page.GetByText("2 people imported from people.csv.")).ToBeVisibleAsync();

        await UploadAsync(page, "key,city,age:number\nu3,Leeds,44\nu4,York,old\n");

        var said = page.Locator(".sum[role=alert]");
        await Expect(said).ToContainTextAsync("Nothing was changed");
        await Expect(said).ToContainTextAsync("Row 3, age: \"old\" is not a number.");
        Assert.Equal(2L, await browser.Database.SqlAsync("SELECT COUNT(*) FROM People"));
    }

    [BrowserFact]
    public async Task Plan_FiveMegabytesIntoEachField_RefusedInWordsAndThePageLivesOn()
    {
        var page = await browser.SignInAsync(By.Maya, "/rollouts/plan-paste/plan?stage=0");

        foreach (var field in (string[])["goal", "risk", "links", "optIn", "optOut"])
        {
            await page.Locator($"#f-{field}").EvaluateAsync("box => { box.value = 'x'.repeat(5000000); box.dispatchEvent(new Event('input', { bubbles: true })); }");
            await Expect(page.Locator($"#f-{field}-too-big")).ToContainTextAsync("it has 5.0 MB");
        }

        await page.Locator("#f-goal").FillAsync("Still here");
        await Expect(page.Locator("#f-goal-too-big")).ToHaveCountAsync(0);
        await page.GotoAsync("/rollouts/plan-paste/plan?stage=%3Cscript%3E&v=..%2F..");
        await Expect(page.Locator(".sl .n").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Plan_ScriptAndBidiInNames_AreTextInTheirOwnDirection()
    {
        const string Name = "<script>document.title='taken'</script> \u202Eتجربة\u202C";
        var page = await browser.SignInAsync(By.Maya, "/rollouts/plan-names/plan?stage=1");

        await page.Locator("#f-stages-0-name").FillAsync(Name);

        await Expect(page.Locator(".sl .n").First).ToContainTextAsync("<script>");
        Assert.Equal("auto", await page.Locator(".sl .n").First.GetAttributeAsync("dir"));
        await Expect(page).Not.ToHaveTitleAsync("taken");
    }

    private static Task UploadAsync(IPage page, string csv) =>
        page.Locator("#people-file").SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
}
