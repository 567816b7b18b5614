using System.Text.Json;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>Cohorts, hooks, templates, people and history by a program.</summary>
public sealed class WorkspaceTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string People = "key,name,city,beta:boolean,age:number,tags:list\nu-1,Asha,London,true,31,a;b\nu-2,Bo,Leeds,false,44,\nu-3,Cem,London,true,19,c\n";

    private readonly ApiCaller _api = app.Caller();

    [Fact]
    public async Task Cohort_FromMakingToDeleting_KeepsItsVersions()
    {
        var rule = new { kind = "all", rules = new object[] { new { attribute = "city", @operator = "in", values = new[] { "London", "Leeds" }, ignoreCase = true }, new { attribute = "age", @operator = "atLeast", values = new[] { "18" } } } };
        var made = (await _api.PostAsync("cohorts", new { key = "adults", name = "Adults", description = "Old enough", rule })).Worked();
        var edited = (await _api.PutAsync("cohorts/adults", new { name = "Members", members = new[] { "u-1", "u-2" } }, made.Version)).Worked();

        var deleted = await _api.DeleteAsync("cohorts/adults", edited.Version);

        Assert.Equal((201, "{\"key\":\"adults\",\"version\":1}", "/api/v1/cohorts/adults"), (made.Status, made.Text, made.Headers.Location?.ToString()));
        Assert.Equal((204, ""), (deleted.Status, deleted.Text));
        Assert.Equal((404, "cohort.unknown"), ((await _api.GetAsync("cohorts/adults")).Status, (await _api.GetAsync("cohorts/adults")).Code));
        var first = await _api.GetAsync("cohorts/adults/versions/1");
        Assert.Equal((200, "all", "atLeast"), (first.Status, first["cohort"].GetProperty("rule").GetProperty("kind").GetString(), first["cohort"].GetProperty("rule").GetProperty("rules")[1].GetProperty("operator").GetString()));
        Assert.Equal(2, (await _api.GetAsync("cohorts/adults/versions"))["total"].GetInt32());
    }

    [Fact]
    public async Task Cohort_InUse_IsNotDeletedAndNamesItsUsers()
    {
        (await _api.PostAsync("cohorts", new { key = "inner", name = "Inner", members = new[] { "u-1" } })).Worked();
        (await _api.PostAsync("cohorts", new { key = "outer", name = "Outer", rule = new { kind = "cohort", cohort = "inner" } })).Worked();

        var deleted = await _api.DeleteAsync("cohorts/inner", 1);

        Assert.Equal((409, "cohort.used"), (deleted.Status, deleted.Code));
        Assert.Equal("outer", (await _api.GetAsync("cohorts/inner/uses"))["cohorts"][0].GetProperty("key").GetString());
    }

    [Fact]
    public async Task Directory_Imported_IsListedCountedAndAsked()
    {
        var imported = await ImportAsync(People);
        var listed = (await _api.GetAsync("directory?q=U-1")).Worked();
        var counted = (await _api.PostAsync("cohorts/preview", new { rule = new { attribute = "city", @operator = "is", values = new[] { "London" } } })).Worked();
        var asked = (await _api.PostAsync("cohorts/test", new { cohort = new { rule = new { attribute = "city", @operator = "is", values = new[] { "London" } } }, person = "u-2" })).Worked();

        Assert.Equal((200, listed.Version), (imported.Status, imported.Version));
        Assert.Equal(
            "{\"key\":\"u-1\",\"name\":\"Asha\",\"attributes\":{\"city\":\"London\",\"beta\":true,\"age\":31,\"tags\":[\"a\",\"b\"]}}",
            listed["people"].GetProperty("items")[0].GetRawText());
        Assert.Equal((3, 2), (counted["everyone"].GetInt32(), counted["matching"].GetInt32()));
        Assert.Equal((false, "false", "Leeds"), (asked["belongs"].GetBoolean(), asked["why"].GetProperty("outcome").GetString(), asked["why"].GetProperty("actual").GetString()));
        Assert.Equal(404, (await _api.PostAsync("cohorts/test", new { cohort = new { members = new[] { "x" } }, person = "nobody at all" })).Status);
        Assert.Equal(304, (await _api.GetAsync("directory", listed.Tag)).Status);
    }

    [Theory]
    [InlineData("text/csv", "key,city\nu-1,London\n", "", 400, "source")]
    [InlineData("text/csv", "name\nAsha\n", "crm", 400, null)]
    [InlineData("text/csv", "", "crm", 400, null)]
    [InlineData("application/json", "{}", "crm", 415, "")]
    public async Task Import_Faulty_ChangesNobody(string type, string csv, string source, int status, string? paths)
    {
        await ImportAsync(People);
        var before = (await _api.GetAsync("directory")).Version;

        var answer = await _api.SendAsync(HttpMethod.Post, $"directory/import?source={source}", csv, type: type);

        Assert.Equal(status, answer.Status);
        if (paths is not null) Assert.Equal(paths, answer.Paths);
        Assert.Equal(before, (await _api.GetAsync("directory")).Version);
    }

    [Fact]
    public async Task Import_OverFiveMegabytes_IsTooLarge()
    {
        var answer = await _api.SendAsync(HttpMethod.Post, "directory/import?source=crm", new byte[5 * 1024 * 1024 + 1], type: "text/csv");

        Assert.Equal((413, "body.large"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Hook_FromMakingToDeleting()
    {
        var made = (await _api.PostAsync("hooks", new { key = "latency", name = "Latency", unit = "ms", source = "Grafana" })).Worked();
        var twice = await _api.PostAsync("hooks", new { key = "latency", name = "Latency" });
        var read = (await _api.PostAsync("hooks/latency/readings", new { value = 120.50m, source = "Grafana" })).Worked();
        var edited = (await _api.PutAsync("hooks/latency", new { name = "Checkout latency", unit = "ms", source = "Grafana" }, read.Version)).Worked();
        var hook = await _api.GetAsync("hooks/latency");
        var deleted = await _api.DeleteAsync("hooks/latency", edited.Version);

        Assert.Equal((409, "hook.exists", "key"), twice.Refusal);
        Assert.Equal((3, "Checkout latency", 120.50m), (hook.Version, hook["name"].GetString(), hook["lastReading"].GetProperty("value").GetDecimal()));
        Assert.Equal((1, 204, 404), (made.Version, deleted.Status, (await _api.GetAsync("hooks/latency")).Status));
    }

    [Fact]
    public async Task Template_FromMakingToDeleting()
    {
        var made = (await _api.PostAsync("templates", new { name = "Ours", purpose = "For payments", stages = new[] { ApiStory.Stage("All", 100, 1) } })).Worked();
        var key = made["key"].GetString();
        var edited = (await _api.PutAsync($"templates/{key}", new { name = "Ours", purpose = "For all", stages = new[] { ApiStory.Stage("All", 100, 1) } }, made.Version)).Worked();
        var builtIn = await _api.DeleteAsync("templates/blank", 1);

        Assert.Equal("For all", (await _api.GetAsync($"templates/{key}"))["purpose"].GetString());
        Assert.Equal((409, "template.built-in"), (builtIn.Status, builtIn.Code));
        Assert.Equal(204, (await _api.DeleteAsync($"templates/{key}", edited.Version)).Status);
        Assert.Equal((404, "template.unknown"), ((await _api.GetAsync($"templates/{key}")).Status, (await _api.GetAsync($"templates/{key}")).Code));
    }

    [Fact]
    public async Task History_OfADeed_NamesTheDoorItCameThrough()
    {
        var id = Guid.NewGuid();
        (await _api.PostAsync("cohorts", new { key = "told", name = "Told", members = new[] { "u-1" } }, key: id.ToString())).Worked();

        var page = (await _api.GetAsync("history?kind=cohort-created&q=told")).Worked();
        var entry = page["items"][0];
        var alone = await _api.GetAsync($"history/{entry.GetProperty("seq").GetInt64()}");

        Assert.Equal(("api", id.ToString(), "told", 1), (entry.GetProperty("channel").GetString(), entry.GetProperty("commandId").GetString(), entry.GetProperty("subject").GetString(), page["total"].GetInt32()));
        Assert.Equal(entry.GetRawText(), alone.Text);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(alone["payload"].GetString()!).RootElement.ValueKind);
    }

    [Fact]
    public async Task History_TakenOut_IsOneStoredTextALineAndAnEntry()
    {
        var answer = (await _api.GetAsync("history/export.jsonl?kind=account-created")).Worked();

        var stored = (await _api.GetAsync("history?kind=account-created"))["items"].EnumerateArray().Select(entry => entry.GetProperty("payload").GetString()!).Reverse();
        Assert.Equal("application/jsonl; charset=utf-8", answer.Type);
        Assert.Equal(string.Concat(stored.Select(line => line + "\n")), answer.Text);
        Assert.Equal("history-exported", (await _api.GetAsync("history?pageSize=1"))["items"][0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Simulation_OfADraft_CountsEverybodyOnce()
    {
        await ImportAsync(People);
        await _api.AddDraftAsync("simulated");

        var simulation = (await _api.GetAsync("rollouts/simulated/simulation")).Worked();
        var outlook = (await _api.GetAsync("rollouts/simulated/outlook")).Worked();
        var exposure = (await _api.GetAsync("rollouts/simulated/exposure")).Worked();

        Assert.Equal((3, 3, 0), (simulation["everyone"].GetInt32(), simulation["stages"][2].GetProperty("soFar").GetInt32(), simulation["never"].GetInt32()));
        Assert.Equal((3, 3), (outlook["reach"].GetProperty("stages")[2].GetProperty("audience").GetInt32(), outlook["schedule"].GetArrayLength()));
        Assert.Equal((0, 0), (exposure["lastHour"].GetInt32(), exposure["outcomes"].GetArrayLength()));
    }

    [Fact]
    public async Task Decision_AgainstAFlag_IsKeptOrRefusedAtItsField()
    {
        var plain = new { risky = false, someFirst = false, backInMinutes = false, forGood = false, comparing = false, crm = "no" };

        var kept = await _api.PostAsync("decisions", new { feature = "Footer text", answers = plain, note = "Nobody would notice" });
        var open = await _api.PostAsync("decisions", new { feature = "", answers = new { risky = false } });
        var wrong = await _api.PostAsync("decisions", new { feature = "Footer", answers = new { crm = "maybe" } });

        Assert.Equal((200, "Footer text"), (kept.Status, kept["key"].GetString()));
        Assert.Equal((400, "feature answers"), (open.Status, open.Paths));
        Assert.Equal((400, "choice.unknown", "answers.crm"), wrong.Refusal);
    }

    [Fact]
    public async Task Accounts_AreListedWithoutAnythingPrivate()
    {
        var page = (await _api.GetAsync("accounts?pageSize=1")).Worked();

        Assert.Equal(6, page["total"].GetInt32());
        Assert.Equal("{\"id\":\"helen-wu\",\"name\":\"Helen Wu\",\"roles\":[\"auditor\"],\"isDisabled\":false}", page["items"][0].GetRawText());
    }

    private async Task<ApiAnswer> ImportAsync(string csv) => (await _api.SendAsync(HttpMethod.Post, "directory/import?source=crm", csv, type: "text/csv")).Worked();
}
