using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RolloutPlanner.Application.Tokens;

namespace RolloutPlanner.Tests.Api.Ofrep;

/// <summary>What is refused, by wire: always a JSON object, with the flag's key where one was asked for.</summary>
public sealed class RefusalTests(OfrepApp app) : IClassFixture<OfrepApp>
{
    private const string Flag = "checkout-redesign";

    public static TheoryData<string, string, int, string, string> Bodies => new()
    {
        { "cut off", """{"context":{"targetingKey":"a" """, 400, "INVALID_CONTEXT", "The body is not valid JSON." },
        { "no JSON", "hello", 400, "INVALID_CONTEXT", "The body is not valid JSON." },
        { "more behind the end", """{"context":{}} {}""", 400, "INVALID_CONTEXT", "The body is not valid JSON." },
        { "a comment", """{"context":{} /* */}""", 400, "INVALID_CONTEXT", "The body is not valid JSON." },
        { "NaN", """{"context":{"age":NaN}}""", 400, "INVALID_CONTEXT", "The body is not valid JSON." },
        { "a list", "[]", 400, "INVALID_CONTEXT", "The body has to be a JSON object." },
        { "null", "null", 400, "INVALID_CONTEXT", "The body has to be a JSON object." },
        { "a context that is a text", """{"context":"x"}""", 400, "INVALID_CONTEXT", "\"context\" has to be a JSON object." },
        { "a context that is null", """{"context":null}""", 400, "INVALID_CONTEXT", "\"context\" has to be a JSON object." },
        { "a context given twice", """{"context":{},"context":{}}""", 400, "INVALID_CONTEXT", "\"context\" comes twice in one object." },
        { "a name given twice", """{"context":{"city":"a","city":"a"}}""", 400, "INVALID_CONTEXT", "\"city\" comes twice in one object." },
        { "a name given twice, once with an escape", """{"context":{"city":"a","c\u0069ty":"a"}}""", 400, "INVALID_CONTEXT", "\"city\" comes twice in one object." },
        { "a name that nobody asks for given twice", """{"context":{"zz":1,"zz":2}}""", 400, "INVALID_CONTEXT", "\"zz\" comes twice in one object." },
        { "a name given twice far inside", """{"context":{"zz":{"y":[{"x":1,"x":1}]}}}""", 400, "INVALID_CONTEXT", "\"x\" comes twice in one object." },
        { "a name given twice outside the context", """{"a":1,"context":{},"a":1}""", 400, "INVALID_CONTEXT", "\"a\" comes twice in one object." },
        { "a key that is a number", """{"context":{"targetingKey":7}}""", 400, "INVALID_CONTEXT", "\"targetingKey\" has to be a text." },
        { "a key that is null", """{"context":{"targetingKey":null}}""", 400, "INVALID_CONTEXT", "\"targetingKey\" has to be a text." },
        { "a key with a control character", """{"context":{"targetingKey":"a\u0000b"}}""", 400, "INVALID_CONTEXT", "\"targetingKey\" cannot be used. The id of a person holds an invisible control character at position 2. Remove it there." },
        { "a number too large", """{"context":{"age":1e400}}""", 400, "INVALID_CONTEXT", "The number of \"age\" is too large." },
        { "half a character", """{"context":{"city":"\ud800"}}""", 400, "INVALID_CONTEXT", "A text in the body holds half a character." },
        { "half a character that nobody asks for", """{"context":{"zz":["\ud800"]}}""", 400, "INVALID_CONTEXT", "A text in the body holds half a character." },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Body_ThatIsNoContext_IsRefusedWithTheReason(string what, string body, int status, string code, string details)
    {
        _ = what;
        var single = await ReadAsync(await app.PostAsync(Flag, body));
        var bulk = await ReadAsync(await app.PostAsync(null, body));

        Assert.Equal(new Refused(status, Flag, code, details), single);
        Assert.Equal(new Refused(status, null, code, details), bulk);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("{}")]
    [InlineData("""{"context":{}}""")]
    [InlineData("""{"other":{"x":[1,{"y":null}]},"context":{"a":[1,"b",{"c":[]}],"d":null,"e":{"f":{}}}}""")]
    public async Task Body_WithoutFacts_IsAnsweredLikeAStranger(string body)
    {
        var answer = await app.PostAsync(Flag, body, change: request => request.Content!.Headers.ContentType = null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("off", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["variant"]);
    }

    [Theory]
    [InlineData(14, 200)]
    [InlineData(15, 400)]
    public async Task Body_NestedDeeper_IsRefusedFromTheSeventeenthLevelOn(int inContext, int status)
    {
        var body = "{\"context\":{\"deep\":" + new string('[', inContext) + new string(']', inContext) + "}}";

        var answer = await app.PostAsync(Flag, body);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 400) Assert.Equal("The body nests deeper than 16 levels.", (await ReadAsync(answer)).Details);
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 400)]
    [InlineData(4_000, 400)]
    public async Task Context_WithManyAttributes_IsRefusedAboveTwoHundred(int attributes, int status)
    {
        var context = string.Join(',', Enumerable.Range(0, attributes).Select(i => $"\"a{i}\":{i}"));

        var answer = await app.PostAsync(Flag, "{\"context\":{" + context + "}}");

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 400) Assert.Equal("The context has more than 200 attributes.", (await ReadAsync(answer)).Details);
    }

    [Theory]
    [InlineData(64 * 1024, 200)]
    [InlineData(64 * 1024 + 1, 413)]
    [InlineData(1024 * 1024, 413)]
    public async Task Body_ThatIsLarge_IsRefusedAbove64KiB(int bytes, int status)
    {
        const string Around = """{"context":{"note":""}}""";
        var body = Around.Insert(Around.Length - 3, new('x', bytes - Around.Length));

        foreach (var chunked in new[] { false, true })
        {
            var answer = await app.PostAsync(Flag, body, change: request => request.Headers.TransferEncodingChunked = chunked);

            Assert.Equal(status, (int)answer.StatusCode);
            if (status == 413) Assert.Equal(new Refused(413, Flag, "GENERAL", "The body is larger than 64 KiB."), await ReadAsync(answer));
        }
    }

    [Fact]
    public async Task Body_ThatIsNotUtf8_IsRefused()
    {
        byte[] body = [.. """{"context":{"city":" """u8, 0xC3, 0x28, .. "\"}}"u8];

        Assert.Equal("The body is not UTF-8.", (await ReadAsync(await app.PostAsync(Flag, body))).Details);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("", 401)]
    [InlineData("nonsense", 401)]
    [InlineData("changed", 401)]
    [InlineData("ingest", 403)]
    [InlineData("read", 403)]
    public async Task Token_ThatDoesNotHold_IsRefused(string? which, int status)
    {
        var token = which switch
        {
            "changed" => app.Token()[..^1] + (app.Token()[^1] == 'a' ? 'b' : 'a'),
            "ingest" => app.Token(TokenScopes.Ingest),
            "read" => app.Token(TokenScopes.Read),
            _ => which,
        };

        var answer = await app.PostAsync(Flag, "{}", change: request => request.Headers.Authorization = token is null ? null : new("Bearer", token));

        var refused = await ReadAsync(answer);
        Assert.Equal((status, Flag, "GENERAL"), (refused.Status, refused.Key, refused.Code));
        Assert.Equal(status == 401 ? "Bearer" : "", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Token_InTheOtherHeader_HoldsAsWell()
    {
        var answer = await app.PostAsync(Flag, "{}", change: request =>
        {
            request.Headers.Authorization = null;
            request.Headers.Add("X-API-Key", app.Token());
        });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("token=")]
    [InlineData("api_key=")]
    [InlineData("x=")]
    public async Task Token_InTheAddress_IsRefused(string name)
    {
        using var browser = app.App.Browser();

        var answer = await browser.PostAsync($"/ofrep/v1/evaluate/flags/{Flag}?{name}{app.Token()}", new StringContent("{}"));

        Assert.Equal(400, (await ReadAsync(answer)).Status);
    }

    [Theory]
    [InlineData("GET", "/ofrep/v1/evaluate/flags", 405)]
    [InlineData("PUT", "/ofrep/v1/evaluate/flags/checkout-redesign", 405)]
    [InlineData("POST", "/ofrep/v1/events", 405)]
    [InlineData("POST", "/ofrep/v1/evaluate/flags/", 404)]
    [InlineData("POST", "/ofrep/v1/evaluate", 404)]
    [InlineData("GET", "/ofrep", 404)]
    [InlineData("GET", "/OFREP/v1/evaluate/flags", 404)]
    [InlineData("POST", "/ofrep/v1/evaluate/flags/no-such-flag", 404)]
    [InlineData("POST", "/ofrep/v1/evaluate/flags/..%2f..%2fapi", 404)]
    [InlineData("POST", "/healthz/../ofrep/v1/evaluate/flags", 200)]
    [InlineData("GET", "/ofrep/v1/events", 401)]
    [InlineData("GET", "/ofrep/v1/events?ticket=a.1.x", 401)]
    public async Task Path_OrMethodOfNoUse_IsAnsweredInJson(string method, string path, int status)
    {
        using var browser = app.App.Browser();
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Authorization = new("Bearer", app.Token());

        var answer = await browser.SendAsync(request);

        Assert.Equal((status, "application/json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.IsType<JsonObject>(JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private static async Task<Refused> ReadAsync(HttpResponseMessage answer)
    {
        Assert.Equal(("application/json", "utf-8"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentType?.CharSet));
        var body = Assert.IsType<JsonObject>(JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
        return new((int)answer.StatusCode, (string?)body["key"], (string)body["errorCode"]!, (string)body["errorDetails"]!);
    }

    private sealed record Refused(int Status, string? Key, string Code, string Details);
}
