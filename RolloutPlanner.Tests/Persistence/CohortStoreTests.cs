using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Persistence;

public class CohortStoreTests
{
    [Fact]
    public async Task Save_Edited_KeepsEveryVersion()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddCohortAsync(Stored.Document("london"));
        await EditAsync(database, "london", Stored.Document("london") with { Name = "Londoners", Rule = null, Members = ["b", "a", "健太"] });

        var reader = database.Get<ICohortReader>();
        var versions = await reader.VersionsAsync(Stored.Cohort("london"), default);
        var newest = await reader.FindAsync(Stored.Cohort("london"), null, default);

        Assert.Equal([(2, "Londoners"), (1, "Cohort london")], versions.Select(version => (version.Number, version.Name)));
        Assert.Equal(versions[0], newest);
        Assert.Equal(versions[1], await reader.FindAsync(Stored.Cohort("london"), 1, default));
        Assert.Equal(CohortHash.Of(newest!.Key, newest.Definition), newest.Hash);
        Assert.Null(await reader.FindAsync(Stored.Cohort("london"), 3, default));
        Assert.Equal(
            [new CohortSummary(Stored.Cohort("london"), "Londoners", "", 2, true, "Maya Lindqvist", database.Time.GetUtcNow(), [])],
            await reader.ListAsync(default));
    }

    [Theory]
    [InlineData("matches", "^p-\\d+$")]
    [InlineData("inIpRange", "203.0.113.77/24", "2001:db8::/32", "::ffff:198.51.100.0/121")]
    [InlineData("versionAtLeast", "5.0.0-beta.2+build.7")]
    [InlineData("onOrAfter", "2026-01-31T09:00:00.1234567+01:00")]
    [InlineData("less", "-0.1")]
    public async Task Save_RuleOfEveryKind_IsReadBackEqual(string code, params string[] values)
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var rule = new RuleSpec { Kind = "none", Rules = [new RuleSpec { Attribute = "signupIp", Operator = code, Values = [.. values] }] };
        var expected = RuleParser.Parse(rule, "rule").Value;

        await database.AddCohortAsync(Stored.Document("premium") with { Rule = rule });

        var stored = await database.Get<ICohortReader>().FindAsync(Stored.Cohort("premium"), null, default);
        Assert.Equal(new CohortDefinition.ByRule(expected), stored!.Definition);
    }

    [Fact]
    public async Task Save_DecidedOnAnOlderVersion_ConflictAndNothingWritten()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddCohortAsync(Stored.Document("london"));
        var stale = Cohort.Restore((await database.Get<ICohortReader>().FindAsync(Stored.Cohort("london"), null, default))!, deleted: false);
        await EditAsync(database, "london", Stored.Document("london") with { Name = "Other" });
        var before = await database.DumpAsync();

        stale.Edit(Stored.Document("london") with { Name = "Mine" }, 1, By.Maya, database.Time.GetUtcNow(), new CohortCatalog([]));
        var result = await database.DoAsync(By.Maya, workspace => SaveAsync(workspace, stale));

        Assert.Equal((ErrorKind.Conflict, "cohort.changed"), (result.Error.Kind, result.Error.Code));
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Save_KeyOfADeletedCohort_Conflict()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddCohortAsync(Stored.Document("london"));
        await DeleteAsync(database, "london");

        var again = await database.AddCohortAsync(Stored.Document("london"));

        Assert.Equal(CohortErrors.Exists(Stored.Cohort("london")), again.Error);
    }

    [Fact]
    public async Task Delete_UsedByARolloutAndACohort_RefusedWithBoth_ThenAllowed()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddCohortAsync(Stored.Document("london"));
        await database.AddCohortAsync(Stored.Document("wide", includes: "london"));
        await database.AddRolloutAsync("checkout", Stored.Plan("Checkout", "london"));

        var refused = await DeleteAsync(database, "london");
        await DeleteAsync(database, "wide");
        await database.ChangeAsync("checkout", By.Maya, (rollout, now) => rollout.Archive("", By.Maya, now));
        var allowed = await DeleteAsync(database, "london");

        Assert.Equal(CohortErrors.InUse("Cohort london", ["Checkout", "Cohort wide"]), refused.Error);
        Assert.False(allowed.IsError);
        var reader = database.Get<ICohortReader>();
        Assert.Empty(await reader.ListAsync(default));
        Assert.Empty((await reader.CatalogAsync(default)).All);
        Assert.Null(await reader.FindAsync(Stored.Cohort("london"), null, default));
        Assert.NotNull(await reader.FindAsync(Stored.Cohort("london"), 1, default));
    }

    [Fact]
    public async Task Catalog_InsideTheCommand_KnowsWhatWasSavedInIt()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var result = await database.DoAsync(By.Maya, async workspace =>
        {
            foreach (var document in (CohortDocument[])[Stored.Document("inner"), Stored.Document("outer", "inner")])
            {
                var cohort = Cohort.Create(document, workspace.Actor, workspace.Now, await workspace.Cohorts.CatalogAsync());
                if (cohort.IsError) return cohort.WithoutValue();
                workspace.Cohorts.Save(cohort.Value);
            }
            return Result.Success;
        });

        Assert.False(result.IsError);
        Assert.Equal([new CohortUser.InCohort(Stored.Cohort("outer"), "Cohort outer")], await database.Get<ICohortReader>().UsersAsync(Stored.Cohort("inner"), default));
    }

    [Fact]
    public async Task Pinned_OldVersions_AnswersExactlyThose()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.AddCohortAsync(Stored.Document("london"));
        await EditAsync(database, "london", Stored.Document("london") with { Rule = null, Members = ["a"] });
        var key = Stored.Cohort("london");

        var pinned = await database.Get<ICohortReader>().PinnedAsync([new(key, 1, "h"), new(key, 1, "h"), new(key, 9, "h")], default);

        Assert.Equal([(key, 1)], pinned.Keys);
        Assert.IsType<CohortDefinition.ByRule>(pinned[(key, 1)]);
    }

    private static Task<Result<Receipt>> EditAsync(TestDatabase database, string key, CohortDocument document) => database.DoAsync(By.Maya, async workspace =>
    {
        var cohort = (await workspace.Cohorts.FindAsync(Stored.Cohort(key)))!;
        var edited = cohort.Edit(document, cohort.Version, workspace.Actor, workspace.Now, await workspace.Cohorts.CatalogAsync());
        workspace.Cohorts.Save(cohort);
        return edited;
    });

    private static Task<Result<Receipt>> DeleteAsync(TestDatabase database, string key) => database.DoAsync(By.Maya, async workspace =>
    {
        var cohort = (await workspace.Cohorts.FindAsync(Stored.Cohort(key)))!;
        string[] users = [.. await workspace.Rollouts.UsersOfCohortAsync(cohort.Key), .. await workspace.Cohorts.UsersOfAsync(cohort.Key)];
        var deleted = cohort.Delete(cohort.Version, users, workspace.Actor, workspace.Now);
        workspace.Cohorts.Save(cohort);
        return deleted;
    });

    private static Task<Result> SaveAsync(IWorkspace workspace, Cohort cohort)
    {
        workspace.Cohorts.Save(cohort);
        return Task.FromResult(Result.Success);
    }
}
