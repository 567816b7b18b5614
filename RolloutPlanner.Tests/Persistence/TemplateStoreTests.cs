using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class TemplateStoreTests
{
    private static readonly TemplateKey Careful = TemplateKey.Parse("careful", "key").Value;

    [Fact]
    public async Task Template_MadeEditedAndDeleted_IsReadBackAndTellsItsHistory()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var document = ATemplate.Document("Careful");
        var reader = database.Get<ITemplateReader>();

        var made = await database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), document, default);
        var edited = await database.Get<EditTemplate>().RunAsync(By.Tom.Asks(), Careful, 1, document with { Name = "Carefully" }, default);

        Assert.Equal((new Receipt("careful", 1), new Receipt("careful", 2)), (made.Value, edited.Value));
        var stored = (await reader.ListAsync(default))[0];
        Assert.Equal(new TemplateSummary(new(Careful, 2, "Carefully", "For payments.", Stored.Plan().Stages, false), 0, null), stored);

        Assert.False((await database.Get<DeleteTemplate>().RunAsync(By.Maya.Asks(), Careful, 2, default)).IsError);

        Assert.Equal(PlanTemplates.All, (await reader.ListAsync(default)).Select(one => one.Template));
        var history = await database.History.PageAsync(new(), default);
        Assert.Equal(["template-deleted", "template-edited", "template-created"], history.Entries.Take(3).Select(entry => entry.Kind));
        Assert.All(history.Entries.Take(3), entry => Assert.Equal((SubjectKinds.Template, "careful"), (entry.SubjectKind, entry.Subject)));
    }

    [Fact]
    public async Task Template_MadeTwiceInOneCommand_IsFoundThereAndWrittenOnce()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var done = await database.DoAsync(By.Maya, async workspace =>
        {
            var template = OwnTemplate.Create(ATemplate.Document("Careful"), [], workspace.Actor, workspace.Now).Value;
            workspace.Templates.Save(template);
            Assert.Same(template, await workspace.Templates.FindAsync(Careful));
            template.Edit(ATemplate.Document("Carefully"), 1, await workspace.Templates.AllAsync(), workspace.Actor, workspace.Now).Worked();
            workspace.Templates.Save(template);
            return Result.Success;
        });

        Assert.False(done.IsError);
        Assert.Equal((2L, "Carefully"), ((await database.Get<ITemplateReader>().ListAsync(default))[0].Template is var one ? (one.Version, one.Name) : default));
        Assert.Equal(2, (await database.History.PageAsync(new(), default)).Entries.Count(entry => entry.SubjectKind == SubjectKinds.Template));
    }

    [Fact]
    public async Task Edit_OfAnOldVersion_ConflictAndNothingWritten()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), ATemplate.Document("Careful"), default);
        await database.Get<EditTemplate>().RunAsync(By.Tom.Asks(), Careful, 1, ATemplate.Document("Theirs"), default);
        var before = await database.DumpAsync();

        var edited = await database.Get<EditTemplate>().RunAsync(By.Maya.Asks(), Careful, 1, ATemplate.Document("Mine"), default);
        var deleted = await database.Get<DeleteTemplate>().RunAsync(By.Maya.Asks(), Careful, 1, default);

        Assert.Equal([TemplateErrors.ChangedMeanwhile("Theirs"), TemplateErrors.ChangedMeanwhile("Theirs")], [edited.Error, deleted.Error]);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Uses_AreCountedAndStayReadableAfterTheTemplateIsGone()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), ATemplate.Document("Careful"), default);
        await MakeAsync(database, "first", "careful");
        database.Time.Advance(TimeSpan.FromHours(1));
        await MakeAsync(database, "second", "careful");

        var used = (await database.Get<ITemplateReader>().ListAsync(default))[0];
        Assert.Equal((2, database.Time.GetUtcNow()), (used.Used, used.LastUsed));

        await database.Get<DeleteTemplate>().RunAsync(By.Maya.Asks(), Careful, 1, default);

        Assert.Equal(Stored.Plan().Stages, (await database.Get<IRolloutReader>().FindAsync(Stored.Key("first"), default))!.Draft.Stages);
        Assert.Contains("\"template\":\"careful\"", (await database.History.PageAsync(new(Stored.Key("first")), default)).Entries[0].Payload);
    }

    [Fact]
    public async Task Create_FromADeletedTemplate_RefusedAtTheTemplate()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), ATemplate.Document("Careful"), default);
        await database.Get<DeleteTemplate>().RunAsync(By.Maya.Asks(), Careful, 1, default);

        var made = await database.Get<CreateRollout>().RunAsync(By.Maya.Asks(), New("first", "careful"), default);

        Assert.Equal("template", Assert.Single(made.Errors).Path);
    }

    [Fact]
    public async Task Create_FromATemplateWhoseCohortIsGone_LeavesThatStageOpen()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), ATemplate.Document("Careful", Stored.Plan(cohort: "london")), default);

        await MakeAsync(database, "first", "careful");

        Assert.Equal([null, null, null], (await database.Get<IRolloutReader>().FindAsync(Stored.Key("first"), default))!.Draft.Stages.Select(stage => stage.Audience));
    }

    [Fact]
    public async Task Create_WithAnswers_KeepsThemInStateAndHistory()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var answers = new FlagAnswers(true, false, true, null, false, CrmKnowledge.Partly);

        await database.Get<CreateRollout>().RunAsync(By.Maya.Asks(), New("first", "blank") with { WhyFlag = answers }, default);
        await database.Get<CreateRollout>().RunAsync(By.Maya.Asks(), New("second", "blank") with { WhyFlag = FlagAnswers.None }, default);

        Assert.Equal(answers, (await database.Get<IRolloutReader>().FindAsync(Stored.Key("first"), default))!.WhyFlag);
        Assert.Null((await database.Get<IRolloutReader>().FindAsync(Stored.Key("second"), default))!.WhyFlag);
        Assert.Contains("\"crm\":\"Partly\"", (await database.History.PageAsync(new(Stored.Key("first")), default)).Entries[0].Payload);
    }

    [Fact]
    public async Task Decision_AgainstAFlag_IsOneHistoryEntryWithItsNote()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var answers = new FlagAnswers(false, false, false, false, false, CrmKnowledge.No);

        var kept = await database.Get<DeclineFlag>().RunAsync(By.Maya.Asks(), "Footer links", answers, "Two words change.", default);

        Assert.False(kept.IsError);
        var entry = (await database.History.PageAsync(new(), default)).Entries[0];
        Assert.Equal(("flag-declined", SubjectKinds.Decision, "footer-links", "Two words change."), (entry.Kind, entry.SubjectKind, entry.Subject, entry.Why));
    }

    private static NewRollout New(string flag, string template) => new(flag, FlagType.Boolean, null, null, template, new PlanDocument { Name = "New checkout" });

    private static async Task MakeAsync(TestDatabase database, string flag, string template)
    {
        var made = await database.Get<CreateRollout>().RunAsync(By.Maya.Asks(), New(flag, template), default);
        Assert.False(made.IsError, made.IsError ? made.Error.Message : "");
    }
}
