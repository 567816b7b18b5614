using Bunit;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Planning;

public class CriterionSentenceTests : BunitContext
{
    private static readonly MonitoringHook Errors = new(AGate.Errors, 1, "Payment errors", "% of payments", "Dashboard", null, false);
    private int _changes;

    [Fact]
    public void Success_ReadsAsASentence()
    {
        var part = Sentence(new() { Id = "c1", Hook = "payment-errors", Limit = "1.5", MinimumSample = "400", OnFail = "pause" });

        Assert.Equal(["payment-errors", "atMost", "successCriterion", "pause"], part.FindAll("select").Select(Chosen));
        Assert.Equal(["1.5", "400"], part.FindAll("input").Select(input => input.GetAttribute("value")));
        Assert.Equal(["% of payments", "with at least", "measured", "and if it fails"], part.FindAll(".sent > span").Select(word => word.TextContent));
        Assert.Contains("This metric has never delivered a number.", part.Markup);
    }

    [Fact]
    public void Trigger_BeginsWithWhatItDoes()
    {
        var part = Sentence(new() { Id = "c1", Hook = "payment-errors", Role = CriterionModel.Trigger, Limit = "5" });

        Assert.Equal(["rollback", "payment-errors", "atMost"], part.FindAll("select").Select(Chosen));
        Assert.Equal("is above", part.FindAll("select")[2].QuerySelector("option[selected], option[value=atMost]")!.TextContent);
    }

    [Fact]
    public void Observe_HasNoAction()
    {
        var part = Sentence(new() { Id = "c1", Role = "observe" });

        Assert.Empty(part.FindAll("select[aria-label='What happens when it fails']"));
    }

    [Fact]
    public void TypedNonsense_IsKeptAndSaidAtItsField()
    {
        var criterion = new CriterionModel { Id = "c1", Hook = "payment-errors" };
        var part = Sentence(criterion);

        part.Find("input[aria-label=Limit]").Input("abc");
        part.Render(p => p.Add(s => s.Errors, [.. criterion.Problems("stages[0].gate.criteria[0]")]));

        var input = part.Find("input[aria-label=Limit]");
        Assert.Equal(("abc", 1), (criterion.Limit, _changes));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains("\"abc\" is not a number. Write it like 12.5.", part.Find("#" + input.GetAttribute("aria-describedby")).TextContent);
    }

    [Theory]
    [InlineData(MetricShape.Number, "limit", "")]
    [InlineData(MetricShape.Counts, "limit", "% of people, times as often as without")]
    [InlineData(MetricShape.Means, "limit", "ms, ms more than without, % more than without")]
    [InlineData(MetricShape.Number, "controlRatio", "ms, times as often as without")]
    public void HeldAgainst_OffersWhatFitsTheMetricAndWhatIsChosen(MetricShape shape, string chosen, string offered)
    {
        var part = Sentence(new() { Id = "c1", Hook = "payment-errors", Against = chosen }, Errors with { Shape = shape, Unit = "ms" });

        Assert.Equal(offered, string.Join(", ", part.FindAll("select[aria-label='Held against'] option").Select(option => option.TextContent)));
    }

    [Fact]
    public void Hint_OfAStageThatIsTooSmall_FixesItByOneClick()
    {
        var criterion = new CriterionModel { Id = "c1", Hook = "payment-errors", Against = "controlRatio", Limit = "1.5" };
        var stage = new StageModel { Share = "5", Soak = new() { Number = "24" }, Criteria = [criterion] };
        var hint = new DetectionHint("", new Detection.TooFine(12_000, 4.2m, RolloutPlanner.Domain.Targeting.Share.Parse(20, "share").Value, TimeSpan.FromDays(9), 2.1m), TimeSpan.FromHours(24));
        var part = Sentence(criterion, Errors with { Shape = MetricShape.Counts });
        part.Render(p => p.Add(s => s.Hint, hint).Add(s => s.OnFix, fix => fix.Apply(stage, criterion)));

        Assert.Contains(
            "With about 12,000 people in 24 h you would notice 4.2 times as often or more. Your limit is 1.5 times, so 3 times should be noticed.",
            string.Join(' ', part.Find(".notice").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        foreach (var words in new[] { "Use 20%", "Soak for 9 days", "Raise the limit to 2.1" }) part.FindAll(".notice button").Single(button => button.TextContent.Contains(words)).Click();

        Assert.Equal(("20", "9", "days", "2.1"), (stage.Share, stage.Soak.Number, stage.Soak.Unit, criterion.Limit));
    }

    [Fact]
    public void Hint_OfAStageThatIsEnough_IsGreen()
    {
        var part = Sentence(new() { Id = "c1", Hook = "payment-errors", Limit = "2" }, Errors with { Shape = MetricShape.Counts });
        part.Render(p => p.Add(s => s.Hint, new("", new Detection.Checkable(480_000), TimeSpan.FromHours(48))));

        Assert.Equal("Checkable. About 480,000 people are expected in 48 h.", part.Find(".det span").TextContent);
    }

    [Fact]
    public void DeletedMetric_IsStillNamed()
    {
        var part = Sentence(new() { Id = "c1", Hook = "gone" });

        Assert.Equal("gone (does not exist any more)", part.Find("option[value=gone]").TextContent);
    }

    [Fact]
    public void Remove_TellsThePage()
    {
        var removed = 0;
        var part = Sentence(new() { Id = "c1", Hook = "payment-errors" });
        part.Render(p => p.Add(s => s.OnRemove, () => removed++));

        part.Find("button[aria-label='Remove criterion, Payment errors']").Click();

        Assert.Equal(1, removed);
    }

    [Theory]
    [InlineData(MetricShape.Counts, true, "", "controlRatio")]
    [InlineData(MetricShape.Means, true, "", "controlDifference")]
    [InlineData(MetricShape.Number, true, "", "limit")]
    [InlineData(MetricShape.Counts, false, "", "limit")]
    [InlineData(MetricShape.Counts, true, "2", "limit")]
    public void Metric_Chosen_IsComparedWithPeopleWithoutWhereThereAreSomeAndNoLimitStands(MetricShape shape, bool hasControl, string limit, string expected)
    {
        var criterion = new CriterionModel { Id = "c1", Limit = limit };
        var part = Sentence(criterion, Errors with { Shape = shape });
        part.Render(p => p.Add(s => s.HasControl, hasControl));

        part.Find("select[aria-label=Metric]").Change("payment-errors");

        Assert.Equal(expected, criterion.Against);
    }

    private static string? Chosen(AngleSharp.Dom.IElement select) => select.GetAttribute("value") ?? select.QuerySelector("option[selected]")?.GetAttribute("value");

    private IRenderedComponent<CriterionSentence> Sentence(CriterionModel criterion, MonitoringHook? hook = null) => Render<CriterionSentence>(p => p
        .Add(s => s.Criterion, criterion)
        .Add(s => s.Path, "stages[0].gate.criteria[0]")
        .Add(s => s.Hooks, [hook ?? Errors])
        .Add(s => s.OnChanged, () => _changes++));
}
