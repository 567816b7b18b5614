using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>Gates judged again by a program.</summary>
public sealed class ReplayTests(ApiApp app) : IClassFixture<ApiApp>
{
    private readonly ApiCaller _api = app.Caller();

    [Fact]
    public async Task Replay_GivenStricterRules_SaysWhatWouldHaveHappenedAndChangesNothing()
    {
        var version = await app.AddRunningAsync(_api, "replayed");
        version = await _api.MeasureAsync("replayed", 1.2m);

        var ran = (await _api.PostAsync("rollouts/replayed/replay", new { })).Worked();
        var strict = (await _api.PostAsync("rollouts/replayed/replay", new { gate = new { criteria = new[] { new { id = "errors", hook = "payment-errors", role = "rollbackTrigger", comparison = "atMost", limit = 1.0m } } } })).Worked();

        Assert.Equal(("asRan", "advance"), (ran["rules"].GetString(), ran["advance"].GetProperty("action").GetString()));
        Assert.Equal(("given", "rollback", 500L), (strict["rules"].GetString(), strict["stop"].GetProperty("action").GetString(), strict["stop"].GetProperty("people").GetInt64()));
        Assert.EndsWith("after 500 people: payment-errors is 1.2, the limit is at most 1.0.", strict["answer"].GetString());
        Assert.Equal(["hold", "rollback"], strict["changes"].EnumerateArray().Select(change => change.GetProperty("action").GetString()!));
        Assert.Equal(version, (await _api.GetAsync("rollouts/replayed")).Version);
    }

    [Fact]
    public async Task Replay_RefusesWhatItCannotJudge()
    {
        await app.AddRunningAsync(_api, "not-replayed");
        await _api.AddDraftAsync("never-ran");

        Assert.Equal((409, "replay.never-ran", ""), (await _api.PostAsync("rollouts/never-ran/replay", new { })).Refusal);
        Assert.Equal((400, "run"), Place(await _api.PostAsync("rollouts/not-replayed/replay", new { run = 7 })));
        Assert.Equal((400, "rules"), Place(await _api.PostAsync("rollouts/not-replayed/replay", new { rules = "guess" })));
        Assert.Equal((400, "gate"), Place(await _api.PostAsync("rollouts/not-replayed/replay", new { rules = "draft", gate = new { } })));
        Assert.Equal((400, "soakHours"), Place(await _api.PostAsync("rollouts/not-replayed/replay", new { soakHours = 3 })));
        Assert.Equal((400, "gate.criteria[0].id gate.criteria[0].hook gate.criteria[0].role gate.criteria[0].comparison gate.criteria[0].limit"),
            (Sorted(await _api.PostAsync("rollouts/not-replayed/replay", new { gate = new { criteria = new[] { new { } } } }))));
    }

    private static (int, string) Place(ApiAnswer answer) => (answer.Status, answer.Paths);

    private static (int, string) Sorted(ApiAnswer answer) =>
        (answer.Status, string.Join(' ', answer.Paths.Split(' ').OrderBy(path => Array.IndexOf(["id", "hook", "role", "comparison", "limit"], path.Split('.')[^1]))));
}
