using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Pages.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The wizard over real use-cases: whatever is refused, what was typed stays.</summary>
public sealed class NewRolloutPageTests : PageContext
{
    private static readonly TemplateKey Careful = TemplateKey.Parse("careful", "key").Value;

    [Theory]
    [InlineData("template", "Name and people")]
    [InlineData("check", "Name and people")]
    [InlineData("nonsense", "Do you need a flag?")]
    [InlineData("", "Do you need a flag?")]
    public void Address_BeyondWhatIsDone_OpensTheFirstStepThatIsNot(string step, string title) =>
        Assert.Equal(title, Text(Open(step), "[aria-current=step] .nm"));

    [Fact]
    public void Draft_OfTheBrowser_IsThereAtItsStep()
    {
        Keep(new() { Name = "Checkout", Template = "blank", Goal = "More" });

        var page = Open("check");

        Assert.Equal("Check and create", Text(page, "[aria-current=step] .nm"));
        Assert.Equal("Checkout", Text(page, "dd b"));
        Assert.Contains("Your draft from", page.Markup);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not a draft")]
    public void Draft_ThatNobodyTyped_IsLeftAlone(string text)
    {
        KeepText(text);

        Assert.DoesNotContain("Your draft from", Open("advisor").Markup);
    }

    [Fact]
    public async Task Escape_KeepsWhatWasTyped()
    {
        var page = Open("details");
        await TypeAsync(page, "#f-name", "Checkout");

        await page.Find(".wz").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });

        Assert.Contains("Your draft is kept on this device.", page.Markup);
        Assert.Equal("Checkout", NewRolloutModel.TryRead(Storage.Kept["new-rollout"].Text)!.Name);
    }

    [Fact]
    public async Task Escape_BrowserKeepsNothing_SaysSo()
    {
        Storage.Refuses = true;
        var page = Open("details");
        await TypeAsync(page, "#f-name", "Checkout");

        await page.Find(".wz").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });

        Assert.Contains("This browser keeps no drafts.", page.Markup);
    }

    [Fact]
    public async Task StartAfresh_ForgetsTheDraft()
    {
        Keep(new() { Name = "Checkout", Template = "blank" });
        var page = Open("check");

        await ClickAsync(page, "Start afresh");

        Assert.Empty(Storage.Kept);
        Assert.Equal("Do you need a flag?", Text(page, "[aria-current=step] .nm"));
    }

    [Fact]
    public void Template_OfTheAddress_IsChosen()
    {
        Keep(new() { Name = "Checkout" });
        Services.GetRequiredService<NavigationManager>().NavigateTo("/rollouts/new?step=check&template=blank");

        Assert.Contains("Empty plan, 1 stage", Render().Markup);
    }

    [Fact]
    public async Task Key_Taken_IsRefusedAtItsFieldAndEverythingStays()
    {
        await Database.AddRolloutAsync("checkout");
        Keep(new() { Name = "Checkout", Goal = "More" });
        var page = Open("details");

        await ClickAsync(page, "Continue");

        Assert.Contains("There is a rollout of \"checkout\" already.", Text(page, "#f-flag-key-error"));
        Assert.Equal(("Checkout", "More"), (page.Find("#f-name").GetAttribute("value"), page.Find("#f-goal").GetAttribute("value")));
    }

    [Fact]
    public async Task Create_KeyTakenMeanwhile_GoesBackToTheFieldAndLosesNothing()
    {
        Keep(new() { Name = "Checkout", Template = "blank" });
        var page = Open("check");
        await Database.AddRolloutAsync("checkout");

        await ClickAsync(page, "Create rollout");

        page.WaitForAssertion(() => Assert.Equal("Name and people", Text(page, "[aria-current=step] .nm")));
        Assert.Contains("There is a rollout of \"checkout\" already.", Text(page, "#f-flag-key-error"));
    }

    [Fact]
    public async Task Create_SentAgainAfterALostAnswer_MakesOneAndGoesThere()
    {
        var model = new NewRolloutModel { Name = "Checkout", Template = "blank" };
        Keep(model);
        await Database.Get<RolloutPlanner.Application.Rollouts.CreateRollout>().RunAsync(new(model.Intent, By.Maya.Id, Channel.Screen), model.ToRollout(), default);
        var page = Open("check");

        await ClickAsync(page, "Create rollout");

        Assert.EndsWith("/rollouts/checkout/plan?stage=1", Services.GetRequiredService<NavigationManager>().Uri);
        Assert.Single(await Database.Get<IRolloutReader>().ListAsync(new(), default));
        Assert.Empty(Storage.Kept);
    }

    [Fact]
    public async Task Template_DeletedMeanwhile_IsSaidAtTheTemplates()
    {
        await Database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), ATemplate.Document("Careful"), default);
        Keep(new() { Name = "Checkout", Template = "careful" });
        var page = Open("check");

        await Database.Get<DeleteTemplate>().RunAsync(By.Tom.Asks(), Careful, 1, default);

        page.WaitForAssertion(() => Assert.Contains("The template Careful was deleted meanwhile.", page.Markup), TimeSpan.FromSeconds(10));
        Assert.Equal("Starting plan", Text(page, "[aria-current=step] .nm"));
    }

    private void Keep(NewRolloutModel model) => KeepText(model.Write());

    private void KeepText(string text) => Storage.Kept["new-rollout"] = (text, At.Noon.ToUnixTimeMilliseconds());

    private IRenderedComponent<NewRolloutPage> Open(string step)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/rollouts/new?step=" + step);
        return Render();
    }

    private IRenderedComponent<NewRolloutPage> Render()
    {
        var page = Page<NewRolloutPage>(By.Maya);
        page.WaitForElement(".wz", TimeSpan.FromSeconds(10));
        return page;
    }
}
