using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Dialogs;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Components.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Browser;

/// <summary>
/// Head counts of seven digits and names of 60 letters, in the real markup and the real styles. An import holds fewer people than that, so the parts
/// are drawn from numbers and put into an open page of the app.
/// </summary>
[Collection(SeededBrowserCollection.Name)]
public sealed class LargeNumbersTests(SeededBrowser browser) : BunitContext
{
    private const string Name = "Complete redesign of the checkout, payment and refund journey";
    private static readonly int[] Widths = [1440, 1101, 768, 390];

    [BrowserFact]
    public async Task Parts_OfARolloutThatReachesMillions_FitEveryWidth()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var view = Millions();
        var page = await browser.SignInAsync(By.Maya, "/history");

        var tooWide = new List<string>();
        tooWide.AddRange(await BeyondAsync(page, "progress", Render<ProgressCard>(p => p.Add(c => c.View, view).Add(c => c.Clock, view.Clock())).Markup));
        tooWide.AddRange(await BeyondAsync(page, "roll-back", Render<RollBackDialog>(p => p.Add(d => d.Context, view.Dialog(By.Maya, (0, new MoveEffect(0, 0, 1_204_350)), (1, new MoveEffect(0, 1_018_150, 186_200))))).Markup));
        Offenders.None(tooWide);
    }

    private static RolloutView Millions()
    {
        var plan = APlan.Of(
            APlan.Stage(Name, 5, "london", AView.Watched), APlan.Stage("20% of Sydney, Melbourne, Brisbane and the whole of the coast", 20, "sydney", AView.Watched),
            APlan.Stage("Half of everybody", 50, gate: AView.Watched), APlan.Stage("Nearly everybody", 90, gate: AView.Watched), APlan.Stage("Everybody", gate: AView.Watched)) with
        { Name = Name };
        var rollout = ARollout.Running(plan);
        rollout.Advance(rollout.GoodNews(At.Minutes(5)), By.Maya, At.Minutes(7)).Worked();
        return AView.Of(rollout, At.Minutes(10)).Reaching(9_876_543, 8_765_432, 1_204_350, 1_186_200, 2_345_678, 1_234_567, 3_905_748);
    }

    private static async Task<IEnumerable<string>> BeyondAsync(IPage page, string what, string markup)
    {
        await page.EvaluateAsync("markup => { const main = document.getElementById('main'); main.innerHTML = markup; main.querySelectorAll('dialog').forEach(dialog => dialog.setAttribute('open', '')); }", markup);
        var beyond = new List<string>();
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            await BrowserFixture.ShootAsync(page, $"millions-{what}-{width}");
            beyond.AddRange((await page.EvaluateAsync<string[]>(Sideways.BeyondTheEdge)).Select(it => $"{what}, {width} px: {it}"));
        }
        return beyond;
    }
}
