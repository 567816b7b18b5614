using System.Net;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.Persistence;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.Ofrep;

/// <summary>Every line of the table of answers, by wire.</summary>
public sealed class EvaluateTests(EvaluateTests.EachState app) : IClassFixture<EvaluateTests.EachState>
{
    public static TheoryData<string, string?, string, string?> States => new()
    {
        { "draft", null, "404", null },
        { "in-review", null, "404", null },
        { "archived", null, "404", null },
        { "approved", null, "DISABLED", "off" },
        { "running", "qa", "TARGETING_MATCH QA 1", "on" },
        { "running", "opted-in", "TARGETING_MATCH", "on" },
        { "running", "in-bucket", "SPLIT London 2", "on" },
        { "running", "out-of-bucket", "SPLIT", "off" },
        { "running", "elsewhere", "DEFAULT", "off" },
        { "running", "opted-out", "DEFAULT", "off" },
        { "paused", "qa", "TARGETING_MATCH QA 1", "on" },
        { "paused", "in-bucket", "SPLIT London 2", "on" },
        { "paused", "out-of-bucket", "SPLIT", "off" },
        { "paused", "elsewhere", "DEFAULT", "off" },
        { "back-to-one", "qa", "TARGETING_MATCH QA 1", "on" },
        { "back-to-one", "in-bucket", "DEFAULT", "off" },
        { "back-to-nobody", "qa", "DISABLED", "off" },
        { "killed", "opted-in", "DISABLED", "off" },
        { "completed", "elsewhere", "STATIC", "on" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public async Task Answer_EveryState_IsThatOfTheTable(string state, string? who, string reason, string? variant)
    {
        var key = KeyOf(state);

        var answer = await app.AskAsync(key, Person(key, who ?? "elsewhere"));

        if (variant is null)
        {
            Assert.Equal((key, "FLAG_NOT_FOUND"), ((string?)answer["key"], (string?)answer["errorCode"]));
            return;
        }
        var metadata = answer["metadata"]!.AsObject();
        var said = string.Join(' ', new[] { answer["reason"], metadata["stage"], metadata["stageIndex"] }.Where(part => part is not null));
        Assert.Equal((reason, variant, variant == "on"), (said, (string?)answer["variant"], (bool)answer["value"]!));
        Assert.Equal((key, 1), ((string?)metadata["rollout"], (int)metadata["planVersion"]!));
        Assert.False(metadata.ContainsKey("stale"));
    }

    [Theory]
    [InlineData(FlagType.Boolean, "true", "false", "true", "false")]
    [InlineData(FlagType.Text, "blue \"sky\"", "", "\"blue \\u0022sky\\u0022\"", "\"\"")]
    [InlineData(FlagType.Number, "12.50", "0", "12.50", "0")]
    [InlineData(FlagType.Object, """{"colour": "blue"}""", "{}", """{"colour": "blue"}""", "{}")]
    public async Task Value_OfEachType_IsAlwaysThere(FlagType type, string on, string off, string wireOn, string wireOff)
    {
        var key = $"typed-{type}".ToLowerInvariant();
        var flag = FeatureFlag.Create(FlagKey.Parse(key, "key").Value, type, on, off);
        await app.AddAsync(flag.Value, APlan.Of(APlan.Stage("All", cohort: null, gate: APlan.Guard)) with { OptOut = [TargetingKey.Parse("no", "key").Value] });

        var (yes, no) = (await TextAsync(key, "yes"), await TextAsync(key, "no"));

        Assert.Contains($"\"value\":{wireOn},", yes);
        Assert.Contains($"\"value\":{wireOff},", no);
    }

    [Fact]
    public async Task Bulk_AllFlags_AreTheSingleAnswersInOrderOfTheirKeys()
    {
        var bulk = JsonNode.Parse(await (await app.PostAsync(null, """{"context":{"targetingKey":"person-7","city":"London"}}""")).Content.ReadAsStringAsync())!;

        var flags = bulk["flags"]!.AsArray().Select(flag => flag!.AsObject()).ToList();
        Assert.Equal(flags.Select(flag => (string)flag["key"]!).Order(StringComparer.Ordinal), flags.Select(flag => (string)flag["key"]!));
        Assert.True(flags.Count >= 5, $"{flags.Count} flags");
        foreach (var flag in flags)
        {
            Assert.Equal((await app.AskAsync((string)flag["key"]!, ("targetingKey", "person-7"), ("city", "London"))).ToJsonString(), flag.ToJsonString());
        }
        var stream = bulk["eventStreams"]!.AsArray().Single()!;
        Assert.Equal("sse", (string?)stream["type"]);
        Assert.StartsWith("/ofrep/v1/events?ticket=", (string?)stream["endpoint"]!["requestUri"]);
        Assert.DoesNotContain("rp_", bulk.ToJsonString());
    }

    [Fact]
    public async Task Bulk_AskedAgainWithItsTag_IsNotSentAgain()
    {
        const string Ask = """{"context":{"targetingKey":"person-7","city":"London"}}""";
        var first = await app.PostAsync(null, Ask);
        var tag = first.Headers.ETag!.ToString();
        string[] known = [tag, $"W/{tag}", $"\"other\", {tag}", $"\"other\",W/{tag} , \"more\"", "*"];

        Assert.Equal(("private, no-cache", "application/json"), (first.Headers.CacheControl!.ToString().Replace("no-cache, private", "private, no-cache"), first.Content.Headers.ContentType!.MediaType));
        foreach (var header in known)
        {
            var again = await app.PostAsync(null, Ask, change: request => request.Headers.TryAddWithoutValidation("If-None-Match", header));

            Assert.Equal((HttpStatusCode.NotModified, tag, ""), (again.StatusCode, again.Headers.ETag?.ToString(), await again.Content.ReadAsStringAsync()));
        }
        var otherwise = await app.PostAsync(null, Ask, change: request => request.Headers.TryAddWithoutValidation("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.OK, otherwise.StatusCode);
    }

    [Fact]
    public async Task Bulk_ForAnotherAnswer_HasAnotherTag()
    {
        var key = KeyOf("running");
        var tags = new List<string>();
        foreach (var who in new[] { "qa", "elsewhere", "qa" })
        {
            var facts = Person(key, who).ToDictionary(fact => fact.Name, fact => (JsonNode?)fact.Value);
            tags.Add((await app.PostAsync(null, new JsonObject { ["context"] = new JsonObject(facts) }.ToJsonString())).Headers.ETag!.Tag);
        }

        Assert.Equal(tags[0], tags[2]);
        Assert.NotEqual(tags[0], tags[1]);
    }

    private static readonly string[] All = ["draft", "in-review", "archived", "approved", "running", "paused", "back-to-one", "back-to-nobody", "killed", "completed"];

    private static string KeyOf(string state) => $"state-{state}";

    /// <summary>One rollout in each state: QA whole, then 5 % of London, then everybody.</summary>
    public sealed class EachState : OfrepApp, IAsyncLifetime
    {
        async Task IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            await AddCohortAsync(Cohort("wire-qa", "org", "qa"));
            await AddCohortAsync(Cohort("wire-london", "city", "London"));
            var plan = APlan.Of(APlan.Stage("QA", cohort: "wire-qa", gate: APlan.Guard), APlan.Stage("London", 5, "wire-london", APlan.Guard), APlan.Stage("Everybody", gate: APlan.Guard)) with
            {
                OptIn = [TargetingKey.Parse("opted-in", "key").Value],
                OptOut = [TargetingKey.Parse("opted-out", "key").Value],
            };
            foreach (var state in All)
            {
                var status = state switch { "draft" or "archived" => RolloutStatus.Draft, "in-review" => RolloutStatus.InReview, "approved" => RolloutStatus.Approved, _ => RolloutStatus.Running };
                await AddAsync(FeatureFlag.Boolean(FlagKey.Parse(KeyOf(state), "key").Value), plan, status);
                foreach (var step in Steps(state)) await StepAsync(KeyOf(state), step);
            }
        }
    }

    private static Func<Rollout, DateTimeOffset, Result>[] Steps(string state) => state switch
    {
        "archived" => [(rollout, at) => rollout.Archive("over", By.Maya, at)],
        "running" => [Advance],
        "paused" => [Advance, (rollout, at) => rollout.Pause("look", By.Maya, at)],
        "back-to-one" => [Advance, (rollout, at) => rollout.RollBackToStage(1, "harm", By.Maya, at)],
        "back-to-nobody" => [Advance, (rollout, at) => rollout.RollBackFully("harm", By.Maya, at)],
        "killed" => [Advance, (rollout, at) => rollout.Kill("harm", By.Maya, at)],
        "completed" => [Advance, Advance, Advance],
        _ => [],
    };

    private static Result Advance(Rollout rollout, DateTimeOffset at)
    {
        var facts = rollout.GoodNews(at);
        rollout.ApprovedBy(By.Tom, facts, at).Worked();
        return rollout.Advance(facts, By.Maya, at);
    }

    private static (string Name, string Value)[] Person(string key, string who) => who switch
    {
        "qa" => [("targetingKey", "anyone"), ("org", "qa")],
        "opted-in" or "opted-out" => [("targetingKey", who), ("org", who == "opted-out" ? "qa" : "")],
        "in-bucket" => [("targetingKey", Crowd.First(person => BucketOf(key, person) < 5_000)), ("city", "London")],
        "out-of-bucket" => [("targetingKey", Crowd.First(person => BucketOf(key, person) >= 5_000)), ("city", "London")],
        _ => [("targetingKey", "anyone"), ("city", "Leeds")],
    };

    private static IEnumerable<string> Crowd => Enumerable.Range(0, 1000).Select(i => $"person-{i}");

    private static int BucketOf(string key, string person) => Bucketing.BucketOf(Salt.For(FlagKey.Parse(key, "key").Value), person)!.Value.Index;

    private static RolloutPlanner.Domain.Cohorts.CohortDocument Cohort(string key, string attribute, string value) =>
        new() { Key = key, Name = key, Rule = new RuleSpec { Attribute = attribute, Operator = "is", Values = [value] } };

    private async Task<string> TextAsync(string key, string person) =>
        await (await app.PostAsync(key, $$$"""{"context":{"targetingKey":"{{{person}}}"}}""")).Content.ReadAsStringAsync();
}
