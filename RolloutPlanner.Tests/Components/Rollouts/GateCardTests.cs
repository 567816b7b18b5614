using Bunit;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

public class GateCardTests : BunitContext
{
    private Ask? _asked;

    public GateCardTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Theory]
    [InlineData(Verdict.Pass, "Passing")]
    [InlineData(Verdict.Pending, "Not enough data")]
    [InlineData(Verdict.Inconclusive, "Not clear yet")]
    [InlineData(Verdict.NoData, "No data")]
    [InlineData(Verdict.Error, "Error")]
    [InlineData(Verdict.Fail, "Failing")]
    public void Row_OfEachVerdict_SaysItsWord(Verdict verdict, string word)
    {
        var view = Running(AGate.Reading(0.4m, At.Minutes(5), sample: 1636));
        var gate = view.Gate! with { Criteria = [view.Gate.Criteria[0] with { Verdict = verdict }] };

        var row = Card(view, gate).Find("tbody tr");

        Assert.Contains(word, row.QuerySelector("td .pill")!.TextContent);
    }

    [Fact]
    public void Row_WithAReading_ShowsValueLimitSampleSourceAndAge()
    {
        var cells = Card(Running(AGate.Reading(0.67m, At.Minutes(5), sample: 1636))).FindAll("tbody td").Select(cell => Plain(cell.TextContent)).ToList();

        Assert.Equal(
            ["check_circlePassing", "Payment errors at most 1% Entered by hand, 5 min ago. TriggerEnter…", "0.67%", "limit 1%", "1,636 of 100"], cells[..5]);
    }

    [Fact]
    public void Row_WithoutReading_SaysSo() => Assert.Equal(
        ["hourglass_topNot enough data", "Payment errors at most 1% Entered by hand. TriggerEnter…", "None yet", "limit 1%", "0 of 100"],
        Card(Running()).FindAll("tbody td").Select(cell => Plain(cell.TextContent)).Take(5));

    [Fact]
    public void Enter_Clicked_AsksForThatMetric()
    {
        Card(Running()).Find("tbody button").Click();

        Assert.Equal(new Ask(DialogKind.Reading, "payment-errors"), _asked);
    }

    [Fact]
    public void Enter_ForViewers_IsNotThere() => Assert.Empty(Card(Running(), mayEnter: false).FindAll("button"));

    [Fact]
    public void Safety_TriggerFailing_SaysSo()
    {
        var view = Running(AGate.Reading(2.4m, At.Minutes(5)));

        var line = Render<SafetyCard>(p => p.Add(c => c.View, view).Add(c => c.Gate, view.Gate!).Add(c => c.Clock, view.Clock())).Find(".trg");

        Assert.Equal("Roll back one stage if Payment errors pass 1% now 2.4% Failing", Plain(line.TextContent.Replace("undo", "").Replace("gpp_bad", "")));
    }

    private static RolloutView Running(params Measurement[] readings) => AView.Of(ARollout.Running(), At.Minutes(10), readings);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<GateCard> Card(RolloutView view, GateDecision? gate = null, bool mayEnter = true) => Render<GateCard>(p => p
        .Add(c => c.View, view)
        .Add(c => c.Gate, gate ?? view.Gate!)
        .Add(c => c.Clock, view.Clock())
        .Add(c => c.MayEnter, mayEnter)
        .Add(c => c.OnAsk, ask => _asked = ask));
}
