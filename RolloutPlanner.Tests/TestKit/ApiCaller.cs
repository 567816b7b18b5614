using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>What the management API answered, whole.</summary>
/// <param name="Body">Undefined where there was none.</param>
internal sealed record ApiAnswer(int Status, string? Type, string? Tag, string Text, JsonElement Body, HttpResponseHeaders Headers, string Allow)
{
    public string? Code => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>The paths of what is to blame, in order.</summary>
    public string Paths => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty("errors", out var errors) ? string.Join(' ', errors.EnumerateObject().Select(error => error.Name)) : "";

    public (int Status, string? Code, string Paths) Refusal => (Status, Code, Paths);

    /// <summary>The version that the ETag names.</summary>
    public long Version => long.Parse(Tag!.Trim('"')[1..], System.Globalization.CultureInfo.InvariantCulture);

    public JsonElement this[string member] => Body.GetProperty(member);

    /// <summary>Fails the test with the refusal.</summary>
    public ApiAnswer Worked()
    {
        Assert.True(Status is >= 200 and < 300, $"{Status}: {Text}");
        return this;
    }
}

/// <summary>A program that asks the management API.</summary>
internal sealed class ApiCaller(HttpClient client)
{
    public Task<ApiAnswer> GetAsync(string path, string? ifNoneMatch = null) => SendAsync(HttpMethod.Get, path, ifNoneMatch: ifNoneMatch);

    /// <param name="body">An object, or text that is sent as it is.</param>
    /// <param name="seen">The version that goes into If-Match.</param>
    public Task<ApiAnswer> PostAsync(string path, object? body = null, long? seen = null, string? key = null) => SendAsync(HttpMethod.Post, path, body, Tag(seen), key);

    public Task<ApiAnswer> PutAsync(string path, object? body, long? seen = null, string? key = null) => SendAsync(HttpMethod.Put, path, body, Tag(seen), key);

    public Task<ApiAnswer> DeleteAsync(string path, long? seen = null, string? key = null) => SendAsync(HttpMethod.Delete, path, null, Tag(seen), key);

    public async Task<ApiAnswer> SendAsync(
        HttpMethod method, string path, object? body = null, string? ifMatch = null, string? key = null, string? ifNoneMatch = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : "/api/v1/" + path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body as byte[] ?? Encoding.UTF8.GetBytes(body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web)));
            if (type.Length > 0) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null) request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true && text.Length > 0;
        return new((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), answer.Headers.ETag?.ToString(), text, isJson ? JsonDocument.Parse(text).RootElement : default, answer.Headers, string.Join(", ", answer.Content.Headers.Allow));
    }

    private static string? Tag(long? version) => version is null ? null : $"\"v{version}\"";
}
