using Microsoft.Playwright;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>Nonsense and far too much in every field of every form. The page lives on: it answers, and nothing of it broke.</summary>
[Collection(SeededBrowserCollection.Name)]
public class EveryFieldTests(SeededBrowser browser)
{
    private const string FieldsOf = "#main input:not([type=file]):not([type=radio]):not([type=checkbox]), #main textarea";

    private static readonly string[] Nonsense =
    [
        "\u0000\u0007\u001b[31m", "NaN", "-1e400", "9999999999999999999999", "0x10", "1,5", "﷽\u202eabc", "'; DROP TABLE Rollouts; --", "<img src=x onerror=alert(1)>", "{{7*7}} ${7*7} %00 ../../", "\ud83d", "   ", "",
    ];

    public static TheoryData<string, string> Forms => new()
    {
        { "maya", "/rollouts" }, { "maya", "/rollouts/new?step=details" }, { "maya", "/rollouts/every-field-draft/plan?stage=0" }, { "maya", "/rollouts/every-field-draft/plan?stage=1" },
        { "maya", "/rollouts/every-field/rollback" }, { "maya", "/rollouts/every-field?dialog=pause" }, { "maya", "/rollouts/every-field?dialog=reading&of=payment-errors" },
        { "maya", "/cohorts" }, { "maya", "/cohorts/new" }, { "maya", "/cohorts/london" }, { "maya", "/metrics" }, { "maya", "/metrics?do=new" }, { "maya", "/metrics/payment-errors?do=change" }, { "maya", "/metrics/payment-errors?do=read" },
        { "maya", "/metrics/every-field-asked?do=change" }, { "maya", "/metrics/import" }, { "maya", "/history" }, { "ingrid", "/people?do=new" },
    };

    [BrowserTheory]
    [MemberData(nameof(Forms))]
    public async Task Fields_FilledWithNonsense_LeaveThePageAlive(string who, string place)
    {
        var page = await OpenAsync(who, place);

        foreach (var text in Nonsense) await TypeEverywhereAsync(page, "text => text", text);

        await ExpectAliveAsync(page);
    }

    [BrowserTheory]
    [MemberData(nameof(Forms))]
    public async Task Fields_With5MegabytesPasted_LeaveThePageAlive(string who, string place)
    {
        var page = await OpenAsync(who, place);

        await TypeEverywhereAsync(page, "letter => letter.repeat(5_000_000)", "x");

        await ExpectAliveAsync(page);
    }

    private async Task<IPage> OpenAsync(string who, string place)
    {
        if ((await browser.HistoryAsync("every-field")).Length == 0) await browser.AddOpenAsync("every-field");
        if ((await browser.Database.Get<IHookReader>().AllAsync(default)).All(hook => hook.Key.Value != "every-field-asked")) await AddAskedAsync();
        if ((await browser.HistoryAsync("every-field-draft")).Length == 0) await browser.AddDraftAsync("every-field-draft");
        Actor person = who == "maya" ? By.Maya : By.Ingrid;
        var page = await browser.SignInAsync(person, place);
        await Expect(Fields(page).First).ToBeAttachedAsync();
        await page.EvaluateAsync("window.sameDocument = true");
        return page;
    }

    private Task AddAskedAsync() => browser.Database.Get<SaveHook>().RunAsync(
        By.Maya.Asks(),
        new("every-field-asked", "Asked", "%", "", 0) { Kind = "prometheus", Server = "http://prometheus:9090", Query = "number", Value = "sum(up)", WindowSeconds = 60 },
        default);

    private static ILocator Fields(IPage page) => page.Locator(FieldsOf);

    /// <summary>As a paste does it: past maxlength and past what the browser lets people type. A field may be gone by its turn, as forms change with what is typed.</summary>
    private static async Task TypeEverywhereAsync(IPage page, string make, string of)
    {
        var count = await Fields(page).CountAsync();
        for (var i = 0; i < count; i++)
        {
            await page.EvaluateAsync($$"""
                ({ fields, at, of }) => {
                  const field = document.querySelectorAll(fields)[at];
                  if (!field || field.disabled) return;
                  field.removeAttribute('maxlength');
                  field.value = ({{make}})(of);
                  field.dispatchEvent(new Event('input', { bubbles: true }));
                  field.dispatchEvent(new Event('change', { bubbles: true }));
                }
                """, new { fields = FieldsOf, at = i, of });
        }
    }

    // The menu button is the frame's own: whether the server opens the menu says whether anybody is still there.
    private static async Task ExpectAliveAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('.navbtn').click()");
        await Expect(page.Locator(".app.drawer")).ToHaveCountAsync(1);
        await Expect(page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument === true"), "The page had to load anew.");
        Assert.False(await page.GetByText("This page stopped working").First.IsVisibleAsync());
    }
}
