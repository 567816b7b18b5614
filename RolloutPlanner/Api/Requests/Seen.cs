using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace RolloutPlanner.Api.Requests;

/// <summary>The version that a change was decided on, from <c>If-Match: "v7"</c>. A change without it is refused: nobody overwrites what they have not seen.</summary>
internal sealed class Seen : IRequestPart, IEndpointParameterMetadataProvider
{
    public long Version { get; private init; }

    public IResult? Refusal { get; private init; }

    public static ValueTask<Seen> BindAsync(HttpContext http)
    {
        var (version, refusal) = Read(http.Request);
        return ValueTask.FromResult(version is { } seen ? new Seen { Version = seen } : new Seen { Refusal = refusal ?? Missing });
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DescribedParameter("If-Match", "header", "The ETag of the version that you decided on, such as \"v7\".", Required: true));

    private static IResult Missing => Problems.Of(
        StatusCodes.Status428PreconditionRequired, "if-match.missing", "Send the ETag of the version that you decided on in If-Match, so that you change nothing that you have not seen.");

    /// <summary>Neither where there is no such header.</summary>
    internal static (long? Version, IResult? Refusal) Read(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0) return (null, null);
        if (!EntityTagHeaderValue.TryParseList([.. request.Headers.IfMatch.OfType<string>()], out var tags) || tags is not [var tag]) return (null, Unreadable);
        if (tag.Tag == "*") return (null, Missing);
        var text = tag.Tag.Subsegment(1, tag.Tag.Length - 2);
        var isVersion = !tag.IsWeak && text.Length > 1 && text[0] == 'v' && long.TryParse(text.AsSpan()[1..], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isVersion ? (long.Parse(text.AsSpan()[1..], NumberStyles.None, CultureInfo.InvariantCulture), null) : (null, Other);
    }

    private static IResult Unreadable => Problems.Of(StatusCodes.Status400BadRequest, "if-match.invalid", "If-Match holds one ETag in quotation marks, such as \"v7\".", "If-Match");

    private static IResult Other => Problems.Of(StatusCodes.Status412PreconditionFailed, "if-match.other", "This was never the ETag of a version here. Look at what is there now and decide again.");
}

/// <summary>As <see cref="Seen"/> where the version is not needed; null then.</summary>
internal sealed class MaybeSeen : IRequestPart, IEndpointParameterMetadataProvider
{
    public long? Version { get; private init; }

    public IResult? Refusal { get; private init; }

    public static ValueTask<MaybeSeen> BindAsync(HttpContext http)
    {
        var (version, refusal) = Seen.Read(http.Request);
        return ValueTask.FromResult(new MaybeSeen { Version = version, Refusal = refusal });
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DescribedParameter("If-Match", "header", "The ETag that must still hold; leave it out where any version is fine."));
}
