using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>The one way in which a refusal is written under <c>/ofrep</c>: a JSON object on every status.</summary>
internal static class OfrepRefusal
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="key">The flag that was asked for; null for a question about all of them.</param>
    public static Task WriteAsync(HttpContext http, OfrepError error, string? key, int? waitSeconds = null)
    {
        var response = http.Response;
        response.StatusCode = error.Status;
        response.ContentType = OfrepEndpoint.JsonType;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        if (error.Status is StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        if (waitSeconds is { } seconds) response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return response.Body.WriteAsync(JsonOf(error, key), http.RequestAborted).AsTask();
    }

    /// <summary>The refusal itself, as it stands alone or among the flags of a bulk answer.</summary>
    public static byte[] JsonOf(OfrepError error, string? key)
    {
        var body = new Dictionary<string, string>();
        if (key is not null) body["key"] = key;
        body["errorCode"] = error.Code;
        body["errorDetails"] = error.Details;
        return JsonSerializer.SerializeToUtf8Bytes(body, Json);
    }
}
