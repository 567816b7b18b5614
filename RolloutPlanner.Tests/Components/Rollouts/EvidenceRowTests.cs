using Bunit;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Rollouts;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

/// <summary>Rows, safety and reasons of criteria that programs measure.</summary>
public sealed class EvidenceRowTests : BunitContext
{
    private static readonly Criterion Ratio = AGate.Trigger() with { Against = Reference.ControlRatio, Limit = 3 };

    public EvidenceRowTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Theory]
    [InlineData(Reference.Limit, LimitKind.AtMost, 2, "at most 2%")]
    [InlineData(Reference.ControlRatio, LimitKind.AtMost, 1.5, "at most 1.5 times as often as without")]
    [InlineData(Reference.ControlDifference, LimitKind.AtMost, 2, "at most 2 points more than without")]
    [InlineData(Reference.ControlDifference, LimitKind.AtLeast, -2, "at most 2 points less than without")]
    [InlineData(Reference.ControlDifference, LimitKind.AtMost, 0, "no more than without")]
    [InlineData(Reference.ControlPercent, LimitKind.AtMost, 3, "at most 3% more than without")]
    [InlineData(Reference.ControlPercent, LimitKind.AtLeast, 0, "no less than without")]
    public void Limit_OfEachReference_IsASentence(Reference against, LimitKind kind, double limit, string words) =>
        Assert.Equal(words, MetricText.Limit(AGate.Trigger() with { Against = against, Comparison = kind, Limit = (decimal)limit }, "%"));

    [Fact]
    public void Row_OfARatio_ShowsBothArmsTheLikelyRangeAndTheSmallerArm()
    {
        var view = AView.Counting(Ratio, 64, _ => (20, 0), minute => (180, minute % 2));

        Assert.Equal(
            ["check_circlePassing", "Payment errors at most 3 times as often as without Prometheus, every minute, 1 min ago. Trigger", "0.00%without 0.28%", "0.0 to 1.3 timeslimit 3 times", "1,200 of 100"],
            Cells(view)[..5]);
    }

    [Fact]
    public void Row_OfCountedPeopleAgainstALimit_ShowsHowManyOfHowMany()
    {
        var view = AView.Counting(AGate.Trigger() with { Limit = 5 }, 64, minute => (20, minute % 5 == 0 ? 1 : 0), null, 100);

        Assert.Equal(["check_circlePassing", "Payment errors at most 5% Prometheus, every minute, 1 min ago. Trigger", "1.0%12 of 1,200", "0.3 to 2.1%limit 5%", "1,200 of 100"], Cells(view)[..5]);
        Assert.Contains("nobody is left to compare with", Card(view).Markup);
    }

    [Fact]
    public void Row_WorseYetWithinWhatWasAgreed_IsMarked()
    {
        var view = AView.Counting(Ratio with { Limit = 6 }, 240, minute => (100, minute % 5 == 0 ? 8 : 5), _ => (900, 20));

        var row = Card(view).Find("tbody tr");

        Assert.Contains("Passing", row.TextContent);
        Assert.Contains("Accepted cost", row.TextContent);
        Assert.Contains("Measurably worse than without the feature, within what was agreed.", row.TextContent);
    }

    [Fact]
    public void Row_OfPeopleInTheWrongArms_SaysHowTheyAre()
    {
        var view = AView.Counting(Ratio, 64, _ => (60, 0), _ => (140, 1));

        var row = Card(view).FindAll("tbody tr")[1].TextContent;

        Assert.Contains("Failing", row);
        Assert.Contains("People counted by Payment errors are in the arms as planned", row);
        Assert.Contains("30% with", row);
        Assert.Contains("planned 10%", row);
    }

    [Fact]
    public void Row_OfABrokenSource_QuotesItAndTheLastGoodValue()
    {
        var view = Broken();

        Assert.Contains("The server answered 502. Last good value 0.00%, 23 min ago.", Plain(Card(view).Find("tbody tr").TextContent));
        Assert.Contains("Error", Card(view).Find("tbody td .pill").TextContent);
    }

    [Fact]
    public void Enter_OfWhatProgramsMeasure_IsNotThere() => Assert.Empty(Card(AView.Counting(Ratio, 20, _ => (20, 0), _ => (180, 1))).FindAll("button"));

    [Fact]
    public void Safety_OfEachState_NeverLooksArmedWithoutSight()
    {
        Assert.Equal(["Armed", "Armed"], Safety(AView.Counting(Ratio, 20, _ => (20, 0), _ => (180, 1))));
        Assert.Equal(["Failing", "Armed"], Safety(AView.Counting(Ratio, 60, _ => (20, 4), _ => (180, 1))));
        Assert.Equal(["Cannot see: no data for 20 min", "Counting: 20 min"], Safety(AView.Of(ARollout.Running(), At.Minutes(20)).Measuring(MetricShape.Number, AGate.Prometheus)));
        Assert.Equal(["Cannot see: error for 23 min", "Counting: 23 min"], Safety(Broken()));
        Assert.Equal(["Cannot see: sample 40 of 100", "Armed"], Safety(AView.Of(ARollout.Running(), At.Minutes(20), AGate.Reading(0.5m, At.Minutes(5), sample: 40))));
    }

    [Fact]
    public void Safety_OfARatio_SaysBothArms()
    {
        var view = AView.Counting(Ratio, 64, _ => (20, 0), minute => (180, minute % 2));

        var line = Render<SafetyCard>(p => p.Add(c => c.View, view).Add(c => c.Gate, view.Gate!).Add(c => c.Clock, view.Clock())).Find(".trg");

        Assert.Contains("Roll back one stage if Payment errors happen more than 3 times as often as without now 0.00%, without 0.28%", Plain(line.TextContent));
    }

    [Fact]
    public void Reasons_OfEachCause_SayWhatIsLeft()
    {
        Assert.Equal(
            ["780 more people for Payment errors. 320 of 1,100 so far in the smaller arm. About 50 min at the pace of this stage."],
            Reasons(AView.Counting(Ratio with { MinimumSample = 1100 }, 20, _ => (20, 0), _ => (180, 1))));
        Assert.Equal(["Payment errors cannot be read. The server answered 502. Last good value 0.00%, 23 min ago."], Reasons(Broken()));
        Assert.Equal(
            ["Payment errors: 20.0% with the feature, without 0.56%. The limit is at most 3 times as often as without."],
            Reasons(AView.Counting(Ratio, 60, _ => (20, 4), _ => (180, 1))));
        Assert.StartsWith("People are not in the arms as planned for Payment errors. 3,600 people were counted with the feature and 8,400 without; planned are 10% with.", Reasons(AView.Counting(Ratio, 64, _ => (60, 0), _ => (140, 1)))[0]);
        Assert.Equal(
            ["New numbers of Payment errors. No data for 31 min. The last value was 0.00%."],
            Reasons(Later(AView.Counting(Ratio, 20, _ => (20, 0), _ => (180, 1)), 50)));
    }

    [Fact]
    public void Reasons_WhileItIsNotClear_SayHowManyMoreAndHowLong()
    {
        var said = Assert.Single(Reasons(AView.Counting(Ratio, 64, minute => (20, minute % 20 == 0 ? 1 : 0), minute => (180, minute % 2))));

        Assert.Matches(@"^Not clear yet for Payment errors\. Needs about [\d,]+ to [\d,]+ more people, about .+ at this pace\.$", said);
    }

    [Theory]
    [InlineData(0.5, "1 min")]
    [InlineData(7.2, "8 min")]
    [InlineData(32, "35 min")]
    [InlineData(143, "2 h 30 min")]
    [InlineData(13.2 * 60, "14 h")]
    [InlineData(3.1 * 24 * 60, "4 days")]
    public void Span_OfAnEstimate_IsNoFinerThanItIs(double minutes, string words) => Assert.Equal(words, ForecastText.Span(TimeSpan.FromMinutes(minutes)));

    private static RolloutView Broken()
    {
        var rollout = ARollout.Running(APlan.Of(APlan.Stage("A tenth", 10, gate: AGate.With(Ratio)), APlan.Stage("All", gate: AView.Watched)));
        var evidence = Enumerable.Range(4, 4).Aggregate(rollout.StartEvidence(), (sum, minute) => sum.Add(AGate.Counted(At.Minutes(minute), (40, 0), (360, 1)), rollout.State.Run!));
        for (var minute = 8; minute < 30; minute++) evidence = evidence.Add(new MeasurementFailure(AGate.Errors, 1, FailureKind.Http, "The server answered 502.", At.Minutes(minute)), rollout.State.Run!);
        var view = AView.Of(rollout, At.Minutes(30)).Measuring(MetricShape.Counts, AGate.Prometheus);
        return view with { Evidence = evidence, Gate = rollout.Reloaded().Assess(new(evidence, By.IsLead), At.Minutes(30)) };
    }

    /// <summary>The same, looked at later, when nothing has come since.</summary>
    private static RolloutView Later(RolloutView view, double minutes) =>
        view with { At = At.Minutes(minutes), Gate = Rollout.Restore(view.State).Assess(new(view.Evidence, By.IsLead), At.Minutes(minutes)) };

    private static List<string> Reasons(RolloutView view)
    {
        var causes = view.Gate!.Causes.Where(cause => cause is GateCause.OfCriterion { Assessment: var one } && (one.Quality is null || one.Verdict is Verdict.Fail)).ToValueList();
        return [.. GateReasons.Of(view, view.Gate with { Causes = causes }, view.Clock()).Select(reason => $"{reason.Text} {reason.Detail}")];
    }

    private List<string> Safety(RolloutView view) =>
        [.. Render<SafetyCard>(p => p.Add(c => c.View, view).Add(c => c.Gate, view.Gate!).Add(c => c.Clock, view.Clock())).FindAll(".trg .pill").Select(pill => pill.ChildNodes[^1].TextContent)];

    private List<string> Cells(RolloutView view) => [.. Card(view).FindAll("tbody td").Select(cell => Plain(cell.TextContent))];

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private IRenderedComponent<GateCard> Card(RolloutView view) => Render<GateCard>(p => p.Add(c => c.View, view).Add(c => c.Gate, view.Gate!).Add(c => c.Clock, view.Clock()).Add(c => c.MayEnter, true));
}
