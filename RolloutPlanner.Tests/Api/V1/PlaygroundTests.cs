using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>Plans that a pipeline tries out.</summary>
public sealed class PlaygroundTests(ApiApp app) : IClassFixture<ApiApp>
{
    private readonly ApiCaller _api = app.Caller(TokenScopes.Evaluate);

    [Fact]
    public async Task Try_UnsavedPlanAndCohort_SaysVariantReasonAndTrace()
    {
        var answer = (await _api.PostAsync("playground", new
        {
            flag = new { key = "checkout", type = "number", on = "1.5", off = "0" },
            plan = new { name = "New checkout", stages = new object[] { InLondon(100), new { name = "Half", audience = "everybody", share = 50, soakHours = 0 } } },
            cohorts = new[] { London("city") },
            stage = 1,
            contexts = new object[] { new { targetingKey = "u-1", city = "London" }, new { targetingKey = "u-2", city = "Leeds" }, new { city = "Leeds" } },
        })).Worked();

        var (asha, bo, nobody) = (answer["answers"][0], answer["answers"][1], answer["answers"][2]);
        Assert.Equal(("on", 1.5, "TARGETING_MATCH", 1), (asha.GetProperty("variant").GetString(), asha.GetProperty("value").GetDouble(), asha.GetProperty("reason").GetString(), asha.GetProperty("stage").GetInt32()));
        Assert.Equal(("off", "DEFAULT", "u-2"), (bo.GetProperty("variant").GetString(), bo.GetProperty("reason").GetString(), bo.GetProperty("targetingKey").GetString()));
        var why = bo.GetProperty("stages")[0].GetProperty("why");
        Assert.Equal(("false", "Leeds", "notInCohort"), (why.GetProperty("outcome").GetString(), why.GetProperty("actual").GetString(), bo.GetProperty("stages")[0].GetProperty("admission").GetString()));
        Assert.Equal((false, 50m), (bo.GetProperty("stages")[1].GetProperty("isReached").GetBoolean(), bo.GetProperty("stages")[1].GetProperty("share").GetDecimal()));
        Assert.InRange(bo.GetProperty("stages")[1].GetProperty("bucket").GetDecimal(), 0, 99.999m);
        Assert.Equal("noStickyValue", nobody.GetProperty("stages")[1].GetProperty("admission").GetString());
    }

    [Fact]
    public async Task Try_StoredRollout_AnswersAsItStandsAndAsItWould()
    {
        await app.AddRunningAsync(app.Caller(), "stored");
        var contexts = Enumerable.Range(0, 200).Select(i => new { targetingKey = $"u-{i}" }).ToArray();

        var now = (await _api.PostAsync("playground", new { rollout = "stored", contexts })).Worked();
        var later = (await _api.PostAsync("playground", new { rollout = "stored", stage = 3, contexts })).Worked();
        var before = (await _api.PostAsync("playground", new { rollout = "stored", stage = 0, version = "draft", contexts })).Worked();

        Assert.Equal((1, 3, 0), (now["stage"].GetInt32(), later["stage"].GetInt32(), before["stage"].GetInt32()));
        Assert.InRange(On(now), 1, 40);
        Assert.Equal((200, 0), (On(later), On(before)));
        Assert.Equal("DISABLED", before["answers"][0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Try_Faulty_NamesEverythingAtItsPath()
    {
        var answer = await _api.PostAsync("playground", new
        {
            flag = new { key = "checkout" },
            plan = new { name = "", stages = new object[] { InLondon(120) } },
            cohorts = new[] { London("") },
            stage = 1,
            contexts = new object[] { new { targetingKey = 7 } },
        });

        Assert.Equal((400, "cohorts[0].rule.attribute contexts[0].targetingKey plan.name plan.stages[0].share"), (answer.Status, string.Join(' ', answer.Paths.Split(' ').Order(StringComparer.Ordinal))));
    }

    [Theory]
    [InlineData("{\"contexts\":[{}]}", "flag.key", "plan.name stage")]
    [InlineData("{\"rollout\":\"tried\",\"version\":\"live\",\"contexts\":[]}", "version", "")]
    [InlineData("{\"rollout\":\"tried\",\"version\":\"signed\"}", "version", "")]
    [InlineData("{\"rollout\":\"tried\",\"version\":\"draft\",\"stage\":9}", "stage", "")]
    [InlineData("{\"rollout\":\"tried\",\"plan\":{},\"salt\":\"s\"}", "plan", "salt")]
    [InlineData("{\"version\":\"draft\",\"stage\":0}", "version", "")]
    [InlineData("{\"contexts\":[{\"a\":1,\"a\":2}]}", "contexts[0].a", "")]
    [InlineData("{\"contexts\":[{\"a\":1e999}]}", "contexts[0].a", "")]
    [InlineData("{\"contexts\":[null]}", "contexts[0]", "")]
    public async Task Try_Unclear_IsRefused(string body, string path, string more)
    {
        await TriedAsync();

        var answer = await _api.PostAsync("playground", body);

        Assert.Equal(400, answer.Status);
        Assert.Equal(string.Join(' ', $"{path} {more}".Trim().Split(' ').Order(StringComparer.Ordinal)), string.Join(' ', answer.Paths.Split(' ').Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Try_AThousandAndOne_IsRefused()
    {
        await TriedAsync();
        var contexts = Enumerable.Range(0, 1001).Select(i => new { targetingKey = $"u-{i}" }).ToArray();

        Assert.Equal(200, (await _api.PostAsync("playground", new { rollout = "tried", version = "draft", stage = 1, contexts = contexts[..1000] })).Status);
        Assert.Equal((400, "trial.contexts", "contexts"), (await _api.PostAsync("playground", new { rollout = "tried", version = "draft", stage = 1, contexts })).Refusal);
    }

    [Fact]
    public async Task Try_UnknownRollout_IsNotFound() =>
        Assert.Equal((404, "rollout.unknown", ""), (await _api.PostAsync("playground", new { rollout = "nowhere" })).Refusal);

    private static object InLondon(int share) => new { name = "London", audience = "cohort", cohort = "london", share, soakHours = 0 };

    private static object London(string attribute) => new { key = "london", name = "London", rule = new { attribute, @operator = "is", values = new[] { "London" } } };

    private static int On(ApiAnswer answer) => answer["answers"].EnumerateArray().Count(one => one.GetProperty("variant").GetString() == "on");

    private async Task TriedAsync()
    {
        if ((await app.Caller().GetAsync("rollouts/tried")).Status == 404) await app.Caller().AddDraftAsync("tried");
    }
}
