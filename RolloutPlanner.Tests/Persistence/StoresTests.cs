using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Infrastructure.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class StoresTests
{
    private static readonly RuleSpec InLondon = new() { Attribute = "city", Operator = "is", Values = ["London"] };
    private static readonly RolloutKey Checkout = RolloutKey.Parse("checkout", "").Value;
    private static readonly CohortKey London = CohortKey.Parse("london", "").Value;

    [Fact]
    public async Task Rollout_MadeFromEveryTemplate_ReadsBackAsItWas()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        foreach (var template in PlanTemplates.All)
        {
            var made = await NewAsync(database, $"from-{template.Key}", template.Key.Value);
            Assert.False(made.IsError, made.IsError ? made.Error.Message : "");

            var state = await database.Get<IRolloutReader>().FindAsync(RolloutKey.Parse(made.Value.Subject, "").Value, default);
            Assert.Equal(state, DomainJson.Read<RolloutState>(DomainJson.Write(state!)));
            Assert.Equal((made.Value.Version, PlanPhase.Draft), (state!.Version, state.Phase));
        }
    }

    [Fact]
    public async Task Rollout_Archived_WritesStateMoveAndHistoryTogether()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var made = await NewAsync(database, "checkout", PlanTemplates.All[0].Key.Value);

        var archived = await new ArchiveRollout(new RolloutRunner(database.Executor)).RunAsync(new(By.Maya.Asks(), Checkout, made.Value.Version), "Not now.", default);

        Assert.Equal(new Receipt("checkout", made.Value.Version + 1), archived.Value);
        Assert.Equal("checkout|Draft|Archived", await database.SqlAsync("SELECT RolloutKey || '|' || FromStatus || '|' || ToStatus FROM Transitions"));
        var history = await database.History.PageAsync(new(Rollout: Checkout), default);
        Assert.Equal(["rollout-archived", "rollout-created"], history.Entries.Select(entry => entry.Kind));
        Assert.Empty(await database.Get<IRolloutReader>().ListAsync(new(), default));
        Assert.Single(await database.Get<IRolloutReader>().ListAsync(new(Status: RolloutStatus.Archived, Text: "CHECK"), default));
    }

    [Fact]
    public async Task Cohort_MadeEditedAndDeleted_KeepsEveryVersion()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var document = new CohortDocument { Key = "london", Name = "London", Rule = InLondon };
        var reader = database.Get<ICohortReader>();

        var made = await new CreateCohort(database.Executor).RunAsync(By.Maya.Asks(), document, default);
        var edited = await new EditCohort(database.Executor).RunAsync(By.Tom.Asks(), London, 1, document with { Name = "Londoners" }, default);
        var stale = await new EditCohort(database.Executor).RunAsync(By.Tom.Asks(), London, 1, document with { Name = "Late" }, default);

        Assert.Equal((new Receipt("london", 1), new Receipt("london", 2)), (made.Value, edited.Value));
        Assert.Equal(ErrorKind.Conflict, stale.Error.Kind);
        Assert.Equal(["Londoners", "London"], (await reader.VersionsAsync(London, default)).Select(version => version.Name));
        var line = Assert.Single(await reader.ListAsync(default));
        Assert.Equal(("Londoners", 2, "Tom Okafor", false), (line.Name, line.Version, line.ChangedBy, line.IsList));

        await new DeleteCohort(database.Executor).RunAsync(By.Maya.Asks(), London, 2, default);

        Assert.Null(await reader.FindAsync(London, null, default));
        Assert.Equal("London", (await reader.FindAsync(London, 1, default))!.Name);
    }

    [Fact]
    public async Task Hook_SavedAndRead_KeepsScaleAndVersion()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var key = HookKey.Parse("payment-errors", "").Value;
        await new SaveHook(database.Executor).RunAsync(By.Tom.Asks(), new("payment-errors", "Payment errors", "%", "Dashboard", 0), default);

        var read = await new RecordHookReading(database.Executor).RunAsync(By.Tom.Asks(), key, 1.10m, null, "Dashboard", default);

        Assert.Equal(new Receipt("payment-errors", 2), read.Value);
        var hook = Assert.Single(await database.Get<IHookReader>().AllAsync(default));
        Assert.Equal(("1.10", database.Time.GetUtcNow()), (hook.LastReading!.Value.ToString(), hook.LastReading.ObservedAt));
    }

    [Fact]
    public async Task Directory_Replaced_IsReadAnewAndKeepsTypes()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        ValueList<KeyValuePair<string, AttributeValue>> facts =
        [
            new("city", new AttributeValue.Text("London")), new("age", new AttributeValue.Number(41.5)), new("premium", new AttributeValue.Flag(true)),
            new("tags", new AttributeValue.TextList(["a", "b"])), new("org", new AttributeValue.Nested([new("id", new AttributeValue.Text("7"))])),
        ];
        DirectoryPerson[] people = [new(TargetingKey.Parse("u-1", "").Value, "Ann", facts)];
        var directory = database.Get<IPeopleDirectory>();
        Assert.True((await directory.CurrentAsync(default)).IsUnknown);

        await database.Executor.ExecuteAsync(By.Ingrid.Asks().Stamp("directory.import"), async workspace => new Receipt(
            "people", await workspace.Directory.ReplaceAsync(people, new DirectoryImported("people.csv", 1, ["city"], 0, workspace.Actor, workspace.Now))), default);

        var current = await directory.CurrentAsync(default);
        Assert.Equal((1L, "people.csv", people[0]), (current.Number, current.Source, Assert.Single(current.People)));
        Assert.Same(current, await directory.CurrentAsync(default));
    }

    private static Task<Result<Receipt>> NewAsync(TestDatabase database, string flag, string template) => new CreateRollout(database.Executor).RunAsync(
        By.Maya.Asks(), new NewRollout(flag, FlagType.Boolean, null, null, template, new PlanDocument { Name = "New checkout" }), default);
}
