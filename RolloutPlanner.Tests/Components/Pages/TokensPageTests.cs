using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Components.Pages.Tokens;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Pages;

/// <summary>The tokens page over real use-cases.</summary>
public sealed class TokensPageTests : PageContext
{
    [Fact]
    public void Page_WithoutTokens_SaysWhatTheyAreFor()
    {
        var page = Open("/tokens");

        Assert.Equal("No API tokens yet", Text(page, "h2"));
    }

    [Fact]
    public async Task Create_FilledIn_ShowsTheSecretOnceAndListsTheToken()
    {
        Database.Proof.Password = "four unrelated words";
        var page = Open("/tokens?do=new");
        await TypeAsync(page, "#f-name", "Shop");
        page.FindAll("input[type=checkbox]")[0].Change(true);
        await TypeAsync(page, "#f-password", "four unrelated words");

        await ClickAsync(page, "Create token");

        var token = Assert.Single(await Database.Get<ITokenReader>().AllAsync(default)).Token;
        Assert.Equal(("Shop", TokenScopes.Evaluate), (token.Name, token.Scopes));
        Assert.StartsWith($"rp_eval_{token.Id}_", Text(page, "#secret"));
        await ClickAsync(page, "I have copied it");
        Assert.DoesNotContain("rp_eval_", page.Markup);
        Assert.Contains("Shop", Text(page, "table"));
    }

    [Fact]
    public async Task Create_EverythingWrong_MarksEachFieldAndKeepsTheForm()
    {
        var page = Open("/tokens?do=new");
        await TypeAsync(page, "#f-days", "ten");

        await ClickAsync(page, "Create token");

        Assert.Equal(["The name is missing.", "Choose at least one thing that the token may do.", "A token lasts 1 to 365 days."], page.FindAll(".sum li").Select(line => line.TextContent.Trim()));
        Assert.Equal("true", page.Find("#f-days").GetAttribute("aria-invalid"));
        Assert.Equal("ten", page.Find("#f-days").GetAttribute("value"));
    }

    [Fact]
    public async Task Create_WrongPassword_ForgetsItAndMakesNothing()
    {
        Database.Proof.Password = "four unrelated words";
        var page = Open("/tokens?do=new");
        await TypeAsync(page, "#f-name", "Shop");
        page.FindAll("input[type=checkbox]")[0].Change(true);
        await TypeAsync(page, "#f-password", "wrong");

        await ClickAsync(page, "Create token");

        Assert.Contains("This password is not right.", Text(page, ".sum"));
        Assert.Equal("", page.Find("#f-password").GetAttribute("value") ?? "");
        Assert.Empty(await Database.Get<ITokenReader>().AllAsync(default));
    }

    [Fact]
    public void Create_OfADemoAccount_AsksForNoPasswordAndSaysWhy()
    {
        var page = Open("/tokens?do=new");

        Assert.Empty(page.FindAll("input[type=password]"));
        Assert.Contains("Demo accounts have no password. Signing in was the proof that it is you.", page.Markup);
    }

    [Fact]
    public async Task Revoke_Confirmed_EndsTheToken()
    {
        var made = await Database.AddTokenAsync(TokenScopes.Read, name: "Old script");
        var page = Open($"/tokens?do=revoke&id={made.Token.Id}");

        await ClickAsync(page, "Revoke token");

        Assert.Equal(Database.Time.GetUtcNow(), Assert.Single(await Database.Get<ITokenReader>().AllAsync(default)).Token.RevokedAt);
        Assert.Contains("Old script is revoked.", page.Markup);
        Assert.Empty(page.FindAll("dialog"));
    }

    [Fact]
    public void Revoke_OfAnUnknownToken_AsksNothing() => Assert.Empty(Open("/tokens?do=revoke&id=zzzzzzzz").FindAll("dialog"));

    private IRenderedComponent<TokensPage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Page<TokensPage>(By.Ingrid);
    }
}
