using RolloutPlanner.Application.Imports;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Imports;

/// <summary>An imported flag, made in a real database.</summary>
public sealed class ImportFlagTests
{
    private const string File = """{"features":[{"name":"checkout","strategies":[{"name":"flexibleRollout","title":"London","parameters":{"rollout":"5","stickiness":"userId"},"constraints":[{"contextName":"city","operator":"IN","values":["London"]}]}]}]}""";

    [Fact]
    public async Task Import_Confirmed_MakesCohortsAndADraftThatNeedsItsSignatures()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var read = (await database.Get<PreviewImport>().RunAsync(File, default)).Value;

        var made = await database.Get<ImportFlag>().RunAsync(By.Maya.Asks(), read.Flags.Single(), default);

        Assert.Equal(new Receipt("checkout", 1), made.Value);
        var state = (await database.Get<IRolloutReader>().FindAsync(RolloutKey.Parse("checkout", "key").Value, default))!;
        Assert.Equal((RolloutStatus.Draft, By.Maya.Id, "London", 5m), (state.Status, state.Draft.Owner!.Value, state.Draft.Stages.Single().Name, state.Draft.Stages.Single().Share.Percent));
        Assert.Equal(new Audience.InCohort(CohortKey.Parse("checkout-london", "key").Value), state.Draft.Stages.Single().Audience);
        Assert.Equal("checkout: London", (await database.Get<ICohortReader>().FindAsync(CohortKey.Parse("checkout-london", "key").Value, null, default))!.Name);
        Assert.Equal(["rollout-created", "cohort-created"], (await database.History.PageAsync(new(PageSize: 2), default)).Entries.Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Import_WhereAnyPartIsRefused_MakesNothing()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var flag = (await database.Get<PreviewImport>().RunAsync(File, default)).Value.Flags.Single();
        var before = await database.DumpAsync();

        var twice = await database.Get<ImportFlag>().RunAsync(By.Maya.Asks(), flag with { Cohorts = flag.Cohorts.Add(flag.Cohorts[0] with { Key = "Not a key" }) }, default);

        Assert.True(twice.IsError);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task Import_ByAViewer_IsForbidden()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        var flag = (await database.Get<PreviewImport>().RunAsync(File, default)).Value.Flags.Single();

        Assert.Equal(ErrorKind.Forbidden, (await database.Get<ImportFlag>().RunAsync(By.Victor.Asks(), flag, default)).Error.Kind);
    }

    [Fact]
    public async Task Preview_OfAFlagThatExists_SaysSoAndOffersNothing()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();
        await database.Get<ImportFlag>().RunAsync(By.Maya.Asks(), (await database.Get<PreviewImport>().RunAsync(File, default)).Value.Flags.Single(), default);

        var again = (await database.Get<PreviewImport>().RunAsync(File, default)).Value.Flags.Single();

        Assert.Null(again.Rollout);
        Assert.Equal("A rollout of this flag exists already.", again.Notes[^1]);
    }

    [Fact]
    public async Task Create_WithoutTemplateAndWithoutStages_IsStillRefused()
    {
        await using var database = await TestDatabase.WithDemoPeopleAsync();

        var refused = await database.Get<CreateRollout>().RunAsync(By.Maya.Asks(), new("checkout", RolloutPlanner.Domain.Flags.FlagType.Boolean, null, null, null, new() { Name = "Checkout" }), default);

        Assert.Equal("template.unknown", refused.Error.Code);
    }
}
