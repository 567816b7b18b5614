using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace RolloutPlanner.Tests.Browser;

/// <summary>One person of the story in a browser of their own, doing what a person does: reading words and using what carries them.</summary>
internal sealed class StoryPerson(IPage page, string shots)
{
    private static int _shot;

    public IPage Page => page;

    public static string Password => "a long enough first password";

    public async Task SignInAsync(string email)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Work email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.Locator(".app[data-interactive]")).ToBeVisibleAsync();
    }

    public async Task OpenAsync(string path)
    {
        await page.GotoAsync(path);
        await BrowserFixture.InteractiveAsync(page);
    }

    public Task FillAsync(string label, string text) => page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    public Task ChooseAsync(string label, string option) => page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task SeeAsync(string text) => Expect(page.GetByText(text).First).ToBeVisibleAsync();

    public Task SeeStatusAsync(string status) => Expect(page.Locator("main .pill").First).ToContainTextAsync(status);

    public Task ArriveAsync(string path) => page.WaitForURLAsync(address => new Uri(address).AbsolutePath == path);

    /// <summary>In the open dialog.</summary>
    public ILocator Dialog => page.Locator("dialog[open]");

    public Task ConfirmAsync(string button) => Dialog.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

    public Task ShootAsync(string name) => BrowserFixture.ShootAsync(page, $"{shots}-{Interlocked.Increment(ref _shot):00}-{name}");

    public async Task MakeAccountAsync(string name, string email, string role)
    {
        await OpenAsync("/people");
        await PressAsync("New account");
        await Dialog.GetByLabel("Name").FillAsync(name);
        await Dialog.GetByLabel("Email").FillAsync(email);
        await Dialog.GetByLabel("First password").FillAsync(Password);
        await Dialog.GetByRole(AriaRole.Checkbox, new() { NameRegex = new(role) }).CheckAsync();
        await ConfirmAsync("Create account");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = email })).ToBeVisibleAsync();
    }

    public async Task MakeCohortAsync(string name, string attribute, string value)
    {
        await BeginCohortAsync(name, attribute, value);
        await CreateCohortAsync(name);
    }

    /// <summary>Premium customers who come from a network: two conditions, the second an IP range that is first typed wrong.</summary>
    public async Task MakePremiumFromNetworkAsync(string network)
    {
        await BeginCohortAsync("Premium from the partner network", "plan", "premium");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a rule here" }).First.ClickAsync();
        await page.GetByLabel("Attribute").Nth(1).FillAsync("signupIp");
        await page.GetByLabel("Comparison").Nth(1).SelectOptionAsync(new SelectOptionValue { Label = "is in range" });
        var ranges = page.GetByLabel("Add values, one a line");
        await ranges.FillAsync("203.0.113.0/33");
        await ranges.BlurAsync();
        await SeeAsync("/33 is too long, IPv4 stops at /32");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove 203.0.113.0/33" }).ClickAsync();
        await ranges.FillAsync(network);
        await ranges.BlurAsync();
        await SeeAsync("256 addresses");
        await CreateCohortAsync("Premium from the partner network");
    }

    private async Task BeginCohortAsync(string name, string attribute, string value)
    {
        await OpenAsync("/cohorts/new");
        await FillAsync("Name", name);
        await page.GetByLabel("Attribute").First.FillAsync(attribute);
        await page.GetByLabel("Value", new() { Exact = true }).First.FillAsync(value);
    }

    private async Task CreateCohortAsync(string name)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Save|Create) cohort$") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 })).ToBeVisibleAsync();
        await page.WaitForURLAsync(address => !address.EndsWith("/new", StringComparison.Ordinal));
    }

    public async Task ReadMetricAsync(string value, string sample)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Enter a reading") }).First.ClickAsync();
        await Dialog.GetByLabel("Value").FillAsync(value);
        await Dialog.GetByLabel("Sample").FillAsync(sample);
        await Dialog.GetByLabel("Where the number was read").FillAsync("Grafana, checkout board");
        await ConfirmAsync("Save the reading");
        await Expect(Dialog).ToBeHiddenAsync();
    }
}
