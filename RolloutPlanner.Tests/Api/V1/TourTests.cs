using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>The life of rollouts by a program alone, with a person where only a person may.</summary>
public sealed class TourTests(ApiApp app) : IClassFixture<ApiApp>
{
    private readonly ApiCaller _api = app.Caller();

    [Fact]
    public async Task Rollout_FromTheCohortToTheKillSwitch_WalksThroughEveryState()
    {
        (await _api.PostAsync("cohorts", new { key = "london", name = "London", rule = new { attribute = "city", @operator = "is", values = new[] { "London" } } })).Worked();
        var draft = await _api.AddDraftAsync("checkout");
        Assert.Equal("/api/v1/rollouts/checkout", draft.Headers.Location?.ToString());

        var edited = (await _api.PutAsync("rollouts/checkout/draft", ApiStory.Plan(), draft.Version)).Worked();
        var submitted = await _api.SubmitAsync("checkout", edited.Version);
        await StandsAsync("inReview", 0);
        Assert.Equal((409, "status.Start"), Refusal(await _api.PostAsync("rollouts/checkout/start", seen: submitted.Version)));

        await app.SignAsync("checkout");
        var started = (await _api.PostAsync("rollouts/checkout/start", seen: await StandsAsync("approved", 0))).Worked();
        await StandsAsync("running", 1);

        var measured = await _api.MeasureAsync("checkout", 0.4m);
        Assert.Equal((409, "gate.holds"), Refusal(await _api.PostAsync("rollouts/checkout/advance", seen: measured)));
        await app.ApproveAsync("checkout");
        (await _api.PostAsync("rollouts/checkout/advance", seen: await StandsAsync("running", 1))).Worked();
        var paused = (await _api.PostAsync("rollouts/checkout/pause", new { reason = "Support is busy" }, await StandsAsync("running", 2))).Worked();
        var resumed = (await _api.PostAsync("rollouts/checkout/resume", new { reason = "Quiet again" }, paused.Version)).Worked();
        (await _api.PostAsync("rollouts/checkout/roll-back", new { stage = 1, reason = "Too many calls" }, resumed.Version)).Worked();
        await StandsAsync("paused", 1);
        (await _api.PostAsync("rollouts/checkout/kill", new { reason = "Payments are down" }, started.Version)).Worked();
        var restarted = (await _api.PostAsync("rollouts/checkout/restart", new { reason = "The fix is live" }, await StandsAsync("rolledBack", 0))).Worked();
        await StandsAsync("draft", 0);
        (await _api.PostAsync("rollouts/checkout/archive", new { reason = "" }, restarted.Version)).Worked();
        await StandsAsync("archived", 0);
    }

    [Fact]
    public async Task Measure_FailingTrigger_RollsBackAtOnceUnderAutomationsName()
    {
        await app.AddRunningAsync(_api, "trigger");

        await _api.MeasureAsync("trigger", 9.5m);

        var state = await _api.GetAsync("rollouts/trigger");
        Assert.Equal("rolledBack", state["status"].GetString());
        var latest = (await _api.GetAsync("history?rollout=trigger&kind=rolled-back-fully"))["items"][0];
        Assert.Equal(("system:gate", "automation"), (latest.GetProperty("actorId").GetString(), latest.GetProperty("channel").GetString()));
    }

    [Fact]
    public async Task Gate_Running_SaysVerdictsAndWhatIsLeft()
    {
        await app.AddRunningAsync(_api, "gate-told");

        var empty = (await _api.GetAsync("rollouts/gate-told/gate")).Worked();
        await _api.MeasureAsync("gate-told", 0.4m);
        var measured = (await _api.GetAsync("rollouts/gate-told/gate")).Worked();

        Assert.Equal(("hold", 2), (empty["action"].GetString(), empty["left"].GetArrayLength()));
        Assert.Equal(("awaitApproval", "0 of 1 approvals given"), (measured["action"].GetString(), measured["left"][0].GetString()));
        var criterion = measured["criteria"][0];
        Assert.Equal(("errors", "pass", "measured", 0.4m), (criterion.GetProperty("id").GetString(), criterion.GetProperty("verdict").GetString(), criterion.GetProperty("cause").GetString(), criterion.GetProperty("value").GetDecimal()));
        Assert.Equal(1, (await _api.GetAsync("rollouts/gate-told/measurements"))["total"].GetInt32());
    }

    [Fact]
    public async Task Gate_NotStarted_IsRefusedInWords()
    {
        await _api.AddDraftAsync("no-gate");

        Assert.Equal((409, "gate.none"), Refusal(await _api.GetAsync("rollouts/no-gate/gate")));
    }

    [Fact]
    public async Task Draft_Read_CanBeWrittenBackAsItIs()
    {
        var made = await _api.AddDraftAsync("round-trip");
        var draft = await _api.GetAsync("rollouts/round-trip/draft");

        var check = (await _api.PostAsync("rollouts/round-trip/check", draft.Text)).Worked();
        var saved = await _api.PutAsync("rollouts/round-trip/draft", draft.Text, made.Version);

        Assert.Equal((made.Version, 0), (draft.Version, check["errors"].GetArrayLength()));
        Assert.Equal(200, saved.Status);
        Assert.Equal(draft.Text, (await _api.GetAsync("rollouts/round-trip/draft")).Text);
    }

    [Fact]
    public async Task Draft_Faulty_IsRefusedAtThePathsOfTheEditor()
    {
        var made = await _api.AddDraftAsync("faulty-draft");

        var saved = await _api.PutAsync("rollouts/faulty-draft/draft", new { name = "A", stages = new object[] { new { name = "", share = 120, soakHours = -1, gate = new { criteria = new[] { new { id = "a", hook = "Bad Key" } } } } } }, made.Version);

        Assert.Equal((400, "text.missing"), (saved.Status, saved.Code));
        Assert.Equal(
            "stages[0].name stages[0].share stages[0].soakHours stages[0].gate.criteria[0].limit stages[0].gate.criteria[0].role stages[0].gate.criteria[0].hook stages[0].gate.criteria[0].comparison".Split(' ').Order(),
            saved.Paths.Split(' ').Order());
        Assert.Equal(made.Version, (await _api.GetAsync("rollouts/faulty-draft")).Version);
    }

    [Fact]
    public async Task Submit_WithLintErrors_IsRefusedAtTheirPaths()
    {
        var made = (await _api.PostAsync("rollouts", new { flag = new { key = "unready" }, plan = new { name = "Unready", stages = new[] { new { name = "All", audience = "everybody", share = 100, soakHours = 0 } } } })).Worked();

        var sent = await _api.PostAsync("rollouts/unready/submit", new { acknowledged = Array.Empty<string>() }, made.Version);

        Assert.Equal(409, sent.Status);
        Assert.StartsWith("lint.", sent.Code);
        Assert.Contains("engineeringLead", sent.Paths);
    }

    [Fact]
    public async Task Rollout_KeyTaken_IsAConflictAtItsField()
    {
        await _api.AddDraftAsync("taken");

        Assert.Equal((409, "rollout.exists", "flag.key"), (await _api.PostAsync("rollouts", new { flag = new { key = "taken" }, plan = ApiStory.Plan() })).Refusal);
    }

    [Fact]
    public async Task List_Filtered_HoldsThoseAndPages()
    {
        await _api.AddDraftAsync("listed-one");
        await _api.AddDraftAsync("listed-two");

        var found = await _api.GetAsync("rollouts?q=listed-&order=name&pageSize=1&page=2");
        var none = await _api.GetAsync("rollouts?q=listed-&page=3");

        Assert.Equal((2, 1), (found["total"].GetInt32(), found["items"].GetArrayLength()));
        Assert.Equal((2, 0), (none["total"].GetInt32(), none["items"].GetArrayLength()));
        Assert.Equal(0, (await _api.GetAsync("rollouts?q=listed-&status=archived"))["total"].GetInt32());
    }

    private static (int, string?) Refusal(ApiAnswer answer) => (answer.Status, answer.Code);

    private async Task<long> StandsAsync(string status, int stage)
    {
        var state = (await _api.GetAsync("rollouts/checkout")).Worked();
        Assert.Equal((status, stage), (state["status"].GetString(), state["stage"].GetInt32()));
        return state.Version;
    }
}
