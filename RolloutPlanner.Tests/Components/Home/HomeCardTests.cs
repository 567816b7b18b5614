using Bunit;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Home;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Home;

public class HomeCardTests : BunitContext
{
    private static readonly ReaderClock London = ReaderZone.Parse("Europe/London").At(At.Noon);

    [Fact]
    public void Exposure_OfTwoRollouts_DrawsEachToScaleAndSaysTheSameInWords()
    {
        var part = Render<ExposureCard>(p => p.Add(c => c.Exposure, new ExposureView(6000, 285, 12, [new(Key("saved-cards"), "Saved cards", 171, 171), new(Key("checkout"), "Redesigned checkout", 126, 114)])));

        Assert.Equal(["285", "12"], part.FindAll(".kpi b").Select(figure => figure.TextContent));
        Assert.Equal("Saved cards 171 people, Redesigned checkout 126 people", part.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal(["width:2.85%", "width:1.9%"], part.FindAll(".stk i").Select(bar => bar.GetAttribute("style")));
        Assert.Equal("Drawn to scale against 6,000 people. Saved cards reaches 60.0% of them.", part.Find("p").TextContent);
    }

    [Fact]
    public void Exposure_WithoutADirectory_OffersTheImport() => Assert.Equal("/directory", Render<ExposureCard>(p => p.Add(c => c.Exposure, null)).Find("a").GetAttribute("href"));

    [Theory]
    [InlineData(0, "Drawn to scale against 6,000 people. No rollout is live.")]
    [InlineData(1, "Drawn to scale against 6,000 people. All of them through Saved cards.")]
    public void Exposure_OfFewRollouts_SaysSo(int rollouts, string said)
    {
        ExposedRollout[] live = [.. Enumerable.Repeat(new ExposedRollout(Key("saved-cards"), "Saved cards", 171, 171), rollouts)];

        Assert.Equal(said, HomeText.Scale(new(6000, rollouts * 171, 0, [.. live])));
    }

    [Fact]
    public void Rollouts_ByWhatIsShown_HaveTheirOwnTitleCountAndAddress()
    {
        var home = Home([], [Other("one", RolloutStatus.InReview), Other("two", RolloutStatus.Approved), Other("three", RolloutStatus.RolledBack)]);

        var part = Render<RolloutsCard>(p => p.Add(c => c.Home, home).Add(c => c.Clock, London).Add(c => c.Show, HomeShow.Review));

        Assert.Equal("Rollouts in review", part.Find("h2").TextContent);
        Assert.Equal(["Live 0", "In review 2", "Draft 0", "Finished 1"], part.FindAll(".seg a").Select(link => link.TextContent));
        Assert.Equal(["/", "/?show=review", "/?show=draft", "/?show=finished"], part.FindAll(".seg a").Select(link => link.GetAttribute("href")));
        Assert.Equal("In review 2", part.Find("[aria-current=true]").TextContent);
        Assert.Equal(["one", "two"], part.FindAll("tbody .name").Select(link => link.TextContent));
    }

    [Theory]
    [InlineData("review", HomeShow.Review)]
    [InlineData("FINISHED", HomeShow.Finished)]
    [InlineData("x", HomeShow.Live)]
    [InlineData("2", HomeShow.Live)]
    [InlineData("\0", HomeShow.Live)]
    [InlineData(null, HomeShow.Live)]
    public void Show_OfAnAddress_IsOneOfFourOrLive(string? text, HomeShow show) => Assert.Equal(show, HomeShows.Parse(text));

    [Fact]
    public void Sources_FreshOldAndSilent_SayWhatTheyMean()
    {
        SourceLine[] sources =
        [
            new(Metric("payment", "Payment errors", "%", new(0.67m, At.Noon.AddSeconds(-20), "Grafana")), false, []),
            new(Metric("refunds", "Refunds", "%", new(1.5m, At.Noon.AddDays(-2), "Grafana")), true, ["Redesigned checkout"]),
            new(Metric("courier", "Courier events", "", null), false, ["Dates", "Cards"]),
        ];

        var part = Render<SourcesCard>(p => p.Add(c => c.Sources, sources).Add(c => c.Clock, London).Add(c => c.MayEnter, true));

        Assert.Equal(["1.5%, too old to count. Redesigned checkout waits for it.", "Never delivered. Dates and Cards wait for it.", "0.67%, entered by hand."], part.FindAll("li .xs.stack").Select(words => words.TextContent));
        Assert.Equal(["/metrics?do=read&key=refunds", "/metrics?do=read&key=courier"], part.FindAll("li a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["Mon 16 Nov, 12:00", "20 s ago"], part.FindAll("time").Select(time => time.TextContent));
        Assert.Equal("Wed 18 Nov 2026, 11:59:40 UTC", part.FindAll("time")[1].GetAttribute("title"));
    }

    [Fact]
    public void Sources_OfPrograms_SayWhereNumbersComeFromAndLeadToThePageThatSaysWhyTheyDoNot()
    {
        SourceLine[] sources =
        [
            new(Metric("orders", "Orders", "%", new(1.015228m, At.Noon, "Shop")) with { Origin = new HookSource.Pushed(), Shape = MetricShape.Counts }, false, []),
            new(Metric("pages", "Pages", "ms", new(3.1m, At.Noon, "Web")) with { Origin = new HookSource.Pushed(), Problem = new(FailureKind.Http, "Gone.", At.Noon) }, false, ["Checkout"]),
        ];

        var part = Render<SourcesCard>(p => p.Add(c => c.Sources, sources).Add(c => c.Clock, London).Add(c => c.MayEnter, true));

        Assert.Equal(["3.1 ms, but the last look failed. Checkout waits for it.", "1.0%, Push API."], part.FindAll("li .xs.stack").Select(words => words.TextContent));
        Assert.Equal("/metrics/pages", Assert.Single(part.FindAll("li a")).GetAttribute("href"));
    }

    private static MonitoringHook Metric(string key, string name, string unit, HookReading? last) => new(Hook(key), 1, name, unit, "", last, false);

    [Fact]
    public void ComingUp_ForAPlaceWithOtherClocks_SaysBothTimesUnderTheReadersDay()
    {
        var line = new HomeLine(Key("checkout"), "Checkout", RolloutStatus.Running, 2, 3, "London", 1, 0, 0, 10, 100, "20% of Sydney", At.Noon.AddHours(10), true, 137, null, "Maya", "Australia/Sydney");

        var part = Render<ComingUpCard>(p => p.Add(c => c.Home, Home([line], [])).Add(c => c.Clock, London));

        Assert.Equal("Today, Wednesday 18 November 2026", part.Find(".day").TextContent);
        Assert.Equal("22:00, 09:00 Thu Sydney", part.Find(".d").TextContent);
        Assert.Contains("137 more people, at the earliest", part.Markup);
    }

    [Fact]
    public void Needs_ForALead_OfferTheApprovalUnderAKey()
    {
        var need = new HomeNeed(NeedKind.Approve, Key("checkout"), "Checkout", 3, "Sydney", 10, 4, 4, 1, 1, "", "", At.Noon, "UTC");

        var part = Render<NeedsCard>(p => p.Add(c => c.Home, Home([], []) with { Needs = [need, need with { Kind = NeedKind.Draft }] }).Add(c => c.Clock, London));

        Assert.Equal("j k", part.Find("ul").GetAttribute("data-move"));
        Assert.Equal("/rollouts/checkout/gates/2/approve", part.Find("[data-keys=a]").GetAttribute("href"));
    }

    private static RolloutKey Key(string key) => RolloutKey.Parse(key, "").Value;

    private static HookKey Hook(string key) => HookKey.Parse(key, "").Value;

    private static HomeOther Other(string name, RolloutStatus status) => new(Key(name), name, status, 0, 2, "", At.Noon, "");

    private static HomeView Home(HomeLine[] live, HomeOther[] others) => new([], [.. live], [.. others], [], At.Noon);
}
