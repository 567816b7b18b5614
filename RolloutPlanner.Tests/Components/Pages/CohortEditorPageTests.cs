using Bunit;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Pages.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The cohort editor over real use-cases: whatever is refused, what was typed stays.</summary>
public class CohortEditorPageTests : PageContext
{
    [Fact]
    public async Task Create_WithoutAnyRule_SaysSoAtTheRulesAndKeepsTheName()
    {
        var page = Open(null);
        await TypeAsync(page, "#f-name", "Nowi klienci 🛒");
        await ActAsync(page, "[aria-label^='Remove rule']", element => element.ClickAsync(new()));

        await ClickAsync(page, "Create cohort");

        Assert.EndsWith("An empty group would match nobody or everybody by accident, so it is refused. Add a condition, or remove the group.", Text(page, ".grp .ferr"));
        Assert.Equal("Nowi klienci 🛒", page.Find("#f-name").GetAttribute("value"));
        Assert.Null(await Database.Get<ICohortReader>().FindAsync(Stored.Cohort("nowi-klienci"), null, default));
    }

    [Theory]
    [InlineData("matches", @"(a)\1", "Back-references such as \\1 are not supported")]
    [InlineData("is", "lon\u202Edon", "A value holds an invisible mark that reorders text at position 4.")]
    public async Task Create_ValueThatIsRefused_SaysSoAtTheRuleAndKeepsIt(string op, string value, string why)
    {
        var page = Open(null);
        await TypeAsync(page, "#f-name", "Pattern");
        await TypeAsync(page, "[aria-label=Attribute]", "city");
        await ActAsync(page, "[aria-label=Comparison]", element => element.ChangeAsync(op));
        await TypeAsync(page, ".vrow input", value);

        await ClickAsync(page, "Create cohort");

        Assert.Contains(why, Text(page, ".rl .probs"));
        Assert.Equal(("Pattern", "city", value), (page.Find("#f-name").GetAttribute("value"), page.Find("[aria-label=Attribute]").GetAttribute("value"), page.Find(".vrow input").GetAttribute("value")));
    }

    [Fact]
    public async Task Create_ARangeWithoutAddressAndTooManyValues_BothSaidAndKept()
    {
        var page = Open(null);
        await TypeAsync(page, "[aria-label=Attribute]", "ip");
        await ActAsync(page, "[aria-label=Comparison]", element => element.ChangeAsync("inIpRange"));
        await ActAsync(page, ".vals textarea", element => element.ChangeAsync("/33"));

        await ClickAsync(page, "Create cohort");

        Assert.NotEmpty(page.FindAll(".rl .probs .ferr"));
        Assert.Contains("/33", Text(page, ".tok.bad"));
        await ActAsync(page, "[aria-label=Comparison]", element => element.ChangeAsync("in"));
        await ActAsync(page, ".vals textarea", element => element.ChangeAsync(string.Join('\n', Enumerable.Range(0, 100_001).Select(i => $"v{i}"))));
        Assert.Contains("100,000", Text(page, ".vals .ferr"));
        Assert.Contains("/33", Text(page, ".tok"));
    }

    [Theory]
    [InlineData("Keep mine as version 3", "Mine", 3)]
    [InlineData("Take theirs", "Theirs", 2)]
    public async Task Save_SomebodyElseSaved_BothWaysOnWork(string choice, string shown, int version)
    {
        await Database.AddCohortAsync(Stored.Document("london"));
        var page = Open("london");
        await TypeAsync(page, "#f-name", "Mine");
        var theirs = await new EditCohort(Database.Executor).RunAsync(By.Tom.Asks(), Stored.Cohort("london"), 1, Stored.Document("london") with { Name = "Theirs" }, default);
        Assert.False(theirs.IsError);

        await ClickAsync(page, "Save cohort");
        Assert.Contains("What you typed is still here and is not saved.", page.Markup);
        Assert.Equal("Mine", page.Find("#f-name").GetAttribute("value"));
        await ClickAsync(page, choice);

        var stored = (await Database.Get<ICohortReader>().FindAsync(Stored.Cohort("london"), null, default))!;
        Assert.Equal((shown, shown, version), (page.Find("#f-name").GetAttribute("value"), stored.Name, stored.Number));
    }

    [Fact]
    public async Task Save_UsedByARollout_ShowsTheDifferenceFirst()
    {
        await Database.AddCohortAsync(Stored.Document("london"));
        await Database.AddRolloutAsync("checkout", Stored.Plan(cohort: "london"));
        await ImportAsync(("p-1", "Ann", "London"), ("p-2", "Bo", "Sydney"), ("p-3", "Cy", "Sydney"));
        var page = Open("london");
        await TypeAsync(page, ".vrow input", "Sydney");

        await ClickAsync(page, "Save cohort");

        Assert.Equal("2 people join, 1 leaves. 2 people then belong, instead of 1.", Text(page, "dialog .dh .t2"));
        Assert.Contains("Joining", Text(page, "dialog .db"));
        Assert.Contains("Bo, Cy", Text(page, "dialog .db"));
        Assert.Contains("New checkout is a draft and takes the new version as soon as you save.", Text(page, "dialog .ef"));
        Assert.Equal(1, (await Database.Get<ICohortReader>().FindAsync(Stored.Cohort("london"), null, default))!.Number);
        await page.FindAll("dialog button").First(button => button.TextContent.Contains("Save cohort")).ClickAsync(new());
        Assert.Equal(2, (await Database.Get<ICohortReader>().FindAsync(Stored.Cohort("london"), null, default))!.Number);
        Assert.Empty(page.FindAll("dialog"));
    }

    [Fact]
    public async Task Save_WithoutPeople_SaysThatItCannotBeCounted()
    {
        await Database.AddCohortAsync(Stored.Document("london"));
        await Database.AddRolloutAsync("checkout", Stored.Plan(cohort: "london"));
        var page = Open("london");
        await TypeAsync(page, ".vrow input", "Sydney");

        await ClickAsync(page, "Save cohort");

        Assert.Equal("Nobody has imported people yet, so it cannot be counted who joins and who leaves.", Text(page, "dialog .dh .t2"));
    }

    private Task ImportAsync(params (string Key, string Name, string City)[] people) => Database.DoAsync(By.Maya, async workspace =>
    {
        DirectoryPerson[] all = [.. people.Select(person => new DirectoryPerson(TargetingKey.Parse(person.Key, "key").Value, person.Name, [new("city", new AttributeValue.Text(person.City))]))];
        await workspace.Directory.ReplaceAsync(all, new DirectoryImported("test", all.Length, ["city"], 0, workspace.Actor, workspace.Now));
        return Result.Success;
    });

    private IRenderedComponent<CohortEditorPage> Open(string? key)
    {
        var page = Page<CohortEditorPage>(By.Maya, parameters => parameters.Add(p => p.Key, key));
        page.WaitForElement("#f-name", TimeSpan.FromSeconds(10));
        return page;
    }
}
