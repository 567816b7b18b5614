using System.Text;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>Bodies and parameters that cannot be accepted, each with its status, its code and the paths to blame.</summary>
public sealed class BodyTests(ApiApp app) : IClassFixture<ApiApp>
{
    public static TheoryData<string, string, int, string, string> Bodies => new()
    {
        { "cohorts", "", 400, "body.missing", "" },
        { "cohorts", "  \n", 400, "body.missing", "" },
        { "cohorts", "null", 400, "json.object", "" },
        { "cohorts", "[]", 400, "json.object", "" },
        { "cohorts", "{", 400, "json.invalid", "" },
        { "cohorts", "{\"name\":\"a\",}", 400, "json.invalid", "" },
        { "cohorts", "{} {}", 400, "json.invalid", "" },
        { "cohorts", "{/* */}", 400, "json.invalid", "" },
        { "cohorts", "{\"name\":NaN}", 400, "json.invalid", "" },
        { "cohorts", "{\"name\":1}", 400, "json.text", "name" },
        { "cohorts", "{\"name\":\"\\ud800\"}", 400, "json.text", "name" },
        { "cohorts", "{\"members\":\"a\"}", 400, "json.list", "members" },
        { "cohorts", "{\"members\":[\"a\",null,2]}", 400, "json.null", "members[1] members[2]" },
        { "cohorts", "{\"Name\":\"a\"}", 400, "json.unknown", "Name" },
        { "cohorts", "{\"version\":9,\"authorId\":\"me\"}", 400, "json.unknown", "version authorId" },
        { "cohorts", "{\"rule\":{\"rules\":[{\"colour\":\"red\"}]}}", 400, "json.unknown", "rule.rules[0].colour" },
        { "cohorts", "{\"name\":\"a\",\"name\":\"b\"}", 400, "json.twice", "name" },
        { "cohorts", "{\"key\":\"x\",\"name\":\"\",\"rule\":{\"attribute\":\"city\",\"operator\":\"near\"}}", 400, "key.length", "key name rule.operator" },
        { "rollouts", "{\"stage\":3,\"status\":\"running\"}", 400, "json.unknown", "stage status" },
        { "rollouts", "{\"plan\":{\"stages\":[{},{\"approvals\":[]}]}}", 400, "json.unknown", "plan.stages[1].approvals" },
        { "rollouts", "{\"plan\":{\"stages\":[{\"share\":1e400}]}}", 400, "json.number", "plan.stages[0].share" },
        { "rollouts", "{\"plan\":{\"stages\":[{\"share\":\"5\"}]}}", 400, "json.number", "plan.stages[0].share" },
        { "rollouts", "{\"plan\":{\"signOffsNeeded\":1.5}}", 400, "json.whole", "plan.signOffsNeeded" },
        { "rollouts", "{\"plan\":{\"signOffsNeeded\":9223372036854775808}}", 400, "json.whole", "plan.signOffsNeeded" },
        { "rollouts", "{\"plan\":{\"stages\":[{\"notBefore\":\"2026-11-18T12:00:00\"}]}}", 400, "json.time", "plan.stages[0].notBefore" },
        { "rollouts", "{\"flag\":{\"key\":\"x y\",\"type\":\"number\",\"on\":\"1\",\"off\":\"1\"},\"plan\":{\"name\":\"\"}}", 400, "key.characters", "flag.key plan.name" },
        { "rollouts", "{\"flag\":{\"key\":\"fine-key\",\"type\":\"colour\"}}", 400, "choice.unknown", "flag.type" },
        { "rollouts", "{\"flag\":{\"key\":\"fine-key\"},\"template\":\"nowhere\",\"plan\":{\"name\":\"A\"}}", 400, "template.unknown", "template" },
        { "hooks", "{\"key\":\"\",\"name\":\"\"}", 400, "key.missing", "key name" },
        { "cohorts/preview", "{\"rule\":{\"attribute\":\"city\",\"operator\":\"is\",\"values\":[]}}", 400, "rule.values", "rule.values" },
        { "cohorts/test", "{\"cohort\":{\"rule\":{\"kind\":\"all\"}},\"person\":\"a\"}", 400, "rule.empty", "cohort.rule.rules" },
        { "cohorts/test", "{\"person\":\" \"}", 400, "person.missing", "person" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Post_FaultyBody_IsRefusedAtItsPaths(string path, string body, int status, string code, string paths)
    {
        var answer = await app.Caller().PostAsync(path, body);

        Assert.Equal((status, code, paths), answer.Refusal);
        Assert.Equal("application/problem+json; charset=utf-8", answer.Type);
        Assert.Matches("^[0-9a-f-]{55}$", answer["traceId"].GetString());
        Assert.DoesNotContain("   at ", answer.Text);
    }

    [Theory]
    [InlineData("text/plain", 415, "body.type")]
    [InlineData("application/json; charset=utf-16", 415, "body.type")]
    [InlineData("application/jsonp", 415, "body.type")]
    [InlineData("", 415, "body.type")]
    [InlineData("application/json; charset=\"UTF-8\"", 400, "key.missing")]
    [InlineData("APPLICATION/JSON", 400, "key.missing")]
    public async Task Post_ContentType_IsJsonInUtf8(string type, int status, string code)
    {
        var answer = await app.Caller().SendAsync(HttpMethod.Post, "cohorts", "{}", type: type);

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(8, 201, null)]
    [InlineData(9, 400, "rule.depth")]
    [InlineData(10, 400, "rule.depth")]
    [InlineData(11, 400, "json.depth")]
    [InlineData(5000, 400, "json.depth")]
    public async Task Post_NestedRule_GoesAsDeepAsRulesMay(int groups, int status, string? code)
    {
        var rule = string.Concat(Enumerable.Repeat("{\"kind\":\"all\",\"rules\":[", groups)) + "{\"attribute\":\"city\",\"operator\":\"is\",\"values\":[\"London\"]}" + string.Concat(Enumerable.Repeat("]}", groups));

        var answer = await app.Caller().PostAsync("cohorts", $"{{\"key\":\"deep\",\"name\":\"Deep\",\"rule\":{rule}}}");

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Post_DeepWhereNoRuleIs_IsRefused()
    {
        var answer = await app.Caller().PostAsync("hooks", new string('[', 17) + new string(']', 17));

        Assert.Equal((400, "json.depth"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Post_BytesThatAreNoUtf8_AreRefused()
    {
        var answer = await app.Caller().PostAsync("cohorts", (byte[])[.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        Assert.Equal((400, "json.encoding"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Post_OverOneMebibyte_IsTooLarge()
    {
        var fits = await app.Caller().PostAsync("cohorts", "{\"name\":\"" + new string('a', 1024 * 1024 - 11) + "\"}");
        var tooLarge = await app.Caller().PostAsync("cohorts", "{\"name\":\"" + new string('a', 1024 * 1024 - 10) + "\"}");

        Assert.Equal((400, "key.missing", "key name rule"), fits.Refusal);
        Assert.Equal((413, "body.large", ""), tooLarge.Refusal);
    }

    [Fact]
    public async Task Post_ManyFaults_NamesAHundredAndStops()
    {
        var body = new StringBuilder("{");
        for (var i = 0; i < 5000; i++) body.Append($"\"m{i}\":1,");

        var answer = await app.Caller().PostAsync("cohorts", body.Append("\"z\":1}").ToString());

        Assert.Equal((400, 100), (answer.Status, answer["errors"].EnumerateObject().Count()));
    }

    [Theory]
    [InlineData("{}", 409)]
    [InlineData(null, 409)]
    [InlineData("{\"force\":true}", 400)]
    public async Task Start_Body_IsNoneOrEmpty(string? body, int status)
    {
        var api = app.Caller();
        var key = $"nobody-{Guid.NewGuid():N}"[..20];
        var draft = await api.AddDraftAsync(key);

        Assert.Equal(status, (await api.PostAsync($"rollouts/{key}/start", body, draft.Version)).Status);
    }

    [Theory]
    [InlineData("cohorts?page=0", "page")]
    [InlineData("cohorts?page=two&pageSize=201", "page pageSize")]
    [InlineData("cohorts?page=1&page=2", "page")]
    [InlineData("cohorts?pagesize=10", "pagesize")]
    [InlineData("rollouts?status=flying&order=colour", "status order")]
    [InlineData("history?from=yesterday", "from")]
    [InlineData("history?rollout=Not+A+Key&zone=Nowhere", "zone rollout")]
    [InlineData("directory?q=%00&x=1", "x")]
    public async Task Get_FaultyParameter_IsRefusedByName(string path, string names)
    {
        var answer = await app.Caller().GetAsync(path);

        Assert.Equal((400, names), (answer.Status, answer.Paths));
    }
}
