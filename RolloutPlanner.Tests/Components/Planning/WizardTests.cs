using Bunit;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Planning;

public class WizardTests : BunitContext
{
    private static readonly Person[] People = [Person(By.Maya), Person(By.Tom), Person(By.Helen)];

    [Fact]
    public void Steps_MarkDoneAndCurrent()
    {
        var part = Render<WizardSteps>(p => p.Add(s => s.Steps, ["Plan", "People", "Check"]).Add(s => s.Current, 1));

        Assert.Equal(["d", "c", null], part.FindAll("li").Select(step => step.ClassName));
        Assert.Equal("2People", part.Find("[aria-current=step]").TextContent);
    }

    [Fact]
    public void Templates_AreDrawnAndCopied()
    {
        PlanTemplate? chosen = null;
        var part = Render<TemplateStep>(p => p.Add(s => s.OnChoose, template => chosen = template));

        part.FindAll("[role=radio]")[1].Click();

        Assert.Equal(PlanTemplates.All.Select(template => template.Name), part.FindAll(".t").Select(name => name.TextContent));
        Assert.Equal(PlanTemplates.All.Sum(template => template.Stages.Count), part.FindAll(".lad i").Count);
        Assert.Same(PlanTemplates.All[1], chosen);
        Assert.Contains("Its stages are copied into yours.", part.Markup);
    }

    [Fact]
    public void ChosenTemplate_ShowsItsStages()
    {
        var part = Render<TemplateStep>(p => p.Add(s => s.Chosen, PlanTemplates.All[0]));

        Assert.Equal("true", part.FindAll("[role=radio]")[0].GetAttribute("aria-checked"));
        Assert.Equal(PlanTemplates.All[0].Stages.Select(stage => stage.Name), part.FindAll(".pv b").Select(name => name.TextContent));
    }

    [Fact]
    public void Form_Name_ProposesTheFlagKeyUntilOneIsTyped()
    {
        var model = new NewRolloutModel();
        var part = Form(model);

        part.Find("#f-name").Input("Redesigned Checkout");
        Assert.Equal("redesigned-checkout", part.Find("#f-flag-key").GetAttribute("value"));
        part.Find("#f-flag-key").Change("checkout-v2");
        part.Find("#f-name").Input("Another name");

        Assert.Equal(("Another name", "checkout-v2"), (model.Name, model.FlagKey));
    }

    [Fact]
    public void Form_OfferPeopleByRole()
    {
        var part = Form(new() { Owner = By.Maya.Id.Value });

        Assert.Equal(["Nobody yet", By.Tom.Name], part.FindAll("#f-engineeringLead option").Select(option => option.TextContent));
        Assert.Equal(["Nobody yet", By.Maya.Name + " (you)", By.Tom.Name], part.FindAll("#f-owner option").Select(option => option.TextContent));
    }

    [Fact]
    public void Form_OtherTypes_AskForBothValues()
    {
        var model = new NewRolloutModel();
        var part = Form(model);

        part.FindAll("[role=radio]")[1].Click();

        Assert.Equal(FlagType.Text, model.FlagType);
        Assert.Equal(2, part.FindAll("#f-flag-on, #f-flag-off").Count);
    }

    [Fact]
    public void Problems_OfAnEmptyForm_NameTheFields() =>
        Assert.Equal(["name", "flag.key"], new NewRolloutModel().Problems().Select(error => error.Path));

    [Fact]
    public void Problems_OfEqualValues_AreAtTheValue() =>
        Assert.Equal(["flag.off"], new NewRolloutModel { Name = "Checkout", FlagType = FlagType.Text, On = "a", Off = "a" }.Problems().Select(error => error.Path));

    private static Person Person(Actor actor) => new(actor.Id, actor.Id.Value + "@example.org", actor.Name, actor.Roles, false, null, 1);

    private IRenderedComponent<NewRolloutForm> Form(NewRolloutModel model) =>
        Render<NewRolloutForm>(p => p.Add(f => f.Model, model).Add(f => f.People, People).Add(f => f.Me, By.Maya.Id));
}
