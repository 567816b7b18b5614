using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RolloutPlanner.Load;

/// <summary>
/// The floor: the same server, the same place in the way of a request, the same body read and parsed to its end, and a constant of the asked length as the
/// answer. No token, no evaluation, no tag.
/// </summary>
internal static class BareEndpoints
{
    private const string Path = "/bare/";

    public static void UseBareEndpoints(this WebApplication app) => app.MapWhen(http => http.Request.Path.StartsWithSegments("/bare"), branch =>
    {
        var answers = new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal);
        branch.Run(async http =>
        {
            var answer = answers.GetOrAdd(http.Request.Path.Value!, path => Encoding.ASCII.GetBytes($"\"{new string('x', int.Parse(path.AsSpan(Path.Length), CultureInfo.InvariantCulture) - 2)}\""));
            var reader = http.Request.BodyReader;
            while (true)
            {
                var read = await reader.ReadAsync(http.RequestAborted);
                if (!read.IsCompleted && read.Buffer.Length < http.Request.ContentLength)
                {
                    reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                    continue;
                }
                Parse(read.Buffer);
                reader.AdvanceTo(read.Buffer.End);
                break;
            }
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = answer.Length;
            http.Response.BodyWriter.Write(answer);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        });
    });

    private static void Parse(ReadOnlySequence<byte> body)
    {
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
            if (json.TokenType is JsonTokenType.String) _ = json.GetString();
        }
    }
}
