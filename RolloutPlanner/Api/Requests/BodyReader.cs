using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.Requests;

/// <summary>A body, or why it is none.</summary>
internal readonly record struct ReadBody<T>(T? Value, IResult? Refusal) where T : class
{
    public static implicit operator ReadBody<T>(T value) => new(value, null);
}

/// <summary>Reads bodies of a limited size in UTF-8. The content type is asked for first, so that nothing is guessed.</summary>
internal static class BodyReader
{
    public const int MaxJsonBytes = 1024 * 1024;

    /// <summary>A rule nests groups 8 deep, which takes two levels of JSON each; what holds no rule stays flatter.</summary>
    private const int UsualDepth = 16;
    private const int DepthOfRules = 24;

    public static async Task<ReadBody<T>> JsonAsync<T>(HttpRequest request) where T : class
    {
        if (!IsType(request, "application/json")) return Refuse<T>(StatusCodes.Status415UnsupportedMediaType, "body.type", "Send the body as application/json in UTF-8.");
        if (await BytesAsync(request, MaxJsonBytes) is not { } bytes) return Refuse<T>(StatusCodes.Status413PayloadTooLarge, "body.large", "A body holds at most 1 MiB.");
        return Parse<T>(bytes);
    }

    /// <summary>Null when there is more than fits.</summary>
    public static async Task<byte[]?> BytesAsync(HttpRequest request, int most)
    {
        if (request.ContentLength > most) return null;
        var bytes = new byte[(int)Math.Min(request.ContentLength ?? most, most) + 1];
        var count = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        return count > most ? null : bytes[..count];
    }

    public static bool IsType(HttpRequest request, string type) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
        && sent.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)
        && (!sent.Charset.HasValue || HeaderUtilities.RemoveQuotes(sent.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    public static ReadBody<T> Parse<T>(ReadOnlyMemory<byte> bytes) where T : class
    {
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (!Utf8.IsValid(bytes.Span)) return Refuse<T>(StatusCodes.Status400BadRequest, "json.encoding", "The body is not UTF-8.");
        if (bytes.Span.Trim(" \t\r\n"u8).IsEmpty) return Refuse<T>(StatusCodes.Status400BadRequest, "body.missing", "Send a JSON object as the body.");
        var depth = typeof(IHoldsRules).IsAssignableFrom(typeof(T)) ? DepthOfRules : UsualDepth;
        try
        {
            using var json = JsonDocument.Parse(bytes, new() { MaxDepth = depth });
            var errors = ShapeCheck.Of(json.RootElement, typeof(T));
            return errors.Count > 0 ? new ReadBody<T>(null, Problems.From(errors)) : json.RootElement.Deserialize<T>(ApiJson.Options)!;
        }
        catch (JsonException e)
        {
            return IsDeep(bytes)
                ? Refuse<T>(StatusCodes.Status400BadRequest, "json.depth", $"This nests deeper than {depth}.")
                : Refuse<T>(StatusCodes.Status400BadRequest, "json.invalid", $"This is not valid JSON: look at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
    }

    private static bool IsDeep(ReadOnlyMemory<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes.Span, new JsonReaderOptions { MaxDepth = 100_000 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= UsualDepth) return true;
            }
        }
        catch (JsonException)
        {
            // It is broken further on, or nowhere deep: what is wrong is its form.
        }
        return false;
    }

    private static ReadBody<T> Refuse<T>(int status, string code, string sentence) where T : class => new(null, Problems.Of(status, code, sentence));
}

/// <summary>A contract that holds rules, which may nest deeper than anything else.</summary>
internal interface IHoldsRules;
