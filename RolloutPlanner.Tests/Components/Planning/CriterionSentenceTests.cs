using Bunit;
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

    private static string? Chosen(AngleSharp.Dom.IElement select) => select.GetAttribute("value") ?? select.QuerySelector("option[selected]")?.GetAttribute("value");

    private IRenderedComponent<CriterionSentence> Sentence(CriterionModel criterion, params Error[] errors) => Render<CriterionSentence>(p => p
        .Add(s => s.Criterion, criterion)
        .Add(s => s.Path, "stages[0].gate.criteria[0]")
        .Add(s => s.Hooks, [Errors])
        .Add(s => s.Errors, errors)
        .Add(s => s.OnChanged, () => _changes++));
}
