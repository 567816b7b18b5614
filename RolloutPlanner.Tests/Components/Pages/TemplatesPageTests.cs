using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Pages.Templates;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The templates page over real use-cases.</summary>
public sealed class TemplatesPageTests : PageContext
{
    private static readonly TemplateKey Careful = TemplateKey.Parse("careful", "key").Value;

    [Fact]
    public void Page_WithoutTemplatesOfItsOwn_SaysWhatTheyAreFor()
    {
        var page = Open(By.Maya);

        Assert.Contains("No templates of your own yet", page.Markup);
        Assert.Equal(7, page.FindAll("a.tc").Count);
    }

    [Fact]
    public async Task Page_ForAViewer_OffersNothingToDo()
    {
        await AddAsync("Careful");

        var page = Open(By.Victor, "?template=careful");

        Assert.Contains("Product managers and engineering leads make, change and use templates.", page.Markup);
        Assert.DoesNotContain(page.FindAll(".rz-button-text"), button => button.TextContent.Trim() is "Use it" or "Edit…" or "Duplicate…" or "Delete…");
    }

    [Fact]
    public void Page_OfABuiltInOne_OffersACopyOnly()
    {
        var page = Open(By.Maya, "?template=blank");

        Assert.Equal(["Use it", "Duplicate…"], page.FindAll("aside .rz-button-text").Select(button => button.TextContent.Trim()));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("<script>")]
    public void Page_OfAnUnknownOne_SaysSoAndShowsTheRest(string key)
    {
        var page = Open(By.Maya, "?template=" + Uri.EscapeDataString(key));

        Assert.Contains("That template is not here.", page.Markup);
        Assert.Equal(7, page.FindAll("a.tc").Count);
    }

    [Fact]
    public async Task Duplicate_UnderANameInUse_IsRefusedAtTheNameAndKeepsWhatWasTyped()
    {
        var page = Open(By.Maya, "?template=blank&do=duplicate", opens: true);
        await TypeAsync(page, "#f-name", "City by city");

        await ClickAsync(page, "Create template");

        Assert.Contains("There is a template \"City by city\" already.", Text(page, "#f-name-error"));
        Assert.Equal("City by city", page.Find("#f-name").GetAttribute("value"));
        Assert.Equal(7, (await Database.Get<ITemplateReader>().ListAsync(default)).Count);
    }

    [Fact]
    public async Task Duplicate_UnderAnotherName_MakesOneAndGoesThere()
    {
        var page = Open(By.Maya, "?template=blank&do=duplicate", opens: true);
        await TypeAsync(page, "#f-name", "Mine");

        await ClickAsync(page, "Create template");

        Assert.EndsWith("/templates?template=mine", Services.GetRequiredService<NavigationManager>().Uri);
        page.WaitForAssertion(() => Assert.Contains("Mine is saved.", page.Markup));
    }

    [Fact]
    public async Task Edit_ShareThatIsNoNumber_IsRefusedAtTheShare()
    {
        await AddAsync("Careful");
        var page = Open(By.Maya, "?template=careful&do=edit", opens: true);
        await ActAsync(page, "#f-stages-0-share", element => element.ChangeAsync("ten"));

        await ClickAsync(page, "Save template");

        Assert.Contains("\"ten\" is not a number.", Text(page, "#f-stages-0-share-error"));
    }

    [Fact]
    public async Task Edit_SomebodyElseSaved_KeepMineSavesOverTheirs()
    {
        await AddAsync("Careful");
        var page = Open(By.Maya, "?template=careful&do=edit", opens: true);
        await TypeAsync(page, "#f-name", "Mine");
        await Database.Get<EditTemplate>().RunAsync(By.Tom.Asks(), Careful, 1, ATemplate.Document("Theirs"), default);

        await ClickAsync(page, "Save template");
        page.WaitForAssertion(() => Assert.Contains("Somebody changed this template meanwhile.", page.Markup));
        Assert.Equal("Mine", page.Find("#f-name").GetAttribute("value"));
        await ClickAsync(page, "Keep mine");

        var stored = (await Database.Get<ITemplateReader>().ListAsync(default))[0].Template;
        Assert.Equal(("Mine", 3L), (stored.Name, stored.Version));
    }

    [Fact]
    public async Task Edit_SomebodyElseSaved_LoadTheirsSavesNothing()
    {
        await AddAsync("Careful");
        var page = Open(By.Maya, "?template=careful&do=edit", opens: true);
        await TypeAsync(page, "#f-name", "Mine");
        await Database.Get<EditTemplate>().RunAsync(By.Tom.Asks(), Careful, 1, ATemplate.Document("Theirs"), default);

        await ClickAsync(page, "Save template");
        page.WaitForAssertion(() => Assert.Contains("Somebody changed this template meanwhile.", page.Markup));
        await ClickAsync(page, "Load theirs");

        Assert.Equal("Theirs", page.Find("#f-name").GetAttribute("value"));
        Assert.Equal(2, (await Database.Get<ITemplateReader>().ListAsync(default))[0].Template.Version);
    }

    [Fact]
    public async Task Delete_TakesItAway()
    {
        await AddAsync("Careful");
        var page = Open(By.Maya, "?template=careful&do=delete", opens: true);

        await ClickAsync(page, "Delete template");

        page.WaitForAssertion(() => Assert.Contains("Careful is deleted. Its history stays.", page.Markup));
        Assert.Equal(7, (await Database.Get<ITemplateReader>().ListAsync(default)).Count);
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("delete")]
    [InlineData("explode")]
    public void Dialog_ThatDoesNotBelongThere_StaysShut(string what)
    {
        Assert.Empty(Open(By.Maya, $"?template=blank&do={what}").FindAll("dialog"));
        Assert.Empty(Open(By.Victor, $"?template=blank&do=duplicate").FindAll("dialog"));
    }

    private async Task AddAsync(string name) => Assert.False((await Database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), ATemplate.Document(name), default)).IsError);

    private IRenderedComponent<TemplatesPage> Open(Actor who, string query = "", bool opens = false)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/templates" + query);
        var page = Page<TemplatesPage>(who);
        page.WaitForElement(opens ? "dialog" : ".tp", TimeSpan.FromSeconds(10));
        return page;
    }
}
