using Bunit;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Components.History;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.History;

public class HistoryPartsTests : BunitContext
{
    private static readonly DateTimeOffset Noon = new FakeTime().GetUtcNow();

    public HistoryPartsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void FilterBar_Chosen_AsksForTheWholeFilter()
    {
        HistoryQueryText? asked = null;
        var part = Bar(new(Rollout: "checkout", Text: "late"), filter => asked = filter);

        part.Find("#h-kind").Change("stage-advanced");

        Assert.Equal(new HistoryQueryText(Rollout: "checkout", Kind: "stage-advanced", Text: "late"), asked);
    }

    [Fact]
    public void FilterBar_Cleared_AsksForNoFilter()
    {
        HistoryQueryText? asked = null;
        var part = Bar(new(Person: "tom-okafor"), filter => asked = filter);

        part.Find("button").Click();

        Assert.Equal(new HistoryQueryText(), asked);
    }

    [Fact]
    public void FilterBar_NoFilter_HasNothingToClear() => Assert.Empty(Bar(new(), _ => { }).FindAll("button"));

    [Fact]
    public void FilterBar_ValueThatIsGone_StaysChosen() =>
        Assert.Equal("old-checkout", Bar(new(Rollout: "old-checkout"), _ => { }).Find("#h-rollout option[value=old-checkout]").TextContent);

    [Fact]
    public void Query_Filter_IsMirroredInTheAddress()
    {
        var filter = new HistoryQueryText("checkout", "tom-okafor", "stage-advanced", "2026-11-10", "2026-11-17", "a&b");

        Assert.Equal("?rollout=checkout&person=tom-okafor&kind=stage-advanced&from=2026-11-10&to=2026-11-17&q=a%26b&entry=7", filter.ToQuery(("entry", "7")));
    }

    [Fact]
    public void Query_Days_IncludeTheLast()
    {
        var filter = new HistoryQueryText(From: "2026-11-10", To: "2026-11-17").ToFilter(TimeZoneInfo.Utc);

        Assert.Equal(new HistoryFilter(From: new(2026, 11, 10, 0, 0, 0, TimeSpan.Zero), To: new(2026, 11, 18, 0, 0, 0, TimeSpan.Zero)), filter);
    }

    [Fact]
    public void Query_Nonsense_FiltersNothing() => Assert.Equal(new HistoryFilter(), new HistoryQueryText("Not A Key", From: "yesterday", To: "9999-12-31").ToFilter(TimeZoneInfo.Utc));

    [Fact]
    public void Difference_ChangedPaths_AreLabelledAndTheRestIsLeftOut()
    {
        var changes = JsonDifference.Of(
            """{"name":"Checkout","version":3,"stages":[{"gate":{"minimumSoak":"24 h","criteria":[{"threshold":2.0}]}}]}""",
            """{"name":"Checkout","version":4,"stages":[{"gate":{"minimumSoak":"48 h","criteria":[{"threshold":1.0},{"threshold":5}]}}]}""");

        Assert.Equal(
            [
                new("Stage 1, gate, minimum soak", "24 h", "48 h"),
                new("Stage 1, gate, criterion 1, threshold", "2.0", "1.0"),
                new("Stage 1, gate, criterion 2, threshold", null, "5"),
            ], changes);
    }

    [Fact]
    public void Difference_PlainLists_ShowAsOne() =>
        Assert.Equal([new ChangedValue("Members", "u-1, u-2", "u-1")], JsonDifference.Of("""{"members":["u-1","u-2"]}""", """{"members":["u-1"]}"""));

    [Fact]
    public void Difference_NothingBefore_ShowsEveryValue() =>
        Assert.Equal([new ChangedValue("Name", null, "Premium"), new ChangedValue("Is disabled", null, "no")], JsonDifference.Of(null, """{"name":"Premium","isDisabled":false}"""));

    [Fact]
    public void Difference_BareValues_ShowAsValue() => Assert.Equal([new ChangedValue("Value", "1", "not json")], JsonDifference.Of("1", "not json"));

    [Fact]
    public void FilterBar_FirstDayAfterTheLast_SaysSo() => Assert.Contains("The first day comes after the last one.", Bar(new(From: "2026-11-17", To: "2026-11-10"), _ => { }).Find(".notice").TextContent);

    [Fact]
    public void FilterBar_Filtered_SaysHowManyOfAll()
    {
        var part = Render<HistoryFilterBar>(p => p.Add(b => b.Filter, new("checkout")).Add(b => b.Total, 11).Add(b => b.All, 1284).Add(b => b.OnChange, _ => { }));

        Assert.Equal("11 of 1,284 entries", part.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Query_Days_AreThoseOfTheReader()
    {
        var filter = new HistoryQueryText(From: "2026-11-10", To: "2026-11-10").ToFilter(TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney"));

        Assert.Equal((new DateTimeOffset(2026, 11, 9, 13, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 10, 13, 0, 0, TimeSpan.Zero)), (filter.From, filter.To));
    }

    [Fact]
    public void Table_Entries_AreGroupedByDay()
    {
        HistoryEntry[] entries = [Entry(3), Entry(2) with { At = Noon.AddDays(-1) }, Entry(1) with { At = Noon.AddDays(-1).AddHours(-1) }];

        var part = Table(entries);

        Assert.Equal(["Today, Wednesday 18 November 2026", "Tuesday 17 November"], part.FindAll(".dy th").Select(day => day.TextContent));
        Assert.Equal(["12:00", "12:00", "11:00"], part.FindAll("time").Select(time => time.TextContent));
    }

    [Fact]
    public void Table_OneReadingInTwoEntries_IsOneLine()
    {
        var part = Table([Reading(9, "measurement-recorded"), Reading(8, "hook-reading-recorded")]);

        Assert.Equal(["Entry 9, Entered 0.67% for Payment errors, by expert judgement"], part.FindAll("a.ent").Select(link => link.GetAttribute("aria-label")));
    }

    [Fact]
    public void Table_EditsInARow_AreOneLineThatOpens()
    {
        var part = Table([Edit(5, 40), Edit(4, 20), Edit(3, 0)]);
        Assert.Equal(["5"], part.FindAll("a.ent").Select(link => link.TextContent));
        Assert.Contains("Edited the plan, in 3 steps", part.Find(".ev").TextContent);

        part.Find("button").Click();

        Assert.Equal(["5", "4", "3"], part.FindAll("a.ent").Select(link => link.TextContent));
        Assert.Equal("true", part.Find("button").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Table_EditThatIsOpen_ShowsInItsLine() => Assert.Equal("4", Table([Edit(5, 40), Edit(4, 20)], open: 4).Find("a[aria-current]").TextContent);

    [Fact]
    public void Table_ReasonWithMarkup_IsText()
    {
        var part = Table([Entry(1) with { Why = "<script>alert(1)</script>", ActorName = "<b>Maya</b>" }]);

        Assert.Equal("“<script>alert(1)</script>”", part.Find(".clamp").TextContent);
        Assert.Empty(part.FindAll("script, td b"));
    }

    private static HistoryEntry Edit(long seq, int minute) => Entry(seq) with { At = Noon.AddMinutes(minute), Kind = "plan-edited", SubjectKind = "rollout", Subject = "checkout", Rollout = "checkout", CommandId = Guid.NewGuid() };

    private static HistoryEntry Reading(long seq, string kind) => Entry(seq) with { Kind = kind, Payload = """{"after":{"hook":"payment-errors","value":0.67,"sampleSize":null}}""" };

    private IRenderedComponent<HistoryTable> Table(IReadOnlyList<HistoryEntry> entries, long? open = null) => Render<HistoryTable>(p => p
        .Add(t => t.Entries, entries)
        .Add(t => t.Names, AHistory.Names)
        .Add(t => t.Clock, ReaderClock.Utc(Noon))
        .Add(t => t.Open, open)
        .Add(t => t.Address, seq => $"/history?entry={seq}"));

    private static HistoryEntry Entry(long seq) => new(
        seq, Noon, "maya-lindqvist", "Maya Lindqvist", Channel.Screen, Guid.Empty, "cohort-edited", "cohort", "premium", null, null, null, null, "{}");

    private IRenderedComponent<HistoryFilterBar> Bar(HistoryQueryText filter, Action<HistoryQueryText> onChange) => Render<HistoryFilterBar>(p => p
        .Add(b => b.Filter, filter)
        .Add(b => b.Rollouts, [KeyValuePair.Create("checkout", "Checkout")])
        .Add(b => b.Kinds, [KeyValuePair.Create("stage-advanced", "Stage advanced")])
        .Add(b => b.OnChange, onChange));
}
