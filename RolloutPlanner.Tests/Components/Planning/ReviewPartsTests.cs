using Bunit;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Planning;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Planning;

public class ReviewPartsTests : BunitContext
{
    public ReviewPartsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Changes_SayNewGoneAndBoth()
    {
        var part = Render<PlanChanges>(p => p.Add(c => c.Changes,
            [new("name", "Name", "Old", "New"), new("stages[0]", "Stage 1", "", "QA"), new("stages[1]", "Stage 2 before", "London", "")]));

        Assert.Equal(["Name", "Stage 1", "Stage 2 before"], part.FindAll("b").Select(label => label.TextContent));
        Assert.Equal(["Old", "London"], part.FindAll("del").Select(text => text.TextContent));
        Assert.Equal(["New", "QA"], part.FindAll("ins").Select(text => text.TextContent));
    }

    [Fact]
    public void Stage_IsSaidInSentences()
    {
        var part = Render<StageSentences>(p => p.Add(s => s.Stage, APlan.Stage("First share", 5, gate: APlan.Guard, soakHours: 48)).Add(s => s.Number, 1).Add(s => s.Clock, ReaderClock.Utc(At.Noon)));

        var said = part.FindAll("dd").Select(clause => clause.TextContent.Trim()).ToList();
        Assert.Equal("5% of everybody.", said[0]);
        Assert.Equal("At least 48 h of soak time, then it advances by hand.", said[1]);
        Assert.Equal("None.", said[2]);
        Assert.Equal("Roll back if payment-errors is above 1, from 100 on.", part.Find("dd li").TextContent);
        Assert.Equal("1 engineering lead approves before the next stage.", said[4]);
    }

    [Fact]
    public void Signatures_SayWhoSignedAndWhoIsMissing()
    {
        var signed = ARollout.Approved(APlan.Guarded() with { SignOffsNeeded = 1 }).State;

        var part = Render<SignaturePanel>(p => p
            .Add(s => s.SignOffs, signed.SignOffs).Add(s => s.Needed, 2).Add(s => s.Hash, signed.Versions[0].Hash).Add(s => s.Lead, By.Priya.Name).Add(s => s.Clock, ReaderClock.Utc(At.Noon)));

        Assert.Equal(["pass", "none"], part.FindAll("li").Select(line => line.ClassName));
        Assert.Contains(By.Tom.Name, part.FindAll("li")[0].TextContent);
        Assert.Contains("Waiting for an engineering lead who did not work on the plan", part.FindAll("li")[1].TextContent);
        Assert.Equal(signed.Versions[0].Hash[..12], part.Find(".mono").TextContent);
    }

    [Fact]
    public void Comment_WhenRequired_BlocksUntilItIsWritten()
    {
        var sent = new List<string>();
        var part = Render<CommentDialog>(p => p.Add(d => d.Title, "Ask for changes?").Add(d => d.Lead, "It goes back.").Add(d => d.Required, true).Add(d => d.Send, "Ask for changes")
            .Add(d => d.OnSend, comment => sent.Add(comment)).Add(d => d.OnClose, () => { }));
        var send = part.FindAll(".df button")[1];

        Assert.Equal("true", send.GetAttribute("aria-disabled"));
        part.Find("textarea").Input("  Add a trigger. ");
        part.FindAll(".df button")[1].Click();

        Assert.Equal(["Add a trigger."], sent);
    }

    [Fact]
    public void Submit_WithErrors_SaysEachReason()
    {
        var part = Submit(new([], [new(LintSeverity.Error, "lead", "Choose the engineering lead.", "engineeringLead")], null, []));

        Assert.Equal(["Choose the engineering lead."], part.FindAll(".why b.b").Select(reason => reason.TextContent));
    }

    [Fact]
    public void Submit_WithWarnings_WaitsUntilTheyAreAccepted()
    {
        var check = new PlanCheck([], [new(LintSeverity.Warning, "jump", "A big step.", "stages[1].share")], null, []);

        Assert.Equal(["Accept the warnings, or change the plan."], Submit(check).FindAll(".why b.b").Select(reason => reason.TextContent));
        Assert.Empty(Submit(check, "jump@stages[1].share").FindAll(".why"));
    }

    private IRenderedComponent<SubmitDialog> Submit(PlanCheck check, params string[] acknowledged) => Render<SubmitDialog>(p => p
        .Add(d => d.Name, "New checkout").Add(d => d.Version, 2).Add(d => d.Check, check).Add(d => d.Acknowledged, acknowledged.ToHashSet()).Add(d => d.OnClose, () => { }));
}
