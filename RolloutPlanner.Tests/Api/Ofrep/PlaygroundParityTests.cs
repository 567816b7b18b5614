using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Components.Playground;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.Ofrep;

/// <summary>What the playground shows developers is what a program gets.</summary>
public sealed class PlaygroundParityTests(PlaygroundParityTests.EachType app) : IClassFixture<PlaygroundParityTests.EachType>
{
    [Theory]
    [InlineData("yes-no", "p-1", "London")]
    [InlineData("yes-no", "p-in", "Leeds")]
    [InlineData("words", "p-1", "London")]
    [InlineData("words", "p-1", "Leeds")]
    [InlineData("number", "p-1", "London")]
    [InlineData("object", "p-1", "London")]
    [InlineData("object", "p-1", "Leeds")]
    [InlineData("approved", "p-1", "London")]
    [InlineData("draft", "p-1", "London")]
    public async Task RawAnswer_OfEachSort_IsThatOfTheWire(string flag, string who, string city)
    {
        var wire = await app.AskAsync(flag, ("targetingKey", who), ("city", city));

        var shown = JsonNode.Parse(await ShownAsync(flag, who, city))!;

        wire.AsObject().Remove("errorDetails");
        Assert.Equal(wire.ToJsonString(), shown.ToJsonString());
    }

    private async Task<string> ShownAsync(string flag, string who, string city)
    {
        await using var services = app.App.Services.CreateAsyncScope();
        var reply = await services.ServiceProvider.GetRequiredService<AskPlayground>().RunAsync(new(Stored.Key(flag), new AskedPerson.Typed(who, $"city = {city}")), default);
        return WireAnswer.Of(Assert.IsType<PlaygroundReply.Answered>(reply.Value).Answer);
    }

    /// <summary>A flag of each type in a stage for all of London, one that is signed and one that nobody has signed.</summary>
    public sealed class EachType : OfrepApp, IAsyncLifetime
    {
        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await AddCohortAsync(Stored.Document("city-of-london"));
            var plan = Stored.Plan(cohort: "city-of-london");
            plan = plan with { OptIn = [TargetingKey.Parse("p-in", "key").Value], Stages = [plan.Stages[2] with { Name = "London “all” <b>" }, plan.Stages[2]] };
            await AddAsync(FeatureFlag.Boolean(Key("yes-no")), plan);
            await AddAsync(FeatureFlag.Create(Key("words"), FlagType.Text, "new <b>", "").Value, plan);
            await AddAsync(FeatureFlag.Create(Key("number"), FlagType.Number, "1.50", "0").Value, plan);
            await AddAsync(FeatureFlag.Create(Key("object"), FlagType.Object, "{\"colour\": \"blue\"}", "{}").Value, plan);
            await AddAsync(FeatureFlag.Boolean(Key("approved")), plan, RolloutStatus.Approved);
            await AddAsync(FeatureFlag.Boolean(Key("draft")), plan, RolloutStatus.Draft);
        }

        private static FlagKey Key(string key) => FlagKey.Parse(key, "flag").Value;
    }
}
