using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Api.V1;

/// <summary>What holds at every address alike, asked at every one of them: no endpoint can forget it.</summary>
public sealed class EveryEndpointTests(ApiApp app) : IClassFixture<ApiApp>
{
    private static readonly string[] Hostile = ["", " ", "\u0000", "\u202Etxt", "<script>alert(1)</script>", "'; DROP TABLE Rollouts;--", "\uFFFF", "a\r\nb", "=HYPERLINK(\"x\")", "\U0001F469\u200D\U0001F680", "../../etc/passwd", new('x', 20_000)];
    private static readonly string[] Broken = ["null", "[]", "\"text\"", "{\"noSuchMember\":1}", "{\"a\":1,\"a\":1}", "{", "{}}", "[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]"];

    [Fact]
    public async Task WithoutAToken_EveryEndpointIsShut() =>
        await AllAsync(Endpoints(), async (endpoint, path) => Is(401, await app.Stranger().SendAsync(endpoint.Method, path)));

    [Fact]
    public async Task WithTheWrongScope_EveryEndpointIsShut() => await AllAsync(Endpoints(), async (endpoint, path) =>
    {
        var wrong = TokenRules.Scopes.First(scope => (ScopePolicies.Allowed[endpoint.Policy] & scope) == 0);
        return Is(403, await app.Caller(wrong).SendAsync(endpoint.Method, path));
    });

    [Fact]
    public async Task UnknownParameter_IsRefusedEverywhere() =>
        await AllAsync(Endpoints(), async (endpoint, path) => Is(400, await Caller(endpoint).SendAsync(endpoint.Method, path + "?noSuchParameter=1"), "query.unknown"));

    [Fact]
    public async Task NoKey_IsNotFoundEverywhere() => await AllAsync(
        Endpoints().Where(endpoint => endpoint.Path.Contains("{key}", StringComparison.Ordinal)),
        async (endpoint, path) => Is(404, await Caller(endpoint).SendAsync(endpoint.Method, path.Replace("some-key", "NO%20KEY", StringComparison.Ordinal), endpoint.Body is null ? null : "{}")));

    [Fact]
    public async Task ChangeWithoutTheVersionSeen_IsRefusedEverywhere() => await AllAsync(
        Endpoints().Where(endpoint => endpoint.Parameters.Any(one => one is { Name: "If-Match", Required: true })),
        async (endpoint, path) => Is(428, await Caller(endpoint).SendAsync(endpoint.Method, path, endpoint.Body is null ? null : "{}"), "if-match.missing"));

    [Fact]
    public async Task BrokenBody_IsRefusedEverywhere() => await AllAsync(WithJson(), async (endpoint, path) =>
    {
        foreach (var body in Broken)
        {
            var answer = await Caller(endpoint).SendAsync(endpoint.Method, path, body, "\"v1\"");
            if (Is(400, answer) is { } wrong || answer.Code?.StartsWith("json.", StringComparison.Ordinal) != true) return $"{body}: {answer.Status} {answer.Text}";
        }
        return null;
    });

    [Fact]
    public async Task OtherContentTypeAndTooMuch_AreRefusedEverywhere() => await AllAsync(WithJson(), async (endpoint, path) =>
        Is(415, await Caller(endpoint).SendAsync(endpoint.Method, path, "{}", "\"v1\"", type: "text/xml"))
        ?? Is(413, await Caller(endpoint).SendAsync(endpoint.Method, path, new byte[BodyReader.MaxJsonBytes + 1], "\"v1\"")));

    [Fact]
    public async Task HostileTexts_NeverBreakAnything() => await AllAsync(WithJson(), async (endpoint, path) =>
    {
        foreach (var text in Hostile)
        {
            var body = JsonSerializer.Serialize(Filled(endpoint.Body!, text, 0));
            var answer = await Caller(endpoint).SendAsync(endpoint.Method, path, body, "\"v1\"");
            if (answer.Status >= 500 || answer.Status is >= 300 and < 400) return $"{text[..Math.Min(20, text.Length)]}: {answer.Status} {answer.Text}";
        }
        return null;
    });

    /// <summary>Every member of the contract, with this text wherever text may stand and numbers at their ends.</summary>
    private static object? Filled(Type type, string text, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string)) return text;
        if (plain == typeof(bool)) return true;
        if (plain == typeof(int)) return text.Length % 2 == 0 ? int.MaxValue : int.MinValue;
        if (plain == typeof(decimal)) return text.Length % 2 == 0 ? decimal.MaxValue : -0.0000000000000000000000000001m;
        if (plain == typeof(DateTimeOffset)) return text.Length % 2 == 0 ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;
        if (plain == typeof(JsonElement)) return new Dictionary<string, object> { ["targetingKey"] = text, [text] = text };
        if (plain.IsGenericType) return depth > 8 ? Array.Empty<object>() : new[] { Filled(plain.GetGenericArguments()[0], text, depth + 1), Filled(plain.GetGenericArguments()[0], text, depth + 1) };
        return depth > 6 ? null : plain.GetProperties().ToDictionary(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name), member => Filled(member.PropertyType, text, depth + 1));
    }

    private static string? Is(int status, ApiAnswer answer, string? code = null) =>
        answer.Status == status && (code is null || answer.Code == code) && answer.Type?.StartsWith("application/problem+json", StringComparison.Ordinal) == true ? null : $"{answer.Status} {answer.Text}";

    private ApiCaller Caller(One endpoint) => app.Caller(endpoint.Policy == ScopePolicies.Read ? TokenScopes.Read : TokenScopes.Automation);

    private static async Task AllAsync(IEnumerable<One> endpoints, Func<One, string, Task<string?>> wrong)
    {
        var (all, offences) = (endpoints.ToList(), new List<string>());
        Assert.InRange(all.Count, 15, 200);
        foreach (var endpoint in all)
        {
            var path = endpoint.Path.Replace("{key}", "some-key", StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal);
            if (await wrong(endpoint, path) is { } what) offences.Add($"{endpoint.Method} {endpoint.Path}: {what}");
        }
        Offenders.None(offences);
    }

    private IEnumerable<One> WithJson() => Endpoints().Where(endpoint => endpoint.Body is not null && endpoint.Body != typeof(string));

    private IEnumerable<One> Endpoints() =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where path.StartsWith("/api/v1/", StringComparison.Ordinal) && !path.EndsWith(".json", StringComparison.Ordinal)
        let policy = endpoint.Metadata.GetMetadata<IAuthorizeData>()!.Policy!
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
        select new One(new(method), path, policy, endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType, endpoint.Metadata.GetOrderedMetadata<DescribedParameter>());

    private sealed record One(HttpMethod Method, string Path, string Policy, Type? Body, IReadOnlyList<DescribedParameter> Parameters);
}
