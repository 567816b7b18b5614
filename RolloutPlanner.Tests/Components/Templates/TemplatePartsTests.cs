using Bunit;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Components.Templates;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Templates;

public sealed class TemplatePartsTests : BunitContext
{
    private static readonly PlanTemplate Careful = OwnTemplate.Create(
        new()
        {
            Name = "Careful payments",
            Purpose = "For payments.",
            Stages = [PlanDocuments.From(APlan.Stage("Londoners", 5, "london", APlan.Guard, 48)), PlanDocuments.From(APlan.Stage("Everybody", gate: APlan.Guard with { ApprovalsNeeded = 2 }))],
        },
        [],
        By.Maya,
        At.Nine).Value.Current;

    public TemplatePartsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Face_SaysNamePurposeUseAndStages()
    {
        var part = Render<TemplateFace>(p => p.Add(f => f.Template, Careful).Add(f => f.Used, 6));

        Assert.Equal(["Used 6 times", "2 approvals"], part.FindAll(".tag").Select(tag => tag.TextContent));
        Assert.Equal(["5% london", "Everyone"], part.FindAll(".lad2 span").Select(step => step.TextContent));
        Assert.Contains("2 stages: Londoners, Everybody", part.Markup);
        Assert.Contains("For payments.", part.Markup);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "Used once")]
    [InlineData(1200, "Used 1,200 times")]
    public void Used_OfACount_IsSaid(int count, string? words) => Assert.Equal(words, TemplateText.Used(count));

    [Fact]
    public void Length_IsTheSumOfTheSoaks() => Assert.Equal(
        ["5 stages, about 9 days", "6 stages, about 11 days", "4 stages, about 7 days", "2 stages, about 48 h", "6 stages, about 22 days", "3 stages, about 6 days", "1 stage, about 24 h"],
        PlanTemplates.All.Select(TemplateText.Length));

    [Fact]
    public void Detail_SaysPeopleFactsAndSafety()
    {
        var part = Render<TemplateDetail>(p => p.Add(d => d.Template, Careful).Add(d => d.Full, true).Add(d => d.Preview, new(
            [new(Careful.Stages[0], false, 9310), new(Careful.Stages[1], false, null)],
            PlanNames.Keys with { Cohort = _ => "London", Hook = _ => "Payment errors" })));

        var rows = part.FindAll(".pv li");
        Assert.Contains("5% of London. 48 h soak, 1 criterion, 1 approval.", rows[0].TextContent);
        Assert.Contains("9,310 people", rows[0].TextContent);
        Assert.Contains("Number of people not known", rows[1].TextContent);
        Assert.Contains("Roll back if Payment errors is above", part.Find("footer").TextContent);
        Assert.Contains("Payment errors", rows[0].QuerySelector(".crits")!.TextContent);
    }

    [Fact]
    public void Detail_OfABuiltInOne_SaysWhatIsMissing()
    {
        var template = PlanTemplates.All[0];

        var part = Render<TemplateDetail>(p => p.Add(d => d.Template, template).Add(d => d.Preview, new(template.Stages.Select(stage => new StagePreview(stage, false, null)).ToValueList(), PlanNames.Keys)));

        Assert.Contains("No rollback trigger yet.", part.Find("footer").TextContent);
        Assert.Contains("5% of people you choose.", part.FindAll(".pv li")[1].TextContent);
    }

    [Fact]
    public void Detail_CohortGone_SaysThatYouChoose()
    {
        var part = Render<TemplateDetail>(p => p.Add(d => d.Template, Careful).Add(d => d.Preview, new([new(Careful.Stages[0] with { Audience = null }, true, null)], PlanNames.Keys)));

        Assert.Contains("Its cohort was deleted, so you choose another.", part.Markup);
    }

    [Fact]
    public void Group_OfNone_ShowsWhatIsInstead()
    {
        var part = Render<TemplateGroup>(p => p.Add(g => g.Id, "own").Add(g => g.Title, "Your own").Add(g => g.Templates, []).Add(g => g.Empty, "Nothing yet"));

        Assert.Equal("Your own", part.Find("h2#own").TextContent);
        Assert.Contains("Nothing yet", part.Markup);
    }

    [Fact]
    public void Group_LinksEachAndMarksTheChosen()
    {
        var part = Render<TemplateGroup>(p => p.Add(g => g.Id, "own").Add(g => g.Title, "Your own").Add(g => g.Templates, [new(Careful, 0, null)]).Add(g => g.Chosen, Careful.Key));

        var link = part.Find("a");
        Assert.Equal(("/templates?template=careful-payments", "true"), (link.GetAttribute("href"), link.GetAttribute("aria-current")));
    }

    [Fact]
    public void Stages_MovedRemovedAndAdded_AreInTheDocument()
    {
        var draft = TemplateDraft.Of(Careful);
        var part = Render<TemplateStages>(p => p.Add(s => s.Draft, draft));

        part.Find("[aria-label='Move stage 2 up']").Click();
        part.Find("[aria-label='Remove stage 2']").Click();
        part.FindAll("button").Single(button => button.TextContent.Contains("Add stage", StringComparison.Ordinal)).Click();
        part.Find("#f-stages-0-share").Change("50");

        Assert.Equal([("Everybody", 50m), ("Stage 2", 100m)], draft.ToDocument().Stages.Select(stage => (stage.Name, stage.Share!.Value)));
    }

    [Fact]
    public void Stages_FirstAndLast_CannotLeaveTheList()
    {
        var draft = TemplateDraft.Of(Careful);
        var part = Render<TemplateStages>(p => p.Add(s => s.Draft, draft));

        Assert.Equal("true", part.Find("[aria-label='Move stage 1 up']").GetAttribute("aria-disabled"));
        part.Find("[aria-label='Move stage 1 up']").Click();
        part.Find("[aria-label='Move stage 2 down']").Click();

        Assert.Equal(["Londoners", "Everybody"], draft.Stages.Select(stage => stage.Name));
    }

    [Fact]
    public void Dialog_CohortsLeftOpen_AreNotInTheDocument()
    {
        var draft = TemplateDraft.OfPlan(new() { Stages = TemplateDocument.From(Careful).Stages });
        var part = Dialog(draft);

        part.Find("input[type=checkbox]").Change(false);
        part.Find("#f-template-name").Input("Slowly");

        Assert.Equal(("Slowly", null, "everybody"), (draft.ToDocument().Name, draft.ToDocument().Stages[0].Audience, draft.ToDocument().Stages[1].Audience));
        Assert.Contains("2 stages of the plan", part.Markup);
    }

    [Fact]
    public void Dialog_ChangedMeanwhile_OffersBothVersions()
    {
        var taken = "";
        var part = Render<TemplateEditor>(p => p.Add(d => d.Title, "Edit").Add(d => d.Lead, "Lead").Add(d => d.Save, "Save template").Add(d => d.Draft, TemplateDraft.Of(Careful))
            .Add(d => d.Theirs, Careful with { Version = 2, Name = "Theirs" }).Add(d => d.OnTheirs, () => taken += "theirs ").Add(d => d.OnMine, () => taken += "mine")
            .Add(d => d.OnSave, () => { }).Add(d => d.OnClose, () => { }));

        part.FindAll("button").Single(button => button.TextContent.Contains("Load theirs", StringComparison.Ordinal)).Click();
        part.FindAll("button").Single(button => button.TextContent.Contains("Keep mine", StringComparison.Ordinal)).Click();

        Assert.Equal("theirs mine", taken);
        Assert.Contains("Theirs is version 2, called Theirs, with 2 stages.", part.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Dialog_Nonsense_StandsAtItsField()
    {
        Error[] errors = [Error.Invalid("x", "The name is missing.", "template.name")];

        var part = Render<TemplateEditor>(p => p.Add(d => d.Title, "Save").Add(d => d.Lead, "Lead").Add(d => d.Save, "Save").Add(d => d.Draft, TemplateDraft.Of(Careful)).Add(d => d.Prefix, "template.")
            .Add(d => d.Errors, errors).Add(d => d.OnSave, () => { }).Add(d => d.OnClose, () => { }));

        Assert.EndsWith("The name is missing.", part.Find("#f-template-name-error").TextContent.Trim());
    }

    [Fact]
    public void SaveAs_ForWhoMayNotPlan_DrawsNothing() => Assert.Equal("", Render<SaveAsTemplate>().Markup.Trim());

    [Fact]
    public void SaveAs_Made_LinksIt()
    {
        var opened = 0;
        var part = Render<SaveAsTemplate>(p => p.Add(s => s.Offered, true).Add(s => s.Made, Careful.Key).Add(s => s.OnOpen, () => opened++));

        part.Find("button").Click();

        Assert.Equal(("/templates?template=careful-payments", 1), (part.Find("[role=status] a").GetAttribute("href"), opened));
    }

    private IRenderedComponent<TemplateEditor> Dialog(TemplateDraft draft) => Render<TemplateEditor>(p => p
        .Add(d => d.Title, "Save as template").Add(d => d.Lead, "Lead").Add(d => d.Save, "Save").Add(d => d.Prefix, "template.").Add(d => d.Draft, draft).Add(d => d.OnSave, () => { }).Add(d => d.OnClose, () => { }));
}
