using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Infrastructure.Identity;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Accounts;

public class SetUpTests
{
    [Fact]
    public async Task SetUp_RightCode_MakesTheFirstAdminOnceAndSignsIn()
    {
        await using var app = new TestApp("Production");
        using var browser = app.Browser();
        var code = app.Services.GetRequiredService<SetUp>().Issue();

        var made = await FillInAsync(browser, code);

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/account/denied")).StatusCode);
        var person = Assert.Single(await app.Services.GetRequiredService<IAccountReader>().AllAsync(default));
        Assert.Equal(("Ada", "ada@fernhill.example", Roles.Admin), (person.Name, person.Email, person.Roles));
        var again = await app.Services.GetRequiredService<SetUp>().RunAsync(Guid.NewGuid(), code, "Eve", "eve@fernhill.example", "four unrelated words", default);
        Assert.Equal("set-up.expired", again.Error.Code);
    }

    [Fact]
    public async Task SetUp_AfterThirtyMinutes_CodeIsVoid()
    {
        await using var app = new TestApp("Production");
        using var browser = app.Browser();
        var code = app.Services.GetRequiredService<SetUp>().Issue();
        app.Time.Advance(TimeSpan.FromMinutes(30));

        var page = await (await FillInAsync(browser, code)).Content.ReadAsStringAsync();

        Assert.Contains("The set-up code is no longer valid.", page);
        Assert.Empty(await app.Services.GetRequiredService<IAccountReader>().AllAsync(default));
    }

    [Fact]
    public async Task SetUp_WrongCodeOrWeakPassword_SaysWhichFieldAndKeepsTheCode()
    {
        await using var app = new TestApp("Production");
        using var browser = app.Browser();
        var code = app.Services.GetRequiredService<SetUp>().Issue();

        var wrong = await (await FillInAsync(browser, "AAAA-AAAA-AAAA-AAAA")).Content.ReadAsStringAsync();
        var weak = await (await FillInAsync(browser, code, "Password1")).Content.ReadAsStringAsync();

        Assert.Contains("id=\"Code-problem\"", wrong);
        Assert.Contains("id=\"Password-problem\"", weak);
        Assert.Equal(HttpStatusCode.Redirect, (await FillInAsync(browser, code.ToLowerInvariant().Replace("-", " "))).StatusCode);
    }

    private static Task<HttpResponseMessage> FillInAsync(HttpClient browser, string code, string password = "four unrelated words") =>
        TestApp.SubmitAsync(browser, "/set-up", null, ("Code", code), ("Name", "Ada"), ("Email", "ada@fernhill.example"), ("Password", password));
}
