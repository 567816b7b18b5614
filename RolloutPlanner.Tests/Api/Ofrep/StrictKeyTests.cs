using System.Net;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.Ofrep;

public sealed class StrictKeyTests(StrictKeyTests.Strict app) : IClassFixture<StrictKeyTests.Strict>
{
    [Theory]
    [InlineData("by-key", """{"context":{"city":"London"}}""", true)]
    [InlineData("by-key", """{"context":{"city":"London","targetingKey":""}}""", true)]
    [InlineData("by-key", """{"context":{"city":"London","targetingKey":"ann"}}""", false)]
    [InlineData("by-key", """{"context":{"city":"Leeds"}}""", false)]
    [InlineData("by-account", """{"context":{"city":"London"}}""", false)]
    [InlineData("whole", """{"context":{"city":"London"}}""", false)]
    public async Task Key_ThatOnlyDecides_IsDemanded(string flag, string body, bool isDemanded)
    {
        var single = await app.PostAsync(flag, body);
        var bulk = JsonNode.Parse(await (await app.PostAsync(null, body)).Content.ReadAsStringAsync())!["flags"]!.AsArray().Single(each => (string)each!["key"]! == flag)!;

        Assert.Equal(isDemanded ? HttpStatusCode.BadRequest : HttpStatusCode.OK, single.StatusCode);
        Assert.Equal(isDemanded ? "TARGETING_KEY_MISSING" : null, (string?)bulk["errorCode"]);
        Assert.Equal(JsonNode.Parse(await single.Content.ReadAsStringAsync())!.ToJsonString(), bulk.ToJsonString());
    }

    public sealed class Strict : OfrepApp, IAsyncLifetime
    {
        protected override (string Name, string Value)[] Settings => [("Ofrep:StrictTargetingKey", "true")];

        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await AddCohortAsync(new() { Key = "strict-london", Name = "London", Rule = new RuleSpec { Attribute = "city", Operator = "is", Values = ["London"] } });
            var share = APlan.Stage("Share", 5, "strict-london", APlan.Guard);
            await AddAsync(FlagOf("by-key"), APlan.Of(share, APlan.Stage("All", gate: APlan.Guard)));
            await AddAsync(FlagOf("by-account"), APlan.Of(share with { StickyAttribute = AttributeName.Parse("account", "a").Value }, APlan.Stage("All", gate: APlan.Guard)));
            await AddAsync(FlagOf("whole"), APlan.Of(APlan.Stage("All", cohort: "strict-london", gate: APlan.Guard)));
        }

        private static FeatureFlag FlagOf(string key) => FeatureFlag.Boolean(FlagKey.Parse(key, "key").Value);
    }
}
