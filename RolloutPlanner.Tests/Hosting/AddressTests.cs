using System.Net;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Hosting;

/// <summary>Addresses that nobody gave out: wrong, tampered with, or not for this person. Each is answered in plain words and with the right status.</summary>
public sealed class AddressTests(AddressTests.Demo demo) : IClassFixture<AddressTests.Demo>
{
    [Theory]
    [InlineData("/rollouts/nope", HttpStatusCode.NotFound, "There is no rollout")]
    [InlineData("/rollouts/nope/plan", HttpStatusCode.NotFound, "There is no rollout")]
    [InlineData("/rollouts/nope/history", HttpStatusCode.NotFound, "There is no rollout")]
    [InlineData("/rollouts/%3Cscript%3E", HttpStatusCode.NotFound, "There is no rollout")]
    [InlineData("/cohorts/nope", HttpStatusCode.NotFound, "There is no cohort with this address")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "Page not found")]
    [InlineData("/?show=x", HttpStatusCode.OK, "Live rollouts")]
    [InlineData("/?show=%00", HttpStatusCode.OK, "Live rollouts")]
    [InlineData("/rollouts?status=%00", HttpStatusCode.OK, "Redesigned checkout")]
    [InlineData("/rollouts?status=9999", HttpStatusCode.OK, "Redesigned checkout")]
    [InlineData("/rollouts?owner=../../", HttpStatusCode.OK, "No rollout fits")]
    [InlineData("/rollouts?sort=9999", HttpStatusCode.OK, "Redesigned checkout")]
    [InlineData("/rollouts?q=%00", HttpStatusCode.OK, "No rollout fits")]
    [InlineData("/rollouts?q=%3Cscript%3Ealert(1)%3C/script%3E", HttpStatusCode.OK, "No rollout fits")]
    public async Task Address_AskedByAPlanner_IsAnsweredInWords(string address, HttpStatusCode status, string words)
    {
        var browser = await SignedInAsync("maya-lindqvist");

        var answer = await browser.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(words, text);
        Assert.DoesNotContain("   at RolloutPlanner", text);
        Assert.DoesNotContain("<script>alert", text);
    }

    [Fact]
    public async Task Page_ThatARoleMayNotOpen_LeadsToWordsWithTheStatusForbidden()
    {
        var browser = await SignedInAsync("victor-hale");

        var refused = await browser.GetAsync("/rollouts/new");
        var told = await browser.GetAsync(refused.Headers.Location);

        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, told.StatusCode);
        Assert.Contains("You can look, but not change this", await told.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("helen-wu", "/history")]
    [InlineData("maya-lindqvist", "/")]
    public async Task SignIn_WithoutAWish_LandsWhereTheRoleBegins(string account, string page)
    {
        var answer = await TestApp.SignInToDemoAsync(demo.App.Browser(), account);

        Assert.Equal(page, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/cohorts", Roles.Auditor, "/cohorts")]
    [InlineData("/", Roles.Auditor, "/history")]
    [InlineData(null, Roles.Auditor, "/history")]
    [InlineData("https://elsewhere.example", Roles.Auditor, "/history")]
    [InlineData(null, Roles.Auditor | Roles.EngineeringLead, "/")]
    public void AfterSignIn_ByRole_KeepsWhatWasWished(string? wish, Roles roles, string page) => Assert.Equal(page, LocalUrl.AfterSignIn(wish, roles));

    [Theory]
    [InlineData("Australia/Sydney", "Australia/Sydney")]
    [InlineData("../../etc/passwd", "UTC")]
    [InlineData("%00%0d%0a", "UTC")]
    [InlineData(null, "UTC")]
    public async Task Zone_OfTheCookie_IsDrawnAndNeverAnError(string? cookie, string zone)
    {
        var browser = await SignedInAsync("maya-lindqvist");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/history");
        if (cookie is not null) request.Headers.Add("Cookie", $"rp-zone={cookie}");

        var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"data-zone=\"{zone}\"", await answer.Content.ReadAsStringAsync());
    }

    /// <summary>One demo workspace for all of these: none of them changes it.</summary>
    public sealed class Demo : IDisposable
    {
        public TestApp App { get; } = new();

        public void Dispose() => App.Dispose();
    }

    private async Task<HttpClient> SignedInAsync(string account)
    {
        var browser = demo.App.Browser();
        await TestApp.SignInToDemoAsync(browser, account);
        return browser;
    }
}
