using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Components.Pages.Playground;
using RolloutPlanner.Tests.Application.Evaluation;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>Why not me, and when, as a support person reads it out.</summary>
public sealed class PlaygroundPageTests : PageContext
{
    [Fact]
    public async Task Answer_NotYet_SaysWhyNotAndWhenInWords()
    {
        await Database.StartLondonAsync();

        var page = Open($"/playground?rollout=checkout&who={London.Second}");

        Assert.Equal(
            $"Person {London.Second} does not have New checkout. They get it with stage 2, Second share. Nobody can say when: an approval lies between and somebody has to move it on by hand. Not before Fri 20 Nov, 12:00 UTC.",
            Text(page, ".answer .lead"));
        Assert.Equal(
            [
                $"Does not include them. In Cohort london. Bucket {Bucket}, needs below 5.",
                $"Includes them. In Cohort london. Bucket {Bucket} is below 20.",
                "Includes them. In Cohort london. It takes all of it.",
            ],
            page.FindAll(".traces > li p.sm").Select(line => line.TextContent.Trim()));
        Assert.Equal(["city is London", "Actual: London"], page.FindAll(".traces > li:first-child .ex [dir=auto]").Select(line => line.TextContent));
        Assert.Equal("{ \"key\": \"checkout\", \"value\": false, \"reason\": \"SPLIT\", \"variant\": \"off\", \"metadata\": { \"rollout\": \"checkout\", \"planVersion\": 1 } }", string.Join(' ', page.Find("pre").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Answer_InNoCohort_NamesWhatWouldHaveToBeDifferent()
    {
        await Database.StartLondonAsync();

        var page = Open("/playground?rollout=checkout&by=facts&facts=city%20%3D%20Leeds");

        Assert.Equal("Somebody with these facts does not have New checkout. No stage of the plan is for them. Only finishing the rollout gives it to them.", Text(page, ".answer .lead"));
        Assert.Equal("Does not include them. Not in Cohort london. It asks that city is London, and theirs is Leeds.", page.FindAll(".traces > li p.sm")[0].TextContent.Trim());
        Assert.Equal("city = Leeds", page.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task Answer_NoIdInAShare_SaysThatTheIdIsMissing()
    {
        await Database.StartLondonAsync();

        var page = Open("/playground?rollout=checkout&by=facts&facts=city%20%3D%20London");

        Assert.Equal("Does not include them. In Cohort london. They have no id, so they have no place in the share of 5%.", page.FindAll(".traces > li p.sm")[0].TextContent.Trim());
    }

    [Theory]
    [InlineData("&stage=2", "would have New checkout. It comes with stage 2, Second share.")]
    [InlineData("&stage=0", "would not have New checkout. They would get it with stage 2, Second share. Nobody can say when: an approval lies between and somebody has to move it on by hand. Not before Fri 20 Nov, 12:00 UTC.")]
    public async Task Answer_AtAnotherStage_SaysWhatWouldBe(string position, string sentence)
    {
        await Database.StartLondonAsync();

        var page = Open($"/playground?rollout=checkout&who={London.Second}{position}");

        Assert.Equal($"Person {London.Second} {sentence}", Text(page, ".answer .lead"));
    }

    [Fact]
    public async Task Answer_LeftOutByName_SaysSo()
    {
        await Database.StartLondonAsync();

        var page = Open("/playground?rollout=checkout&who=p-out");

        Assert.Equal("Person p-out does not have New checkout. The plan leaves them out by name. Only finishing the rollout gives it to them.", Text(page, ".answer .lead"));
        Assert.Contains("whatever the stages say", page.Find(".notes").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_RolloutMovesOn_IsAskedAgain()
    {
        await Database.StartLondonAsync();
        var page = Open($"/playground?rollout=checkout&who={London.Second}");

        await Database.ChangeAsync("checkout", By.Maya, (rollout, at) => rollout.RollBackFully("Errors", By.Maya, at));

        page.WaitForAssertion(() => Assert.Equal("It was taken back from everybody.", page.Find(".answer .notice p + p").TextContent));
    }

    [Fact]
    public async Task Person_SeveralOfThatName_EachIsALinkToTheSameQuestion()
    {
        await Database.StartLondonAsync();

        var page = Open("/playground?rollout=checkout&who=person&stage=2");

        Assert.Equal("2 people of that name", Text(page, "#several-title"));
        Assert.Equal(["/playground?rollout=checkout&who=" + London.Second + "&stage=2&ask=1", "/playground?rollout=checkout&who=p-out&stage=2&ask=1"], page.FindAll(".several a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Nothing_AskedYet_SaysWhatItIsForAndOffersOneQuestion()
    {
        await Database.StartLondonAsync();

        var page = Open("/playground?rollout=checkout");

        Assert.Equal("“Why not me, and when?”", Text(page, ".ex1 h2"));
        Assert.Equal("/playground?rollout=checkout&who=p-out", page.Find(".ex1 a").GetAttribute("href"));
        Assert.Equal("checkout", page.Find("select[name=rollout]").GetAttribute("value"));
        Assert.Empty(page.FindAll(".ferr"));
    }

    [Fact]
    public async Task Form_Asked_PutsTheQuestionIntoTheAddress()
    {
        await Database.StartLondonAsync();
        var page = Open("/playground");

        await ActAsync(page, "select[name=rollout]", element => element.ChangeAsync("checkout"));
        await TypeAsync(page, "input[name=who]", "Person");
        await ActAsync(page, "form", element => element.SubmitAsync());

        Assert.EndsWith("/playground?rollout=checkout&who=Person&ask=1", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rollout=gone&who=p-out", "rollout", "There is no rollout \"gone\".")]
    [InlineData("rollout=checkout&who=<script>", "who", "The people directory knows nobody with that name or id.")]
    [InlineData("ask=1&who=p-out", "rollout", "Choose a rollout.")]
    [InlineData("rollout=checkout&ask=1", "who", "Enter a name or an id.")]
    [InlineData("rollout=checkout&by=facts&id=a%E2%80%AEb&ask=1", "id", "The id of a person holds an invisible mark that reorders text at position 2. Remove it there.")]
    [InlineData("rollout=checkout&by=facts&facts=age%3D1e400", "facts", "Line 1: This number is too large.")]
    [InlineData("rollout=checkout&who=p-out&at=noon", "at", "This is not a date and time. Write it like 2026-11-19 09:00.")]
    [InlineData("rollout=checkout&who=p-out&plan=pending", "plan", "No plan version is up for signature. Ask about the plan that leads, or the draft.")]
    [InlineData("rollout=checkout&who=p-out&stage=9", "stage", "The plan has 3 stages, so there is no stage 9.")]
    public async Task Question_ThatCannotBeAnswered_IsNamedAtItsField(string query, string field, string sentence)
    {
        await Database.StartLondonAsync();

        var page = Open("/playground?" + query);

        Assert.Equal([$"error{sentence}"], page.FindAll(".ferr").Select(error => error.TextContent.Trim()));
        Assert.Equal("true", page.Find($"#f-{field}").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Facts_HostileText_IsShownAsTextOnly()
    {
        await Database.StartLondonAsync();

        var page = Open("/playground?rollout=checkout&by=facts&id=%3Cimg%20src%3Dx%3E&facts=" + Uri.EscapeDataString("city = <script>alert(1)</script>"));

        Assert.StartsWith("<img src=x> does not have", Text(page, ".answer .lead"), StringComparison.Ordinal);
        Assert.Contains("theirs is <script>alert(1)</script>.", page.Find(".traces").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("main script, img"));
    }

    private static string Bucket => RolloutPlanner.Components.Text.Words.Bucket(RolloutPlanner.Domain.Targeting.Bucketing.BucketOf(London.Salt, London.Second)!.Value);

    private IRenderedComponent<PlaygroundPage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Page<PlaygroundPage>(By.Victor);
        page.WaitForElement("form");
        return page;
    }
}
