using System.Buffers;
using Microsoft.Extensions.Options;
using RolloutPlanner.Application.Evaluation;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>
/// The OpenFeature Remote Evaluation Protocol 0.3. It answers ahead of everything else in the program, from memory: no session, no database, no page
/// stands before it. Whatever happens, the answer is a JSON object.
/// </summary>
internal sealed class OfrepEndpoint(
    OfrepAnswers answers, ITokenCheck tokens, TokenLimits limits, EventTickets tickets, EventStream events, IOptions<OfrepOptions> options, TimeProvider clock, ILogger<OfrepEndpoint> log)
{
    public const string JsonType = "application/json; charset=utf-8";
    private const string Bulk = "/ofrep/v1/evaluate/flags";

    public async Task RunAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var key = path.StartsWith(Bulk + "/", StringComparison.Ordinal) && path.Length > Bulk.Length + 1 ? path[(Bulk.Length + 1)..] : null;
        try
        {
            if (path == EventTickets.Path) await (HttpMethods.IsGet(http.Request.Method) ? events.RunAsync(http) : RefuseMethodAsync(http, "GET", null));
            else if (key is null && path != Bulk) await OfrepRefusal.WriteAsync(http, OfrepError.NoSuchPath, null);
            else if (!HttpMethods.IsPost(http.Request.Method)) await RefuseMethodAsync(http, "POST", key);
            else await EvaluateAsync(http, key);
        }
        catch (BadHttpRequestException e)
        {
            await RefuseAsync(http, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? OfrepError.TooLarge : OfrepError.Context("The body could not be read.") with { Status = e.StatusCode }, key);
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            log.LogError(e, "An evaluation failed");
            await RefuseAsync(http, OfrepError.Broken, key);
        }
    }

    private static Task RefuseMethodAsync(HttpContext http, string allowed, string? key)
    {
        http.Response.Headers.Allow = allowed;
        return OfrepRefusal.WriteAsync(http, OfrepError.OtherMethod(allowed), key);
    }

    private static Task RefuseAsync(HttpContext http, OfrepError error, string? key) =>
        http.Response.HasStarted ? Task.CompletedTask : OfrepRefusal.WriteAsync(http, error, key);

    private async Task EvaluateAsync(HttpContext http, string? key)
    {
        var presented = PresentedToken.Of(http.Request);
        var token = presented.As is PresentedAs.Header ? tokens.Find(presented.Text.Span) : null;
        if (limits.SecondsToWait(token, http.Connection.RemoteIpAddress) is { } seconds) await OfrepRefusal.WriteAsync(http, OfrepError.TooOften, key, seconds);
        else if (Refusal(presented.As, token) is { } refusal) await OfrepRefusal.WriteAsync(http, refusal, key);
        else if (http.Request.ContentLength > ContextReader.MostBytes) await OfrepRefusal.WriteAsync(http, OfrepError.TooLarge, key);
        else await AnswerAsync(http, token!, key);
    }

    private static OfrepError? Refusal(PresentedAs presented, ApiToken? token) => presented switch
    {
        PresentedAs.Address => OfrepError.TokenInAddress,
        PresentedAs.Unclear => OfrepError.UnclearToken,
        _ when token is null => OfrepError.NoToken,
        _ => token.Allows(TokenScopes.Evaluate) ? null : OfrepError.OtherScope,
    };

    private async Task AnswerAsync(HttpContext http, ApiToken token, string? key)
    {
        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > ContextReader.MostBytes)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                await OfrepRefusal.WriteAsync(http, OfrepError.TooLarge, key);
                return;
            }
            if (!read.IsCompleted && !(http.Request.ContentLength is { } length && read.Buffer.Length >= length))
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }
            var refusal = Answer(http, token, key, read.Buffer);
            reader.AdvanceTo(read.Buffer.End);
            if (refusal is not null) await OfrepRefusal.WriteAsync(http, refusal, key);
            else await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
            return;
        }
    }

    /// <summary>Writes the whole answer, or nothing and says why.</summary>
    private OfrepError? Answer(HttpContext http, ApiToken token, string? key, ReadOnlySequence<byte> body)
    {
        if (answers.Current is not { } snapshot) return OfrepError.NothingToServe;
        var now = clock.GetUtcNow();
        var fault = ContextReader.Read(body.IsSingleSegment ? body.FirstSpan : body.ToArray(), snapshot.State.Snapshot.Attributes, now, out var context);
        if (context is null) return fault;
        var person = context.TargetingKey is { } named ? DistinctPeople.HashOf(named.Value) : (ulong?)null;
        var minute = ExposureCounts.MinuteOf(now);
        if (key is null)
        {
            WriteAll(http, snapshot, context, person, minute, tickets.TailFor(token));
            return null;
        }
        if (snapshot.Find(key) is not { } flag) return OfrepError.NoSuchFlag(key.Length > 256 ? key[..256] : key);
        if (options.Value.StrictTargetingKey && flag.Flag.LacksTargetingKey(context)) return OfrepError.NoTargetingKey;
        Write(http.Response, flag.Answer(context, person, minute).Json);
        return null;
    }

    private void WriteAll(HttpContext http, RenderedSnapshot snapshot, EvaluationContext context, ulong? person, long minute, Rendered tail)
    {
        var room = ArrayPool<byte[]>.Shared.Rent(snapshot.Flags.Length);
        var answer = BulkAnswer.Of(snapshot, context, person, minute, options.Value.StrictTargetingKey, tail, room.AsSpan(0, snapshot.Flags.Length));
        var response = http.Response;
        response.Headers.ETag = answer.Tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        if (HasAlready(http.Request, answer.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
        }
        else
        {
            response.ContentType = JsonType;
            response.ContentLength = answer.Length;
            answer.WriteTo(response.BodyWriter);
        }
        ArrayPool<byte[]>.Shared.Return(room, clearArray: true);
    }

    private static void Write(HttpResponse response, byte[] json)
    {
        response.ContentType = JsonType;
        response.ContentLength = json.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.BodyWriter.Write(json);
    }

    /// <summary>Weak comparison, as RFC 9110 asks for this header: the mark of a weak validator does not count.</summary>
    private static bool HasAlready(HttpRequest request, string tag)
    {
        foreach (var line in request.Headers.IfNoneMatch)
        {
            var rest = line.AsSpan();
            foreach (var range in rest.Split(','))
            {
                var known = rest[range].Trim();
                if (known.StartsWith("W/", StringComparison.Ordinal)) known = known[2..];
                if (known.SequenceEqual(tag) || known.SequenceEqual("*")) return true;
            }
        }
        return false;
    }
}
