using Bunit;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Components.Metrics;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Metrics;

public class MetricPartsTests : BunitContext
{
    private static readonly DateTimeOffset Now = new FakeTime().GetUtcNow();
    private static readonly ReaderClock Clock = ReaderClock.Utc(Now);
    private static readonly MonitoringHook Errors = new(HookKey.Parse("payment-errors", "").Value, 1, "Payment errors", "%", "Dashboard", null, false);
    private static readonly MonitoringHook Polled = Errors with
    {
        Origin = new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Number("up", null, TimeSpan.FromMinutes(5))),
        LastReading = new(1.90m, Now.AddMinutes(-2), "Dashboard"),
    };

    public MetricPartsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Table_NeverDelivered_SaysNoDataInWords()
    {
        var part = Table(Errors);

        Assert.Equal("sensors_offNo data", part.Find(".pill").TextContent);
        Assert.Equal("It has never delivered.", part.Find("td[data-label=Status] p").TextContent);
        Assert.Equal("Entered by hand", part.Find("td[data-label=Source]").TextContent);
        Assert.Equal("None yet", part.Find("td[data-label='Last value']").TextContent.Trim());
        Assert.Equal("Nothing", part.Find("td[data-label='Used by']").TextContent.Trim());
    }

    [Fact]
    public void Table_Verified_ShowsValueAgeAndLinks()
    {
        var part = Table(Polled, Use("checkout", "Checkout"), Use("cards", "Cards"), Use("search", "Search"), Use("more", "More"));

        Assert.Equal("check_circleVerified", part.Find(".pill").TextContent);
        Assert.Equal("Prometheus, every minute", part.Find("td[data-label=Source]").TextContent);
        Assert.Equal("1.90%", part.Find("td[data-label='Last value'] span").TextContent);
        Assert.Equal("2 min ago", part.Find("time").TextContent);
        Assert.Equal(["/rollouts/checkout", "/rollouts/cards", "/rollouts/search", "/metrics/payment-errors"], part.FindAll("td[data-label='Used by'] a").Select(link => link.GetAttribute("href")));
        Assert.Equal("/metrics/payment-errors", part.Find("a.name").GetAttribute("href"));
    }

    [Fact]
    public void Table_Broken_SaysSinceWhenAndWhatTheSourceSaid()
    {
        var part = Table(Polled with { Problem = new(FailureKind.Http, "The server answered 500", Now.AddMinutes(-1)) });

        Assert.Equal("warningError", part.Find(".pill").TextContent);
        Assert.Equal("No number since Wed 18 Nov, 11:58. Last tried at 11:59 UTC: The server answered 500.", part.Find("td[data-label=Status] p").TextContent);
    }

    [Fact]
    public void Table_ForReaders_HasNoButtons() => Assert.Empty(Table(Errors).FindAll("button"));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("PAYMENT", null, true)]
    [InlineData("payment-e", "nodata", true)]
    [InlineData("dash", null, true)]
    [InlineData("refund", null, false)]
    [InlineData(null, "Verified", false)]
    [InlineData(null, "7", true)]
    [InlineData(null, "nonsense", true)]
    public void Filter_OfTheAddress_ShowsWhatFits(string? text, string? status, bool shown) =>
        Assert.Equal(shown, MetricFilter.Of(text, status).Fits(new(Errors, [])));

    [Fact]
    public void Filters_Chosen_AskForTheList()
    {
        var asked = new List<MetricFilter>();
        var part = Render<MetricFilters>(p => p.Add(f => f.Filter, new(" x ", null)).Add(f => f.OnFilter, asked.Add));

        part.Find("select").Change("Error");
        part.Find("input").Change("");

        Assert.Equal([new(" x ".Trim(), HookStatus.Error), new(null, null)], asked);
    }

    [Fact]
    public void Answer_OfANumber_SaysWhatWasUnderstood()
    {
        var part = Answer(new MetricAnswer.Number(1.40m, 850, "up{a=\"1\"}", "{\"status\":\"success\"}", Now));

        Assert.Contains("It answered. 1.40%, from 850 people. True at 12:00 UTC.", part.Find(".notice").TextContent);
        Assert.Equal(["up{a=\"1\"}", "{\"status\":\"success\"}"], part.FindAll("pre").Select(text => text.TextContent));
    }

    [Fact]
    public void Answer_OfCounters_SaysBothArms() => Assert.Contains(
        "So far 1,204 people with the feature, 12 of them with a bad outcome, and 1 person without it, 0 of them with a bad outcome.",
        Answer(new MetricAnswer.Counters(new(new(1204, 12), new(1, 0)), "q", "", Now)).Find(".notice").TextContent);

    [Fact]
    public void Answer_Failed_SaysWhatToDo()
    {
        var part = Answer(new MetricAnswer.Failed(FailureKind.Http, "The server answered 401.", "q", "", Now));

        Assert.Contains("The server answered 401.", part.Find(".notice.err").TextContent);
        Assert.Contains("The server wants credentials. An administrator can set them in the configuration under Outbound:Authorization.", part.Markup);
    }

    [Fact]
    public void Problems_InARow_AreOneEntry()
    {
        MetricLook[] looks = [Look(5, FailureKind.Timeout), Look(6, FailureKind.Timeout), Look(7, null), Look(8, FailureKind.Timeout), Look(9, FailureKind.Http)];

        Assert.Equal(
            [new(FailureKind.Timeout, "said", 2, At(6), At(5)), new(FailureKind.Timeout, "said", 1, At(8), At(8)), new(FailureKind.Http, "said", 1, At(9), At(9))],
            ProblemGroup.Of(looks));
    }

    [Fact]
    public void Test_WhileAsking_CanBeStopped()
    {
        var stopped = false;
        var part = Render<TestCard>(p => p.Add(t => t.Clock, Clock).Add(t => t.IsAsking, true).Add(t => t.OnTest, () => { }).Add(t => t.OnCancel, () => stopped = true));

        Assert.Equal("true", part.Find("button").GetAttribute("aria-busy"));
        part.FindAll("button")[1].Click();

        Assert.True(stopped);
    }

    [Fact]
    public void Looks_ManyOfThem_ShowTenAndThenMore()
    {
        var part = Render<LooksTable>(p => p.Add(t => t.Looks, [.. Enumerable.Range(0, 70).Select(minute => Look(minute, minute == 0 ? FailureKind.Matrix : null))]).Add(t => t.Unit, "%").Add(t => t.Clock, Clock));

        Assert.Equal(10, part.FindAll("tbody tr").Count);
        Assert.Contains("It answered with a stretch of time", part.Find("tbody tr").TextContent);
        part.Find("footer button").Click();
        Assert.Equal(60, part.FindAll("tbody tr").Count);
        part.Find("footer button").Click();
        Assert.Equal(70, part.FindAll("tbody tr").Count);
        Assert.Empty(part.FindAll("footer"));
    }

    private static DateTimeOffset At(int minutesAgo) => Now.AddMinutes(-minutesAgo);

    private static MetricLook Look(int minutesAgo, FailureKind? failure) =>
        new(RolloutKey.Parse("checkout", "").Value, "Checkout", 1, 1m, 10, At(minutesAgo), MeasurementOrigin.Polled, "said", failure);

    private static MetricUse Use(string key, string name) => new(Errors.Key, RolloutKey.Parse(key, "").Value, name, RolloutStatus.Running);

    private IRenderedComponent<MetricTable> Table(MonitoringHook hook, params MetricUse[] uses) =>
        Render<MetricTable>(p => p.Add(t => t.Lines, [new(hook, uses.ToValueList())]).Add(t => t.Clock, Clock));

    private IRenderedComponent<AnswerView> Answer(MetricAnswer answer) => Render<AnswerView>(p => p.Add(a => a.Answer, answer).Add(a => a.Unit, "%").Add(a => a.Clock, Clock));
}
