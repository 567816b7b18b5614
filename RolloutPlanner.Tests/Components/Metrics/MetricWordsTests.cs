using System.Text.Json;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Components.Metrics;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Metrics;

public class MetricWordsTests
{
    private static readonly DateTimeOffset Now = new FakeTime().GetUtcNow();

    [Theory]
    [InlineData("5m", 300, "5m")]
    [InlineData(" 90 s ", 90, "90s")]
    [InlineData("2 hours", 7200, "2h")]
    [InlineData("1 min", 60, "1m")]
    [InlineData("24h", 86400, "1d")]
    [InlineData("0s", 0, "0s")]
    public void Span_Typed_IsReadAndSaidAgain(string typed, int seconds, string said)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), SpanText.Parse(typed));
        Assert.Equal(said, SpanText.Of(TimeSpan.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-5m")]
    [InlineData("1.5h")]
    [InlineData("5 months")]
    [InlineData("999999999d")]
    [InlineData("99999999999s")]
    [InlineData("٥m")]
    public void Span_OfAnythingElse_IsNone(string typed) => Assert.Null(SpanText.Parse(typed));

    [Fact]
    public void Failure_OfEveryKind_HasWordsAndAWayOn() => Assert.All(Enum.GetValues<FailureKind>(), kind =>
    {
        Assert.NotEmpty(FailureText.Title(kind));
        Assert.EndsWith(".", FailureText.Fix(kind, ""));
    });

    [Theory]
    [InlineData("The server answered 403.", "Outbound:Authorization")]
    [InlineData("The server answered 302. It points to another address, which is not followed.", "that it leads to")]
    [InlineData("The server answered 404.", "/api/v1/query")]
    [InlineData("The server answered 503.", "trouble of its own")]
    [InlineData("Connection refused", "Check the address")]
    public void Failure_OfTheLine_SaysWhatToDo(string detail, string fix) => Assert.Contains(fix, FailureText.Fix(FailureKind.Http, detail));

    [Fact]
    public void Failure_OfAClosedAddress_NamesTheSettingThatOpensIt() => Assert.Contains(
        "under Outbound:AllowedHosts.", FailureText.Fix(FailureKind.BadSpec, "This server has a private address. It is opened in the setting Outbound:AllowedHosts."));

    [Theory]
    [InlineData(MetricShape.Number, "value,sampleSize")]
    [InlineData(MetricShape.Counts, "treatment,control")]
    [InlineData(MetricShape.Means, "treatment,control")]
    public void PushExample_OfEachShape_IsJsonWithItsFields(MetricShape shape, string fields)
    {
        var command = PushExample.Curl(Stored.Hook() with { Origin = new HookSource.Pushed(), Shape = shape }, "https://rollouts.example/", Stored.Key("checkout"), Now);

        Assert.Contains("https://rollouts.example/api/v1/measurements", command);
        var body = JsonDocument.Parse(command[(command.IndexOf("-d '", StringComparison.Ordinal) + 4)..^1]).RootElement.GetProperty("measurements")[0];
        Assert.Equal(["rollout", "hook", "windowStart", "windowEnd", .. fields.Split(',')], body.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("checkout", "payment-errors"), (body.GetProperty("rollout").GetString(), body.GetProperty("hook").GetString()));
    }

    [Theory]
    [InlineData("errors", null, "/metrics/errors")]
    [InlineData("errors", "change", "/metrics/errors?do=change")]
    [InlineData("import", "change", "/metrics/key/import?do=change")]
    public void Address_OfAMetric_IsItsOwnWhateverItsKey(string key, string? what, string address) => Assert.Equal(address, Urls.Metric(HookKey.Parse(key, "").Value, what));

    [Theory]
    [InlineData(1, "every second")]
    [InlineData(30, "every 30 s")]
    [InlineData(60, "every minute")]
    [InlineData(90, "every 1 min")]
    [InlineData(3600, "every hour")]
    [InlineData(86400, "every day")]
    public void Interval_Said_IsShort(int seconds, string said) => Assert.StartsWith(said, SourceText.Every(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Day_OfTwoRollouts_IsOneSentenceAndALineEach()
    {
        var view = View([Look("checkout", 0, 1.5m), Look("cards", 1, 0.2m), Look("checkout", 2, 0.4m), Look("checkout", 3, 0, FailureKind.Http)]);

        Assert.Equal("3 readings, 1 without a number", DayText.Counted(view));
        Assert.Equal("From 0.2% to 1.5%, the last 1.5% for checkout.", DayText.Conclusion(view));
        var chart = DayChart.Of(view, ReaderClock.Utc(Now));
        Assert.Equal(["checkout", "cards"], chart.Lines.Select(line => line.Name));
        Assert.Equal([0, 1], chart.Lines.Select(line => line.Dots.Count));
        Assert.Equal(2, chart.Lines.Select(line => line.Dash).Distinct().Count());
        Assert.Equal(["12:00", "18:00", "00:00", "06:00", "Now"], chart.Hours.Select(hour => hour.Text));
    }

    [Fact]
    public void Chart_OfThousandsOfReadings_StaysSmallAndKeepsTheSpike()
    {
        var looks = Enumerable.Range(0, 4000).Select(i => Look("checkout", i * 24 * 60 / 4000.0, i == 1234 ? 99m : 1m + i % 7 / 10m));

        var line = Assert.Single(DayChart.Of(View([.. looks]), ReaderClock.Utc(Now)).Lines);

        Assert.InRange(line.Path.Count(c => c is 'M' or 'L'), 140, 290);
        var heights = line.Path.Split(['M', 'L'], StringSplitOptions.RemoveEmptyEntries).Select(point => double.Parse(point.Trim().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(1, heights.Count(height => height < (DayChart.Top + DayChart.Bottom) / 2));
    }

    [Fact]
    public void Chart_WithAGapLongerThanNumbersCount_BreaksItsLine()
    {
        var hook = Stored.Hook() with { Origin = new HookSource.Prometheus("http://p", new PrometheusQuery.Number("up", null, TimeSpan.FromMinutes(1))) };
        var view = View([Look("checkout", 1, 1m), Look("checkout", 12, 1m), Look("checkout", 180, 1m), Look("checkout", 192, 1m), Look("checkout", 600, 1m)]) with { Hook = hook };

        var line = Assert.Single(DayChart.Of(view, ReaderClock.Utc(Now)).Lines);

        Assert.Equal((2, 1), (line.Path.Count(c => c == 'M'), line.Dots.Count));
    }

    private static MetricLook Look(string rollout, double minutesAgo, decimal value, FailureKind? failure = null) =>
        new(Stored.Key(rollout), rollout, 1, value, null, Now.AddMinutes(-minutesAgo), MeasurementOrigin.Polled, "said", failure);

    private static MetricView View(ValueList<MetricLook> looks) => new(Stored.Hook(), [new(Stored.Errors, Stored.Key("checkout"), "checkout", RolloutStatus.Running)], [], 0, looks, false, Now);
}
