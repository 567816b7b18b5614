using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Targeting;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>The whole main job in the real app, from an empty workspace to rolled back, as an administrator and the three people it is about.</summary>
public partial class StoryTests
{
    private const string Rollout = "/rollouts/checkout-redesign";

    [BrowserFact]
    public async Task Checkout_FromEmptyWorkspaceToRolledBack_AsThreePeople()
    {
        await using var app = await RunningApp.StartAsync(new Dictionary<string, string> { ["Demo__Enabled"] = "false" });
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        async Task<StoryPerson> PersonAsync()
        {
            var context = await browser.NewContextAsync(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = 1440, Height = 900 } });
            context.SetDefaultTimeout(12_000);
            return new(await context.NewPageAsync(), "story");
        }

        var ingrid = await PersonAsync();
        var maya = await PersonAsync();
        var tom = await PersonAsync();
        var helen = await PersonAsync();

        await SetUpAsync(app, ingrid);
        await ingrid.MakeAccountAsync("Maya Lindqvist", "maya@fernhill.example", "Product manager");
        await ingrid.MakeAccountAsync("Tom Okafor", "tom@fernhill.example", "Engineering lead");
        await ingrid.MakeAccountAsync("Helen Wu", "helen@fernhill.example", "Auditor");
        await ingrid.ShootAsync("people");
        await maya.SignInAsync("maya@fernhill.example");
        await tom.SignInAsync("tom@fernhill.example");
        await helen.SignInAsync("helen@fernhill.example");

        await PrepareAsync(maya);
        await PlanAsync(maya);
        await AgreeAsync(maya, tom);
        await RunAsync(maya, tom);
        await TakeBackAsync(maya);
        await AuditAsync(helen);
    }

    private static async Task SetUpAsync(RunningApp app, StoryPerson ingrid)
    {
        await ingrid.Page.GotoAsync("/");
        await ingrid.ArriveAsync("/set-up");
        await ingrid.FillAsync("Set-up code", SetUpCode().Match(app.Output).Groups[1].Value);
        await ingrid.FillAsync("Your name", "Ingrid Solberg");
        await ingrid.FillAsync("Work email", "ingrid@fernhill.example");
        await ingrid.FillAsync("Password", StoryPerson.Password);
        await ingrid.ShootAsync("set-up");
        await ingrid.PressAsync("Make the first account");
        await ingrid.SeeAsync(", Ingrid");
    }

    /// <summary>People, cohorts and one metric that has delivered.</summary>
    private static async Task PrepareAsync(StoryPerson maya)
    {
        await maya.OpenAsync("/directory");
        await maya.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "crm.csv", MimeType = "text/csv", Buffer = People() });
        await maya.SeeAsync("6,000");
        await maya.MakeCohortAsync("QA organisation", "organisation", "qa");
        await maya.SeeAsync("38");
        await maya.MakeCohortAsync("London", "city", "London");
        await maya.MakeCohortAsync("Sydney", "city", "Sydney");
        await maya.MakePremiumFromNetworkAsync("203.0.113.0/24");
        await maya.ShootAsync("premium-from-a-network");
        await maya.OpenAsync("/cohorts");
        await maya.SeeAsync("1,860");
        await maya.ShootAsync("cohorts");

        await maya.OpenAsync("/metrics");
        await maya.Page.GetByRole(AriaRole.Link, new() { Name = "New metric" }).Or(maya.Page.GetByRole(AriaRole.Button, new() { Name = "New metric" })).First.ClickAsync();
        await maya.Dialog.GetByLabel("Name").FillAsync("Payment errors");
        await maya.Dialog.GetByLabel("Unit").FillAsync("%");
        await maya.ConfirmAsync("Create metric");
        await maya.SeeAsync("Never delivered");
        await maya.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Enter a reading") }).Or(maya.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Enter a reading") })).First.ClickAsync();
        await maya.Dialog.GetByLabel("Value").FillAsync("0.6");
        await maya.Dialog.GetByLabel("Where the number comes from").FillAsync("Grafana");
        await maya.ConfirmAsync("Enter reading");
        await maya.SeeAsync("Verified");
    }

    private static async Task PlanAsync(StoryPerson maya)
    {
        await maya.OpenAsync("/rollouts");
        await maya.SeeAsync("No rollouts yet");
        await maya.OpenAsync("/rollouts/new");
        await maya.PressAsync("Skip the advice");
        await maya.FillAsync("Name", "Redesigned checkout");
        await maya.FillAsync("Flag key", "checkout-redesign");
        await maya.ChooseAsync("Engineering lead", "Tom Okafor");
        await maya.ChooseAsync("Rollback owner", "Tom Okafor");
        await maya.PressAsync("Continue");
        await maya.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^City by city") }).ClickAsync();
        await maya.PressAsync("Continue with City by city");
        await maya.PressAsync("Create rollout");
        await maya.ArriveAsync(Rollout + "/plan");

        foreach (var stage in (int[])[5, 4])
        {
            await maya.OpenAsync($"{Rollout}/plan?stage={stage}");
            await maya.PressAsync($"Remove stage {stage}");
            await SaveAsync(maya);
        }
        await StageAsync(maya, 1, "QA organisation", "100");
        await StageAsync(maya, 2, "London", "5");
        await StageAsync(maya, 3, "Sydney", "20");
        await maya.ShootAsync("plan");
    }

    private static async Task StageAsync(StoryPerson maya, int number, string cohort, string share)
    {
        await maya.OpenAsync($"{Rollout}/plan?stage={number}");
        await maya.ChooseAsync("People", cohort);
        await maya.FillAsync("Share in percent", share);
        await maya.FillAsync("Soak for at least", "0");
        await maya.PressAsync("Add trigger");
        await maya.Page.GetByLabel("Metric", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Payment errors" });
        await maya.FillAsync("Limit", "3");
        await maya.FillAsync("Minimum sample", "20");
        await SaveAsync(maya);
    }

    private static async Task SaveAsync(StoryPerson maya)
    {
        await maya.SeeAsync("not saved yet");
        await Expect(maya.Page.GetByText(SavedByYou()).First).ToBeVisibleAsync();
    }

    /// <summary>The author cannot sign; a signature is void after an edit; then it is signed again.</summary>
    private static async Task AgreeAsync(StoryPerson maya, StoryPerson tom)
    {
        await SendAsync(maya);
        await maya.OpenAsync(Rollout + "/review");
        await maya.ShootAsync("review-as-author");
        await Expect(maya.Page.GetByRole(AriaRole.Button, new() { Name = "Sign off" })).ToHaveCountAsync(0);

        await SignAsync(tom);
        await maya.OpenAsync(Rollout + "/plan?stage=0");
        await maya.FillAsync("Goal", "More people finish their order on a phone.");
        await maya.PressAsync("Change the plan and clear Tom Okafor's signature");
        await Expect(maya.Page.GetByText(SavedByYou()).First).ToBeVisibleAsync();
        await maya.OpenAsync(Rollout);
        await maya.SeeStatusAsync("Draft");
        await SendAsync(maya);
        await SignAsync(tom);
        await tom.ShootAsync("signed");
    }

    private static async Task SendAsync(StoryPerson maya)
    {
        await maya.OpenAsync(Rollout + "/plan");
        await maya.PressAsync("Send for review…");
        await Expect(maya.Dialog.GetByRole(AriaRole.Checkbox).First).ToBeVisibleAsync();
        foreach (var warning in await maya.Dialog.GetByRole(AriaRole.Checkbox).AllAsync()) await warning.CheckAsync();
        await maya.ShootAsync("send");
        await maya.ConfirmAsync("Send for review");
        await maya.SeeStatusAsync("In review");
    }

    private static async Task SignAsync(StoryPerson tom)
    {
        await tom.OpenAsync(Rollout + "/review");
        await tom.PressAsync("Sign off…");
        await tom.ConfirmAsync("Sign");
        await Expect(tom.Dialog).ToBeHiddenAsync();
        await Expect(tom.Page.GetByText("1 of 1").First).ToBeVisibleAsync();
    }

    private static async Task RunAsync(StoryPerson maya, StoryPerson tom)
    {
        await maya.OpenAsync(Rollout);
        await maya.Page.GetByRole(AriaRole.Button, new() { Name = "Start stage 1" }).First.ClickAsync();
        await maya.ConfirmAsync("Let 38 people in");
        await maya.SeeAsync("38 people have Redesigned checkout");
        await maya.ShootAsync("qa");

        await PassGateAsync(maya, tom, 2, "126 people have Redesigned checkout");
        await maya.ShootAsync("london");
        await PassGateAsync(maya, tom, 3, "263 people have Redesigned checkout");
        await maya.ShootAsync("sydney");
    }

    private static async Task PassGateAsync(StoryPerson maya, StoryPerson tom, int stage, string peopleAfter)
    {
        await maya.OpenAsync(Rollout);
        await Expect(maya.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Advance to") }).First).ToHaveAttributeAsync("aria-disabled", "true");
        await maya.ReadMetricAsync("0.7", "61");
        await Expect(maya.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve stage") })).ToHaveCountAsync(0);

        await tom.OpenAsync($"{Rollout}/gates/{stage - 1}/approve");
        await tom.Dialog.GetByLabel("Why are you comfortable with this?").FillAsync("Errors match the days before.");
        await tom.ShootAsync($"approve-{stage}");
        await tom.ConfirmAsync($"Approve stage {stage}");
        await Expect(tom.Dialog).ToBeHiddenAsync();

        // Nobody reloads Maya's page: what Tom did reaches it.
        var advance = maya.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Advance to") }).First;
        await Expect(advance).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await advance.ClickAsync();
        await maya.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Let ") }).DblClickAsync();
        await Expect(maya.Dialog).ToBeHiddenAsync();
        await Expect(maya.Page.Locator("[aria-current=step]")).ToContainTextAsync($"{stage} · Live now");
        await maya.SeeAsync(peopleAfter);
    }

    private static async Task TakeBackAsync(StoryPerson maya)
    {
        await maya.OpenAsync(Rollout + "/rollback");
        await maya.Dialog.GetByText("To stage 2, ").First.ClickAsync();
        await maya.Dialog.GetByLabel("Reason").FillAsync("Card payments time out on older phones in Sydney.");
        await maya.ShootAsync("roll-back-to-london");
        await maya.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Roll back") }).ClickAsync();
        await Expect(maya.Dialog).ToBeHiddenAsync();
        await Expect(maya.Page.Locator("[aria-current=step]")).ToContainTextAsync("2 · Paused here");

        await maya.OpenAsync(Rollout + "/rollback");
        await maya.Dialog.GetByText("To nobody.").ClickAsync();
        await maya.Dialog.GetByLabel("Reason").FillAsync("The provider needs a week.");
        await maya.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Roll back") }).ClickAsync();
        await Expect(maya.Dialog).ToBeHiddenAsync();
        await maya.SeeStatusAsync("Rolled back");
        await maya.ShootAsync("rolled-back");
    }

    private static async Task AuditAsync(StoryPerson helen)
    {
        await helen.OpenAsync(Rollout);
        await Expect(helen.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("Roll back|Kill|Pause|Start") })).ToHaveCountAsync(0);
        await helen.OpenAsync("/history?rollout=checkout-redesign");
        await helen.SeeAsync("The provider needs a week.");
        await helen.SeeAsync("Card payments time out on older phones in Sydney.");
        await Expect(helen.Page.GetByText("Advanced to stage 2")).ToHaveCountAsync(1);
        await Expect(helen.Page.GetByText("Advanced to stage 3")).ToHaveCountAsync(1);
        await helen.ShootAsync("history");

        var csv = await helen.Page.APIRequest.GetAsync("/history/export.csv?rollout=checkout-redesign");
        Assert.Equal(200, csv.Status);
        Assert.Contains("The provider needs a week.", await csv.TextAsync(), StringComparison.Ordinal);
        var lines = await helen.Page.APIRequest.GetAsync("/history/export.jsonl?rollout=checkout-redesign");
        Assert.Equal(200, lines.Status);
        Assert.Contains("\"rolled-back-fully\"", await lines.TextAsync(), StringComparison.Ordinal);
    }

    /// <summary>The demo's people, as a CRM would export them.</summary>
    private static byte[] People()
    {
        var csv = new StringBuilder("key,name,city,plan,organisation,signupIp\n");
        foreach (var person in DemoPeople.All.People)
        {
            string Of(string name) => person.Attributes.FirstOrDefault(attribute => attribute.Key == name).Value is AttributeValue.Text text ? text.Value : "";
            csv.Append(person.Key).Append(',').Append('"').Append(person.Name).Append('"').Append(',').AppendJoin(',', Of("city"), Of("plan"), Of("organisation"), Of("signupIp")).Append('\n');
        }
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    [GeneratedRegex(@"Set-up code: (\S+)")]
    private static partial Regex SetUpCode();

    [GeneratedRegex("saved .* by you")]
    private static partial Regex SavedByYou();
}
