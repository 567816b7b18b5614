using Bunit;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Editing;
using RolloutPlanner.Components.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Planning;

public class WizardTests : BunitContext
{
    private static readonly Person[] People = [Person(By.Maya), Person(By.Tom), Person(By.Helen)];

    private static readonly TemplateSummary[] Templates = [.. PlanTemplates.All.Select(template => new TemplateSummary(template, 0, null))];

    [Fact]
    public void Steps_MarkDoneAndCurrent_AndLinkWhatIsDone()
    {
        var part = Render<WizardSteps>(p => p.Add(s => s.Steps, ["Plan", "People", "Check"]).Add(s => s.Current, 1).Add(s => s.Href, step => $"/step/{step}"));

        Assert.Equal(["d", "c", ""], part.FindAll("li").Select(step => step.ClassName));
        Assert.Equal("People", part.Find("[aria-current=step] .nm").TextContent);
        Assert.Equal("/step/0", Assert.Single(part.FindAll("a")).GetAttribute("href"));
    }

    [Fact]
    public void Templates_AreDrawnAndChosen()
    {
        PlanTemplate? chosen = null;
        var part = Render<TemplateStep>(p => p.Add(s => s.Templates, Templates).Add(s => s.OnChoose, template => chosen = template));

        part.FindAll("[role=radio]")[1].Click();

        Assert.Equal(PlanTemplates.All.Select(template => template.Name), part.FindAll(".t [dir=auto]").Select(name => name.TextContent));
        Assert.Equal(PlanTemplates.All.Sum(template => template.Stages.Count), part.FindAll(".lad i").Count);
        Assert.Same(PlanTemplates.All[1], chosen);
        Assert.Empty(part.FindAll("aside"));
    }

    [Fact]
    public void ChosenTemplate_ShowsItsStages()
    {
        var template = PlanTemplates.All[0];
        var preview = new TemplatePreview(template.Stages.Select(stage => new StagePreview(stage, false, 12)).ToValueList(), PlanNames.Keys);

        var part = Render<TemplateStep>(p => p.Add(s => s.Templates, Templates).Add(s => s.Chosen, template).Add(s => s.Preview, preview));

        Assert.Equal("true", part.FindAll("[role=radio]")[0].GetAttribute("aria-checked"));
        Assert.Equal(template.Stages.Select(stage => stage.Name), part.FindAll(".pv [dir=auto].b").Select(name => name.TextContent));
        Assert.Contains("5 stages, about 9 days", part.Find("aside").TextContent);
    }

    [Fact]
    public void Form_Name_ProposesTheFlagKeyUntilOneIsTyped()
    {
        var model = new NewRolloutModel();
        var part = Form(model);

        part.Find("#f-name").Input("Redesigned Checkout");
        Assert.Equal(("redesigned-checkout", "redesigned-checkout", ""), (model.FlagKey, part.Find("#f-flag-key").GetAttribute("placeholder"), part.Find("#f-flag-key").GetAttribute("value") ?? ""));
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
    public void Form_KeyThatIsTaken_LinksTheRolloutThatHasIt()
    {
        var model = new NewRolloutModel { Name = "Checkout" };

        var part = Form(model, RolloutProblems.FlagTaken(RolloutKey.Parse("checkout", "key").Value));

        Assert.Equal("/rollouts/checkout", part.Find("p.help a").GetAttribute("href"));
        Assert.Contains("There is a rollout of \"checkout\" already.", part.Find("#f-flag-key-error").TextContent);
    }

    [Fact]
    public void Check_SaysEverythingThatWasChosen()
    {
        var model = new NewRolloutModel { Name = "Checkout", Owner = By.Maya.Id.Value, Answers = new(true, true, true, false, false, CrmKnowledge.Partly) };

        var part = Render<NewRolloutCheck>(p => p.Add(c => c.Model, model).Add(c => c.People, People).Add(c => c.Template, PlanTemplates.All[0]));

        Assert.Equal(
            ["Checkout", "checkout, yes or no", "Because it is risky, goes to some people first and must be reversible in minutes.", By.Maya.Name, "Nobody yet", "Nobody yet", "UTC", "City by city, 5 stages, about 9 days. Its stages are copied into yours."],
            part.FindAll("dd").Select(value => System.Text.RegularExpressions.Regex.Replace(value.TextContent.Trim(), "\\s+", " ")));
    }

    [Fact]
    public void Model_WrittenAndRead_IsTheSame()
    {
        var model = new NewRolloutModel
        {
            Answers = new(true, null, false, null, true, CrmKnowledge.Yes),
            Template = "blank",
            Name = "Nowy koszyk 🛒",
            TypedKey = "basket",
            FlagType = FlagType.Text,
            On = "a",
            Off = "b",
            Goal = "More",
            Risk = "Less",
            Owner = "maya",
            EngineeringLead = "tom",
            RollbackOwner = "tom",
            TimeZone = "Europe/London",
        };

        var read = NewRolloutModel.TryRead(model.Write())!;

        Assert.Equal((model.ToRollout(), model.Intent, model.Write()), (read.ToRollout(), read.Intent, read.Write()));
    }

    [Fact]
    public void Model_WithoutATypedKey_LetsTheKeyFollowTheNameAfterReading()
    {
        var read = NewRolloutModel.TryRead(new NewRolloutModel { Name = "One" }.Write())!;

        read.Name = "Two";

        Assert.Equal("two", read.FlagKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"FlagType\":99}")]
    [InlineData("{\"Answers\":{\"Crm\":7}}")]
    [InlineData("{\"Name\":{}}")]
    public void Model_OfATextThatABrowserMadeUp_IsNone(string text) => Assert.Null(NewRolloutModel.TryRead(text));

    [Fact]
    public void Model_OfATextWithHoles_IsReadWithoutThem() => Assert.Equal(("", "", FlagAnswers.None), (NewRolloutModel.TryRead("{}") is { } read ? (read.Name, read.Owner, read.Answers) : default));

    [Fact]
    public void Problems_OfAnEmptyForm_NameTheFields() =>
        Assert.Equal(["name", "flag.key"], new NewRolloutModel().Problems().Select(error => error.Path));

    [Fact]
    public void Problems_OfEqualValues_AreAtTheValue() =>
        Assert.Equal(["flag.off"], new NewRolloutModel { Name = "Checkout", FlagType = FlagType.Text, On = "a", Off = "a" }.Problems().Select(error => error.Path));

    private static Person Person(Actor actor) => new(actor.Id, actor.Id.Value + "@example.org", actor.Name, actor.Roles, false, null, 1);

    private IRenderedComponent<NewRolloutForm> Form(NewRolloutModel model, params Error[] errors) =>
        Render<NewRolloutForm>(p => p.Add(f => f.Model, model).Add(f => f.People, People).Add(f => f.Me, By.Maya.Id).Add(f => f.Errors, errors));
}
