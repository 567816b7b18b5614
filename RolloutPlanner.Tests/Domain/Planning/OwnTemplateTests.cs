using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Planning;

public sealed class OwnTemplateTests
{
    private static readonly Stage Guarded = APlan.Stage("First guests", 5, "london", APlan.Guard, soakHours: 24);

    [Fact]
    public void Create_FromAPlan_KeepsItsStagesAndRaisesOneEvent()
    {
        var made = OwnTemplate.Create(Document(), [], By.Maya, At.Nine).Value;

        var expected = new PlanTemplate(Key("careful-payments"), 1, "Careful payments", "For payments.", [Guarded, APlan.Stage("Everybody")], false);
        Assert.Equal(expected, made.Current);
        Assert.Equal([new TemplateCreated(expected, By.Maya, At.Nine)], made.Pending);
    }

    [Fact]
    public void Create_StageWithADate_LeavesTheDateOut()
    {
        var document = Document() with { Stages = [PlanDocuments.From(Guarded with { NotBefore = At.Noon })] };

        Assert.Equal<Stage>([Guarded], OwnTemplate.Create(document, [], By.Maya, At.Nine).Value.Current.Stages);
    }

    [Fact]
    public void Create_KeyOfADeletedOne_TakesAnother()
    {
        var gone = Made().Current with { IsDeleted = true };

        Assert.Equal(Key("careful-payments-2"), OwnTemplate.Create(Document(), [gone], By.Maya, At.Nine).Value.Current.Key);
    }

    [Theory]
    [InlineData("City by city")]
    [InlineData("  EMPTY plan ")]
    [InlineData("careful PAYMENTS")]
    public void Create_NameInUse_RefusedAtTheName(string name)
    {
        var refused = OwnTemplate.Create(Document() with { Name = name }, [Made().Current], By.Maya, At.Nine);

        Assert.Equal([TemplateErrors.NameTaken(name.Trim())], refused.Errors);
    }

    [Fact]
    public void Create_EverythingWrong_NamesAllOfIt()
    {
        var document = new TemplateDocument { Name = "a\u202Eb", Purpose = new('x', 10_000), Stages = [new() { Name = "", Share = 0, SoakHours = -1 }] };

        var refused = OwnTemplate.Create(document, [], By.Maya, At.Nine);

        Assert.Equal(["name", "purpose", "stages[0].name", "stages[0].share", "stages[0].soakHours"], refused.Errors.Select(error => error.Path).Order());
    }

    [Fact]
    public void Create_WithoutAStage_RefusedAtTheStages() =>
        Assert.Equal(["stages"], OwnTemplate.Create(Document() with { Stages = [] }, [], By.Maya, At.Nine).Errors.Select(error => error.Path));

    [Fact]
    public void Change_ByWhoMayNotPlan_IsForbidden() => Assert.All(By.Everyone.Where(actor => !actor.Has(Roles.ProductManager | Roles.EngineeringLead)), actor =>
    {
        Assert.Equal([TemplateErrors.Forbidden], OwnTemplate.Create(Document(), [], actor, At.Nine).Errors);
        Assert.Equal([TemplateErrors.Forbidden], Made().Edit(Document() with { Name = "Other" }, 1, [], actor, At.Noon).Errors);
        Assert.Equal([TemplateErrors.Forbidden], Made().Delete(1, actor, At.Noon).Errors);
    });

    [Fact]
    public void Edit_OfTheVersionSeen_MakesTheNextAndKeepsTheKey()
    {
        var template = Made();
        var before = template.Current;

        template.Edit(Document() with { Name = "Payments, slowly" }, 1, [before], By.Tom, At.Noon).Worked();

        Assert.Equal(before with { Version = 2, Name = "Payments, slowly" }, template.Current);
        Assert.Equal([new TemplateEdited(before, template.Current, By.Tom, At.Noon)], template.Pending);
    }

    [Fact]
    public void Edit_ThatIsRefused_ChangesNothing()
    {
        var template = Made();
        var before = template.Current;

        Assert.Equal([TemplateErrors.ChangedMeanwhile("Careful payments")], template.Edit(Document() with { Name = "Other" }, 2, [], By.Tom, At.Noon).Errors);
        Assert.Equal([TemplateErrors.Unchanged], template.Edit(Document(), 1, [before], By.Tom, At.Noon).Errors);
        Assert.Equal([TemplateErrors.NameTaken("Small steps")], template.Edit(Document() with { Name = "Small steps" }, 1, [before], By.Tom, At.Noon).Errors);
        Assert.Equal((before, 0), (template.Current, template.Pending.Count));
    }

    [Fact]
    public void Delete_ThenAnythingElse_IsRefused()
    {
        var template = Made();

        template.Delete(1, By.Maya, At.Noon).Worked();

        Assert.Equal((true, 2L), (template.Current.IsDeleted, template.Current.Version));
        Assert.Equal([TemplateErrors.Deleted("Careful payments")], template.Delete(2, By.Maya, At.Noon).Errors);
        Assert.Equal([TemplateErrors.Deleted("Careful payments")], template.Edit(Document(), 2, [], By.Maya, At.Noon).Errors);
    }

    [Fact]
    public void Copy_OfAStageWhoseCohortIsGone_LeavesItOpen()
    {
        var template = Made().Current;

        Assert.Equal<Stage>([Guarded with { Audience = null }, APlan.Stage("Everybody")], template.Copy(_ => false));
        Assert.Equal(template.Stages, template.Copy(_ => true));
    }

    [Fact]
    public void OpenCohorts_KeepEverybodyAndForgetCohorts() => Assert.Equal(
        [null, "everybody"], Document().WithOpenCohorts().Stages.Select(stage => stage.Audience));

    [Fact]
    public void BuiltIns_AreDocumentsThatParse_UnderNamesAndKeysOfTheirOwn()
    {
        Assert.All(PlanTemplates.All, template => Assert.Equal(new ParsedTemplate(template.Name, template.Purpose, template.Stages), TemplateParser.Parse(TemplateDocument.From(template)).Value));
        Assert.Equal(PlanTemplates.All.Count, PlanTemplates.All.DistinctBy(template => template.Name).DistinctBy(template => template.Key).Count());
        Assert.All(PlanTemplates.All, template => Assert.True(template.IsBuiltIn));
    }

    private static TemplateKey Key(string key) => TemplateKey.Parse(key, "key").Value;

    private static TemplateDocument Document() => new()
    {
        Name = " Careful payments ",
        Purpose = "For payments.",
        Stages = [PlanDocuments.From(Guarded), PlanDocuments.From(APlan.Stage("Everybody"))],
    };

    private static OwnTemplate Made() => OwnTemplate.Restore(OwnTemplate.Create(Document(), [], By.Maya, At.Nine).Value.Current);
}
