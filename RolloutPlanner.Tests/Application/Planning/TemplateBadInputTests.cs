using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Planning;

/// <summary>What is refused about templates is refused with a sentence, at its field where there is one, and nothing but a denial is written.</summary>
public class TemplateBadInputTests
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "", "name" },
        { "Pay\u0007ments", "name" },
        { "Payments\u202E", "name" },
        { new('x', 10_000), "name" },
        { "city BY city", "name" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Create_WrongName_RefusedAtTheNameAndNothingWritten(string name, string path)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var before = await database.DumpAsync();

        var made = await database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), ATemplate.Document(name), default);

        var error = Assert.Single(made.Errors);
        Assert.Equal(path, error.Path);
        Assert.EndsWith(".", error.Message);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Create_HalfACharacter_RefusedAtTheName()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var made = await database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), ATemplate.Document("half \uD83D"), default);

        Assert.Equal(["name"], made.Errors.Select(error => error.Path));
    }

    [Fact]
    public async Task Create_FiftyOneStages_Refused()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var one = ATemplate.Document("Long").Stages[0];

        var made = await database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), new() { Name = "Long", Stages = Enumerable.Repeat(one, 51).ToValueList() }, default);

        Assert.Equal(["stages"], made.Errors.Select(error => error.Path));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("قالب الدفع 🛒")]
    public async Task Create_AnyWriting_IsKeptLetterByLetter(string name)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        await database.Get<CreateTemplate>().RunAsync(By.Maya.Asks(), ATemplate.Document(name), default);

        Assert.Equal(name, (await database.Get<RolloutPlanner.Application.Ports.ITemplateReader>().ListAsync(default))[0].Template.Name);
    }

    [Fact]
    public async Task BuiltInAndUnknown_AreNeverChanged()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var document = ATemplate.Document("Mine");

        Assert.Equal("template.built-in", (await database.Get<EditTemplate>().RunAsync(By.Maya.Asks(), Key("blank"), 0, document, default)).Error.Code);
        Assert.Equal("template.built-in", (await database.Get<DeleteTemplate>().RunAsync(By.Maya.Asks(), Key("blank"), 0, default)).Error.Code);
        Assert.Equal(ErrorKind.NotFound, (await database.Get<EditTemplate>().RunAsync(By.Maya.Asks(), Key("nowhere"), 1, document, default)).Error.Kind);
        Assert.Equal(ErrorKind.NotFound, (await database.Get<DeleteTemplate>().RunAsync(By.Maya.Asks(), Key("nowhere"), 1, default)).Error.Kind);
    }

    [Fact]
    public async Task Change_ByAViewerOrAuditor_IsDenied()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var answers = new FlagAnswers(false, false, false, false, false, CrmKnowledge.No);

        foreach (var who in (Actor[])[By.Victor, By.Helen, By.Ingrid])
        {
            Assert.Equal([TemplateErrors.Forbidden], (await database.Get<CreateTemplate>().RunAsync(who.Asks(), ATemplate.Document("Mine"), default)).Errors);
            Assert.Equal(ErrorKind.Forbidden, (await database.Get<DeclineFlag>().RunAsync(who.Asks(), "Footer", answers, "", default)).Error.Kind);
        }

        Assert.Equal(PlanTemplates.All.Count, (await database.Get<RolloutPlanner.Application.Ports.ITemplateReader>().ListAsync(default)).Count);
    }

    [Fact]
    public async Task Create_SentTwice_MakesOne()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var asks = By.Maya.Asks();

        var first = await database.Get<CreateTemplate>().RunAsync(asks, ATemplate.Document("Careful"), default);
        var again = await database.Get<CreateTemplate>().RunAsync(asks, ATemplate.Document("Careful"), default);

        Assert.Equal(first.Value, again.Value);
        Assert.Equal(PlanTemplates.All.Count + 1, (await database.Get<RolloutPlanner.Application.Ports.ITemplateReader>().ListAsync(default)).Count);
    }

    [Fact]
    public async Task Decline_EverythingWrong_NamesAllOfIt()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var kept = await database.Get<DeclineFlag>().RunAsync(By.Maya.Asks(), " ", FlagAnswers.None, new('x', 3000), default);

        Assert.Equal(["feature", "answers", "note"], kept.Errors.Select(error => error.Path));
    }

    private static TemplateKey Key(string key) => TemplateKey.Parse(key, "key").Value;
}
