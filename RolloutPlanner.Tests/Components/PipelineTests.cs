using AngleSharp.Dom;
using Bunit;
using RolloutPlanner.Components.Shared;

namespace RolloutPlanner.Tests.Components;

public class PipelineTests : BunitContext
{
    private static readonly StageView[] Stages =
    [
        new(1, "QA organisation", StageState.Done, 38, null, "11 – 15 Nov"),
        new(2, "5% of London", StageState.Live, 9310, 186200, "Since 16 Nov, 04:30", "34 of 48 hours", "/rollouts/checkout?stage=2"),
        new(3, "20% of Sydney", StageState.Next),
    ];

    private static readonly GateView[] Gates = [new(GateState.Passed, "Passed 15 Nov"), new(GateState.Measuring, "3 of 4 passing"), new(GateState.NotStarted, "Not started")];

    [Fact]
    public void Pipeline_OfThreeStages_IsAnOrderedListWithGatesBetween()
    {
        var part = Render<StagePipeline>(p => p.Add(s => s.Stages, Stages).Add(s => s.Gates, Gates));

        var items = part.FindAll("ol[aria-label='Stages and gates'] > li");
        Assert.Equal(["st", "gate", "st", "gate", "st"], items.Select(item => item.ClassList[0]));
        Assert.Equal("step", Assert.Single(items, item => item.HasAttribute("aria-current")).GetAttribute("aria-current"));
        Assert.Equal(["Gate: Passed 15 Nov", "Gate: 3 of 4 passing"], part.FindAll(".gl").Select(gate => gate.TextContent));
    }

    [Fact]
    public void Stage_Live_SaysPeopleOfWhomAndSinceWhen()
    {
        var part = Render<StageCard>(p => p.Add(s => s.Stage, Stages[1]));

        Assert.Equal("radio_button_checked2 · Live now", Text(part.Find(".hd")));
        Assert.Equal("9,310of 186,200 people", Text(part.Find(".ppl")));
        Assert.Equal(["Since 16 Nov, 04:30", "34 of 48 hours"], part.FindAll(".wh span").Select(line => line.TextContent));
        Assert.Equal("/rollouts/checkout?stage=2", part.Find(".nm a").GetAttribute("href"));
    }

    [Fact]
    public void Stage_WhoseNameDoesNotSayTheCohort_SaysItBesideTheCount()
    {
        Assert.Equal("1,234,567of 9,876,543 people in London", Text(Render<StageCard>(p => p.Add(s => s.Stage, new StageView(1, "First share", StageState.Next, 1_234_567, 9_876_543, Whom: "London"))).Find(".ppl")));
        Assert.Equal("38people, all of QA", Text(Render<StageCard>(p => p.Add(s => s.Stage, new StageView(1, "Testers", StageState.Next, 38, Whom: "QA"))).Find(".ppl")));
    }

    [Theory]
    [InlineData(StageState.Done, "Done", false)]
    [InlineData(StageState.Live, "Live now", true)]
    [InlineData(StageState.Paused, "Paused here", true)]
    [InlineData(StageState.Next, "Next", false)]
    [InlineData(StageState.Later, "Later", false)]
    [InlineData(StageState.RolledBack, "Rolled back", false)]
    public void Stage_InEachState_SaysTheWordAndWhetherItIsTheStep(StageState state, string word, bool current)
    {
        var part = Render<StageCard>(p => p.Add(s => s.Stage, new StageView(4, "Everyone", state, 1)));

        Assert.EndsWith($"4 · {word}", Text(part.Find(".hd")));
        Assert.Equal(current ? "step" : null, part.Find("li").GetAttribute("aria-current"));
        Assert.Equal("1person, all of them", Text(part.Find(".ppl")));
    }

    [Fact]
    public void Stage_ReachUnknown_SaysSo()
    {
        var part = Render<StageCard>(p => p.Add(s => s.Stage, Stages[2]));

        Assert.Equal("Unknownpeople", Text(part.Find(".ppl")));
    }

    [Theory]
    [InlineData(GateState.NotStarted, "lock", "none")]
    [InlineData(GateState.Measuring, "hourglass_top", "wait")]
    [InlineData(GateState.Failing, "dangerous", "fail")]
    [InlineData(GateState.WaitingForPeople, "how_to_reg", "wait")]
    [InlineData(GateState.Passed, "check", "pass")]
    public void Gate_InEachState_HasIconAndTextInWords(GateState state, string icon, string css)
    {
        var part = Render<GateNode>(p => p.Add(g => g.Gate, new GateView(state, "1 approval left")));

        Assert.Equal(icon, part.Find("i").TextContent);
        Assert.Equal("Gate: 1 approval left", part.Find(".gl").TextContent);
        Assert.Contains(css, part.Find("li").ClassList);
    }

    [Theory]
    [InlineData(new[] { StageState.Done, StageState.Live, StageState.Next }, false, "Stage 2 of 3, live")]
    [InlineData(new[] { StageState.Done, StageState.Live, StageState.Next }, true, "Stage 2 of 3, failing")]
    [InlineData(new[] { StageState.Paused, StageState.Next }, false, "Stage 1 of 2, paused")]
    [InlineData(new[] { StageState.Done, StageState.Done }, false, "All 2 stages done")]
    [InlineData(new[] { StageState.Later, StageState.Later }, false, "None of 2 stages is live")]
    public void Mini_OfStages_SaysWhereItStands(StageState[] stages, bool failing, string sentence)
    {
        var part = Render<MiniPipeline>(p => p.Add(m => m.Stages, stages).Add(m => m.Failing, failing));

        Assert.Equal(sentence, part.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal(stages.Length, part.FindAll("i").Count);
    }

    private static string Text(IElement element) => string.Concat(element.TextContent.Split('\n', StringSplitOptions.TrimEntries));
}
