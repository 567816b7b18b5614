using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>No request reaches people while a signature or an approval is missing.</summary>
public sealed class NoWayAroundTests(ApiApp app) : IClassFixture<ApiApp>
{
    private static readonly string[] Moves = ["start", "advance", "skip", "resume", "roll-back", "restart"];

    private readonly ApiCaller _api = app.Caller();

    [Theory]
    [InlineData("draft")]
    [InlineData("in-review")]
    [InlineData("edited-after-the-signature")]
    [InlineData("restarted")]
    [InlineData("imported-again")]
    public async Task Unsigned_NoRequestStartsIt(string how)
    {
        var key = "unsigned-" + how;
        var seen = await UnsignedAsync(key, how);

        foreach (var move in Moves.Where(move => !(how == "restarted" && move == "restart")))
        {
            var answer = await _api.PostAsync($"rollouts/{key}/{move}", BodyOf(move), seen);
            Assert.True(answer.Status is 409 or 400, $"{move}: {answer.Status} {answer.Text}");
        }

        await ReachesNobodyAsync(key);
    }

    [Theory]
    [InlineData("advance")]
    [InlineData("skip")]
    [InlineData("resume")]
    [InlineData("edit")]
    [InlineData("restart")]
    [InlineData("roll-back")]
    public async Task Unapproved_NoRequestGoesFurther(string move)
    {
        var key = "unapproved-" + move;
        await app.AddRunningAsync(_api, key);
        var seen = await _api.MeasureAsync(key, 0.2m);

        var answer = move == "edit"
            ? await _api.PutAsync($"rollouts/{key}/draft", ApiStory.Plan(approvals: 0), seen)
            : await _api.PostAsync($"rollouts/{key}/{move}", BodyOf(move), seen);
        var after = await _api.PostAsync($"rollouts/{key}/advance", seen: (await _api.GetAsync($"rollouts/{key}")).Version);

        Assert.Equal(move == "edit" ? 409 : move == "roll-back" ? 400 : 409, answer.Status);
        Assert.Equal((409, "gate.holds"), (after.Status, after.Code));
        Assert.Equal(("running", 1), await StandAsync(key));
    }

    [Fact]
    public async Task LiveEdit_ThatAsksForLess_WaitsForASignatureAndAPerson()
    {
        var key = "live-edit";
        await app.AddRunningAsync(_api, key);
        var plan = new { name = "New checkout", owner = By.Maya.Id.Value, engineeringLead = By.Tom.Id.Value, rollbackOwner = By.Maya.Id.Value, stages = new[] { ApiStory.Stage("First share", 5, 1), ApiStory.Stage("Everybody", 100, 1) } };
        var seen = (await _api.PutAsync($"rollouts/{key}/draft", plan, await _api.MeasureAsync(key, 0.2m))).Worked().Version;

        var advanced = await _api.PostAsync($"rollouts/{key}/advance", seen: seen);

        Assert.Equal((409, "gate.holds"), (advanced.Status, advanced.Code));
        var state = await _api.GetAsync($"rollouts/{key}");
        Assert.Equal((1, 3), (state["live"].GetProperty("number").GetInt32(), state["live"].GetProperty("plan").GetProperty("stages").GetArrayLength()));
    }

    [Fact]
    public async Task Approval_ThenWorseNumbers_NoLongerOpensTheGate()
    {
        var key = "worsened";
        await app.AddRunningAsync(_api, key);
        await _api.MeasureAsync(key, 0.2m);
        await app.ApproveAsync(key);
        var seen = (await _api.PostAsync($"rollouts/{key}/measurements", new { hook = "payment-errors", value = 0.2m, sampleSize = 3, source = "Grafana" })).Worked().Version;

        var advanced = await _api.PostAsync($"rollouts/{key}/advance", seen: seen);

        Assert.Equal((409, "gate.holds"), (advanced.Status, advanced.Code));
    }

    [Theory]
    [InlineData("sign-off")]
    [InlineData("sign")]
    [InlineData("approve")]
    [InlineData("approvals")]
    [InlineData("decline")]
    [InlineData("withdraw")]
    [InlineData("apply")]
    [InlineData("request-changes")]
    public async Task PersonsDeeds_HaveNoAddress(string deed)
    {
        await _api.AddDraftAsync("deed-" + deed);

        Assert.Equal(404, (await _api.PostAsync($"rollouts/deed-{deed}/{deed}", new { comment = "I agree" }, 1)).Status);
    }

    [Theory]
    [InlineData("signOffs")]
    [InlineData("approvals")]
    [InlineData("status")]
    [InlineData("stage")]
    [InlineData("liveVersion")]
    [InlineData("editors")]
    [InlineData("salt")]
    public async Task Import_WithMoreThanAPlan_IsRefused(string member)
    {
        var answer = await _api.PostAsync("rollouts", $"{{\"flag\":{{\"key\":\"smuggled\"}},\"plan\":{{\"name\":\"A\",\"{member}\":1}}}}");

        Assert.Equal((400, "json.unknown", "plan." + member), answer.Refusal);
    }

    private static object? BodyOf(string move) => move switch
    {
        "skip" => new { stage = 3, reason = "No time" },
        "roll-back" => new { stage = 3, reason = "Forwards" },
        "resume" or "restart" => new { reason = "No time" },
        _ => null,
    };

    private async Task<long> UnsignedAsync(string key, string how)
    {
        switch (how)
        {
            case "draft":
                return (await _api.AddDraftAsync(key)).Version;
            case "in-review":
                return (await _api.SubmitAsync(key, (await _api.AddDraftAsync(key)).Version)).Version;
            case "edited-after-the-signature":
                return (await _api.PutAsync($"rollouts/{key}/draft", ApiStory.Plan(approvals: 2), await app.AddApprovedAsync(_api, key))).Worked().Version;
            case "restarted":
                var running = await app.AddRunningAsync(_api, key);
                var off = (await _api.PostAsync($"rollouts/{key}/roll-back-fully", new { reason = "Calls" }, running)).Worked();
                return (await _api.PostAsync($"rollouts/{key}/restart", new { reason = "Fixed" }, off.Version)).Worked().Version;
            case "imported-again":
                await app.AddApprovedAsync(_api, key + "-origin");
                var signed = (await _api.GetAsync($"rollouts/{key}-origin"))["underReview"].GetProperty("plan").GetRawText();
                return (await _api.PostAsync("rollouts", $"{{\"flag\":{{\"key\":\"{key}\"}},\"plan\":{signed}}}")).Worked().Version;
            default:
                throw new ArgumentOutOfRangeException(nameof(how));
        }
    }

    private async Task ReachesNobodyAsync(string key)
    {
        var (status, stage) = await StandAsync(key);
        Assert.Contains(status, (string[])["draft", "inReview", "approved"]);
        Assert.Equal(0, stage);
    }

    private async Task<(string?, int)> StandAsync(string key)
    {
        var state = await _api.GetAsync($"rollouts/{key}");
        return (state["status"].GetString(), state["stage"].GetInt32());
    }
}
