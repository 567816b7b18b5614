using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>What was decided on which version, and what was asked twice.</summary>
public sealed class VersionTests(ApiApp app) : IClassFixture<ApiApp>
{
    private static int _cohorts;
    private readonly ApiCaller _api = app.Caller();

    [Fact]
    public async Task Get_WithTheSameVersion_SaysNotModified()
    {
        var key = await CohortAsync();

        var first = await _api.GetAsync($"cohorts/{key}");
        var again = await _api.GetAsync($"cohorts/{key}", "\"v9\", W/\"v1\"");
        var star = await _api.GetAsync($"cohorts/{key}", "*");
        var other = await _api.GetAsync($"cohorts/{key}", "\"v2\"");

        Assert.Equal((200, "\"v1\""), (first.Status, first.Tag));
        Assert.Equal((304, "\"v1\"", ""), (again.Status, again.Tag, again.Text));
        Assert.Equal((304, 200), (star.Status, other.Status));
    }

    [Theory]
    [InlineData(null, 428, "if-match.missing")]
    [InlineData("*", 428, "if-match.missing")]
    [InlineData("v1", 400, "if-match.invalid")]
    [InlineData("\"v1\", \"v2\"", 400, "if-match.invalid")]
    [InlineData("\"v2\"", 412, "cohort.changed")]
    [InlineData("\"v99999999999\"", 412, "cohort.changed")]
    [InlineData("\"v99999999999999999999\"", 412, "if-match.other")]
    [InlineData("W/\"v1\"", 412, "if-match.other")]
    [InlineData("\"abc\"", 412, "if-match.other")]
    [InlineData("\"v-1\"", 412, "if-match.other")]
    public async Task Put_OnAnotherVersion_ChangesNothing(string? ifMatch, int status, string code)
    {
        var key = await CohortAsync();

        var edit = await _api.SendAsync(HttpMethod.Put, $"cohorts/{key}", Cohort(key, "Paris"), ifMatch);

        Assert.Equal((status, code), (edit.Status, edit.Code));
        Assert.Equal(1, (await _api.GetAsync($"cohorts/{key}")).Version);
    }

    [Fact]
    public async Task Put_SameKeySameWish_GivesTheSameAnswerAndOneVersion()
    {
        var key = await CohortAsync();
        var intent = Guid.NewGuid().ToString();

        var first = await _api.PutAsync($"cohorts/{key}", Cohort(key, "Paris"), 1, intent);
        var again = await _api.PutAsync($"cohorts/{key}", Cohort(key, "Paris"), 1, intent);

        Assert.Equal((200, $"{{\"key\":\"{key}\",\"version\":2}}", "\"v2\""), (first.Status, first.Text, first.Tag));
        Assert.Equal((first.Status, first.Text, first.Tag), (again.Status, again.Text, again.Tag));
        Assert.Equal(2, (await _api.GetAsync($"cohorts/{key}")).Version);
    }

    [Theory]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301", "Rome", 1)]
    [InlineData("deploy #17 of main!", "Rome", 1)]
    [InlineData("pipeline-4711", "Paris", 2)]
    public async Task Put_SameKeyOtherWish_IsRefused(string intent, string city, long seen)
    {
        var key = await CohortAsync();
        intent = intent.Replace(" ", "_", StringComparison.Ordinal);
        (await _api.PutAsync($"cohorts/{key}", Cohort(key, "Paris"), 1, intent)).Worked();

        var other = await _api.PutAsync($"cohorts/{key}", Cohort(key, city), seen, intent);

        Assert.Equal((422, "command.reused"), (other.Status, other.Code));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("schl\u00FCssel")]
    public async Task Post_KeyThatIsNone_IsRefused(string intent)
    {
        var answer = await _api.PostAsync("cohorts", Cohort("never", "Paris"), key: intent + "\u00E4");

        Assert.Equal((400, "idempotency-key.invalid", "Idempotency-Key"), answer.Refusal);
    }

    [Fact]
    public async Task Post_KeyOfOneHundredAndTwentyNine_IsTooLong()
    {
        Assert.Equal(400, (await _api.PostAsync("cohorts", Cohort("long-key", "Paris"), key: new string('k', 129))).Status);
        Assert.Equal(201, (await _api.PostAsync("cohorts", Cohort("long-key", "Paris"), key: new string('k', 128))).Status);
    }

    [Fact]
    public async Task Advance_AHundredAtOnce_OneGetsThrough()
    {
        var key = "hundred";
        await app.AddRunningAsync(_api, key, approvals: 0);
        var seen = await _api.MeasureAsync(key, 0.3m);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => app.Caller().PostAsync($"rollouts/{key}/advance", seen: seen, key: $"advance-{i}")));

        Assert.Equal((1, 99), (answers.Count(answer => answer.Status == 200), answers.Count(answer => answer is { Status: 412, Code: "rollout.changed" })));
        var state = await _api.GetAsync($"rollouts/{key}");
        Assert.Equal((2, seen + 1), (state["stage"].GetInt32(), state.Version));
    }

    [Fact]
    public async Task Post_TwentyTimesAtOnceWithOneKey_HasOneEffectAndOneAnswer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.Caller().PostAsync("cohorts", Cohort("once", "Oslo"), key: "one-intent")));

        Assert.Equal([(201, "{\"key\":\"once\",\"version\":1}")], answers.Select(answer => (answer.Status, answer.Text)).Distinct());
        Assert.Equal(1, (await _api.GetAsync("history?kind=cohort-created&q=once"))["total"].GetInt32());
    }

    [Fact]
    public async Task Measure_WithAndWithoutAVersion_ChecksItOnlyWhereItIsNamed()
    {
        var key = "numbers";
        var seen = await app.AddRunningAsync(_api, key);
        var body = new { hook = "payment-errors", value = 0.2m, sampleSize = 100, source = "Grafana" };

        var free = await _api.PostAsync($"rollouts/{key}/measurements", body);
        var bound = await _api.PostAsync($"rollouts/{key}/measurements", body, seen);

        Assert.Equal((200, seen + 1), (free.Status, free.Version));
        Assert.Equal((412, "rollout.changed"), (bound.Status, bound.Code));
    }

    private static object Cohort(string key, string city) => new { key, name = $"People in {city}", rule = new { attribute = "city", @operator = "is", values = new[] { city } } };

    private async Task<string> CohortAsync()
    {
        var key = $"cohort-{Interlocked.Increment(ref _cohorts)}-{Guid.NewGuid():N}"[..20];
        (await _api.PostAsync("cohorts", Cohort(key, "London"))).Worked();
        return key;
    }
}
