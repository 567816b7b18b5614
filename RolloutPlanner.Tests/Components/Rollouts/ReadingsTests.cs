using System.Globalization;
using Bunit;
using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

public class ReadingsTests : BunitContext
{
    [Fact]
    public void Scale_AroundAnything_HoldsItBetweenAFewRoundLines() => Prop.ForAll(
        Gen.Choose(-1_000_000, 1_000_000).ListOf().ToArbitrary(), numbers =>
        {
            var values = numbers.Select(number => number / 1000m).ToList();

            var scale = ValueScale.Around(values);

            return values.All(value => (double)value >= scale.Low - 1e-9 && (double)value <= scale.High + 1e-9) && scale.Lines.Count() is >= 2 and <= 8;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0.67 1.0 3.0", "0 1 2 3")]
    [InlineData("62.8 60", "60 61 62 63")]
    [InlineData("0", "0 0.25 0.5 0.75 1")]
    [InlineData("5 5", "4.5 4.75 5 5.25 5.5")]
    [InlineData("-3 -1", "-3 -2 -1 0")]
    public void Scale_OfValues_HasTheseLines(string values, string lines)
    {
        var scale = ValueScale.Around(values.Split(' ').Select(value => decimal.Parse(value, CultureInfo.InvariantCulture)));

        Assert.Equal(lines, string.Join(' ', scale.Lines.Select(line => Math.Round(line, scale.Digits).ToString("0.######", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Chart_OfSevenDigitsAndOneMinute_StaysInsideItsFrame()
    {
        var view = Running(At.Minutes(1), AGate.Reading(9_999_999m, At.Noon), AGate.Reading(-0.000001m, At.Minutes(1)));

        var chart = ReadingChart.Of(view, Series(view), Trace(view));

        Assert.All(chart.Dots, point => Assert.True(point.X is >= ReadingChart.Left and <= ReadingChart.Right && point.Y is >= ReadingChart.Top and <= ReadingChart.Bottom));
        Assert.Equal("Now, 1 min in", chart.Now.Text);
    }

    [Fact]
    public void Chart_OfAHalfDoneSoak_EndsWithTheSoakAndMarksNow()
    {
        var plan = APlan.Of(APlan.Stage("First", 5, gate: AView.Watched, soakHours: 48), APlan.Stage("All", gate: AView.Watched));
        var view = AView.Of(ARollout.Running(plan), At.Hours(24), AGate.Reading(0.5m, At.Noon), AGate.Reading(0.67m, At.Hours(12)));

        var chart = ReadingChart.Of(view, Series(view), Trace(view));

        Assert.Equal((ReadingChart.Left + ReadingChart.Right) / 2, chart.NowX, 0.5);
        Assert.Equal(["Start", "12 h", "24 h", "36 h", "48 h, soak ends"], chart.Hours.Select(hour => hour.Text));
        Assert.Equal(("Limit 1%", "Now 0.67%", "Now, 24 h in"), (chart.Limits[0].Label.Text, chart.Last.Text, chart.Now.Text));
    }

    [Fact]
    public void Card_WithTwoReadings_DrawsThemAndOffersTheTable()
    {
        var view = Running(At.Minutes(10), AGate.Reading(0.5m, At.Minutes(2)), AGate.Reading(0.67m, At.Minutes(5)));

        var card = Card(view);

        Assert.Equal("Payment errors: 2 readings in this stage, from 0.5% to 0.67%, the last 0.67%. The limit is at most 1%.", card.Find("svg[role=img]").GetAttribute("aria-label"));
        Assert.Equal("2 readings, from 0.5% to 0.67%. All within the limit, at most 1%.", card.Find("p").TextContent);
        Assert.Equal(("Show as table", "/rollouts/checkout-redesign?metric=payment-errors&as=table#readings"), Link(card, "Show as"));
    }

    [Fact]
    public void Card_AsTable_ListsEveryReadingNewestFirst()
    {
        var view = Running(At.Minutes(10), AGate.Reading(1.2m, At.Minutes(2), sample: 99), AGate.Reading(0.67m, At.Minutes(5), sample: null));

        var card = Card(view, asTable: true);

        Assert.Empty(card.FindAll("svg"));
        Assert.Equal(
            ["Wed 18 Nov, 12:05|0.67%|Expert judgement|Yes|Payments dashboard|Maya Lindqvist", "Wed 18 Nov, 12:02|1.2%|99|No, at most 1%|Payments dashboard|Maya Lindqvist"],
            card.FindAll("tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()))));
        Assert.Equal("Show as chart", Link(card, "Show as").Text);
    }

    [Fact]
    public void Card_WithOneReadingOrNone_DrawsNoLine()
    {
        var one = Card(Running(At.Minutes(10), AGate.Reading(0.5m, At.Minutes(2))));
        var none = Card(Running(At.Minutes(10)));

        Assert.Empty(one.FindAll("svg"));
        Assert.Equal("One reading so far, 0.5%. The second one makes a line. It is within the limit, at most 1%.", one.Find("p").TextContent);
        Assert.Equal("Nothing has been read for Payment errors in this stage yet.", none.Find("p").TextContent);
        Assert.Empty(none.FindAll("table"));
    }

    [Fact]
    public void Card_OfTwoArms_DrawsBothTheLikelyRangeAndTheMovingLimit()
    {
        var view = Compared();

        var card = Card(view);

        Assert.All(new[] { "path.line", "path.without", "path.range", "path.limit" }, path => Assert.NotEmpty(card.Find(path).GetAttribute("d")!));
        Assert.Equal("Payment errors up to now: 0.00% with the feature, 0.28% without it. The limit is at most 3 times as often as without.", card.Find("svg[role=img]").GetAttribute("aria-label"));
        Assert.Matches("^The shaded range is where the true rate very likely lies. It has stayed under the limit (from the first hour on|since hour 1), so this criterion passes.$", card.Find("p").TextContent);
        Assert.Equal(["With 0.00%", "Without 0.28%", "Limit 0.83%"], new[] { ".live text", ".plain text", ".fail text" }.Select(text => card.Find("svg " + text).TextContent));
    }

    [Fact]
    public void Card_OfTwoArmsAsTable_HasTheSameNumbers()
    {
        var row = Card(Compared(), asTable: true).Find("tbody tr");

        Assert.Equal(["Wed 18 Nov, 13:03", "0.00%", "0.28%", "0.00% to 0.35%", "0.83%", "12,000"], row.QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    [Theory]
    [InlineData("1.2 0.5", "2 readings, from 0.5% to 1.2%. 1 was beyond the limit, at most 1%; the last one is within.")]
    [InlineData("0.5 1.2", "2 readings, from 0.5% to 1.2%. The last one is beyond the limit, at most 1%.")]
    [InlineData("0.5 0.5", "2 readings, all 0.5%. All within the limit, at most 1%.")]
    public void Conclusion_OfTheReadings_SaysWhatTheyMeanForTheGate(string values, string said)
    {
        var readings = values.Split(' ').Select((value, i) => AGate.Reading(decimal.Parse(value, CultureInfo.InvariantCulture), At.Minutes(i + 1))).ToArray();

        Assert.Equal(said, Conclusion(Running(At.Minutes(10), readings)));
    }

    [Fact]
    public void Row_WithTwoReadings_HasASmallLineWithASentence()
    {
        var view = Running(At.Minutes(10), AGate.Reading(0.5m, At.Minutes(2)), AGate.Reading(0.67m, At.Minutes(5)));

        var card = Render<GateCard>(p => p.Add(c => c.View, view).Add(c => c.Gate, view.Gate!).Add(c => c.Clock, view.Clock()));

        Assert.StartsWith("Payment errors: 2 readings in this stage", card.Find("tbody svg[role=img]").GetAttribute("aria-label"));
        Assert.Contains("Last 10 min", card.Find("thead").TextContent);
    }

    [Fact]
    public void Chosen_ByTheAddress_ElseWhatDoesNotPass()
    {
        var speed = AGate.Hook("speed");
        var plan = APlan.Of(APlan.Stage("All", gate: AGate.With(AGate.Trigger(), AGate.Success("speed", speed))));
        var view = AView.Of(
            ARollout.Running(plan), At.Minutes(10), AGate.Reading(0.4m, At.Minutes(1)), AGate.Reading(0.4m, At.Minutes(2)), AGate.Reading(9m, At.Minutes(1), hook: speed), AGate.Reading(9m, At.Minutes(2), hook: speed));

        Assert.Equal(["speed", "payment-errors", "speed"], new[] { null, "payment-errors", "<script>" }.Select(key => ReadingSeries.Chosen(view, view.Gate!, key)!.Hook.Value));
    }

    private static RolloutView Running(DateTimeOffset now, params Measurement[] readings) => AView.Of(ARollout.Running(), now, readings);

    private static RolloutView Compared() => AView.Counting(AGate.Trigger() with { Against = Reference.ControlRatio, Limit = 3 }, 64, _ => (20, 0), minute => (180, minute % 2));

    private static string Conclusion(RolloutView view) => ReadingText.Conclusion(view, Series(view), Trace(view));

    private static ReadingTrace Trace(RolloutView view) => ReadingTrace.Of(view, Series(view), ranges: true);

    private static ReadingSeries Series(RolloutView view) => ReadingSeries.All(view, view.Gate!)[0];

    private static (string Text, string? Href) Link(IRenderedComponent<ReadingsCard> card, string words) =>
        card.FindAll("a").First(link => link.TextContent.StartsWith(words, StringComparison.Ordinal)) is var link ? (link.TextContent, link.GetAttribute("href")) : default;

    private IRenderedComponent<ReadingsCard> Card(RolloutView view, bool asTable = false) => Render<ReadingsCard>(p => p
        .Add(c => c.View, view).Add(c => c.All, ReadingSeries.All(view, view.Gate!)).Add(c => c.Shown, Series(view)).Add(c => c.Clock, view.Clock()).Add(c => c.AsTable, asTable));
}
