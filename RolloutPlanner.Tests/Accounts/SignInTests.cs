using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Accounts;

public class SignInTests
{
    private const string Email = "ada@fernhill.example";
    private const string Password = "four unrelated words here";

    [Fact]
    public async Task SignIn_RightPassword_OpensTheAppWithAGuardedCookie()
    {
        await using var app = await WithAdaAsync();
        using var browser = app.Browser();

        var answer = await TestApp.SignInAsync(browser, "ADA@fernhill.example", Password, "/sign-in?returnUrl=%2Fhistory");

        Assert.Equal((HttpStatusCode.Redirect, "/history"), (answer.StatusCode, PathOf(answer)));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("rp-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/account/denied")).StatusCode);
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_AnsweredAlikeForKnownAndUnknownThenWaits()
    {
        await using var app = await WithAdaAsync();
        using var browser = app.Browser();
        string[] expected =
        [
            "Four tries left before a 15 minute wait.", "Three tries left before a 15 minute wait.", "Two tries left before a 15 minute wait.",
            "One try left before a 15 minute wait.", "Wait 15 minutes before the next try.",
        ];

        foreach (var email in (string[])[Email, "nobody@fernhill.example"])
        {
            foreach (var sentence in expected)
            {
                var page = await BodyAsync(await TestApp.SignInAsync(browser, email, "wrong password"));
                Assert.Contains("Email or password is not right.", page);
                Assert.Contains(sentence, page);
            }
            Assert.Contains("Too many wrong passwords for this email.", await BodyAsync(await TestApp.SignInAsync(browser, email, Password)));
        }

        app.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Redirect, (await TestApp.SignInAsync(browser, Email, Password)).StatusCode);
    }

    [Fact]
    public async Task SignIn_LockedAndUnlockedByAnAdmin_MayTryAgain()
    {
        await using var app = await WithAdaAsync();
        using var browser = app.Browser();
        for (var i = 0; i < 5; i++) await TestApp.SignInAsync(browser, Email, "wrong password");
        var ada = (await app.Services.GetRequiredService<IAccountReader>().AllAsync(default)).Single(person => person.Email == Email);
        Assert.Equal(app.Time.GetUtcNow() + TimeSpan.FromMinutes(15), ada.LockedUntil);

        await new UnlockAccount(Executor(app)).RunAsync(new AccountCommand(By.Ingrid.Asks(), ada.Id, ada.Version), default);

        Assert.Equal(HttpStatusCode.Redirect, (await TestApp.SignInAsync(browser, Email, Password)).StatusCode);
    }

    [Fact]
    public async Task SignOut_OldCookieReplayed_IsDead()
    {
        await using var app = new TestApp();
        using var browser = app.Browser();
        using var thief = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        var signedIn = await TestApp.SignInToDemoAsync(browser, "maya-lindqvist");
        thief.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("rp-session=", StringComparison.Ordinal)).Split(';')[0]);
        Assert.Equal(HttpStatusCode.Forbidden, (await thief.GetAsync("/account/denied")).StatusCode);

        await TestApp.SubmitAsync(browser, "/cohorts", "/account/sign-out");

        Assert.Equal("/sign-in", PathOf(await thief.GetAsync("/account/denied")));
    }

    [Fact]
    public async Task Session_RoleChangedOrAccountDisabled_EndsAtOnce()
    {
        await using var app = new TestApp();
        using var browser = app.Browser();
        await TestApp.SignInToDemoAsync(browser, "maya-lindqvist");

        await new GrantRole(Executor(app)).RunAsync(new RoleCommand(By.Ingrid.Asks(), By.Maya.Id, Roles.Viewer, 1), default);
        var afterRole = await browser.GetAsync("/account/denied");
        await TestApp.SignInToDemoAsync(browser, "maya-lindqvist");
        await new DisableAccount(Executor(app)).RunAsync(new AccountCommand(By.Ingrid.Asks(), By.Maya.Id, 2), default);
        var afterDisabling = await browser.GetAsync("/account/denied");

        Assert.Equal(("/sign-in", "/sign-in"), (PathOf(afterRole), PathOf(afterDisabling)));
    }

    [Fact]
    public async Task Session_IdleForAnHourOrOldForTwelve_Ends()
    {
        await using var app = new TestApp();
        using var idle = app.Browser();
        using var busy = app.Browser();
        await TestApp.SignInToDemoAsync(idle, "maya-lindqvist");
        await TestApp.SignInToDemoAsync(busy, "tom-okafor");

        for (var visit = 1; visit <= 17; visit++)
        {
            app.Time.Advance(TimeSpan.FromMinutes(40));
            Assert.Equal(HttpStatusCode.Forbidden, (await busy.GetAsync("/account/denied")).StatusCode);
        }

        Assert.Equal("/sign-in", PathOf(await idle.GetAsync("/account/denied")));
        app.Time.Advance(TimeSpan.FromMinutes(12 * 60 - 17 * 40));
        Assert.Equal("/sign-in", PathOf(await busy.GetAsync("/account/denied")));
    }

    [Fact]
    public async Task DemoSignIn_InProductionOrSwitchedOff_DoesNotExist()
    {
        foreach (var (environment, demo) in ((string, bool)[])[("Production", true), ("Development", false)])
        {
            await using var app = new TestApp(environment, demo);
            using var browser = app.Browser();

            var answer = await browser.PostAsync("/account/demo-sign-in", new FormUrlEncodedContent([new("account", "maya-lindqvist")]));

            Assert.NotEqual("/", PathOf(answer));
            Assert.Empty(await app.Services.GetRequiredService<IAccountReader>().AllAsync(default));
        }
    }

    private static ICommandExecutor Executor(TestApp app) => app.Services.GetRequiredService<ICommandExecutor>();

    private static async Task<string> BodyAsync(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync();

    private static string? PathOf(HttpResponseMessage answer) =>
        answer.Headers.Location is { } url ? (url.IsAbsoluteUri ? url.AbsolutePath : url.OriginalString.Split('?')[0]) : null;

    private static async Task<TestApp> WithAdaAsync()
    {
        var app = new TestApp();
        await new CreateAccount(Executor(app)).RunAsync(new CreateAccountCommand(By.Ingrid.Asks(), "Ada", Email, Password, Roles.ProductManager), default);
        return app;
    }
}
