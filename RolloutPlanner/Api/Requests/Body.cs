using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using RolloutPlanner.Application.Planning;

namespace RolloutPlanner.Api.Requests;

/// <summary>The JSON body, already of the shape of its contract. What it says may still be wrong; that is for the domain to judge.</summary>
internal sealed class Body<T> : IRequestPart, IEndpointParameterMetadataProvider where T : class
{
    public T Value { get; private init; } = null!;

    public IResult? Refusal { get; private init; }

    public static async ValueTask<Body<T>> BindAsync(HttpContext http)
    {
        var read = await BodyReader.JsonAsync<T>(http.Request);
        return new() { Value = read.Value!, Refusal = read.Refusal };
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}

/// <summary>No body, or an empty object: whoever sends more believes that it counts.</summary>
internal sealed class NoBody : IRequestPart
{
    private const int Enough = 1024;

    public IResult? Refusal { get; private init; }

    public static async ValueTask<NoBody> BindAsync(HttpContext http)
    {
        var bytes = await BodyReader.BytesAsync(http.Request, Enough);
        if (bytes is { Length: 0 }) return new();
        if (bytes is null) return new() { Refusal = Problems.Of(StatusCodes.Status400BadRequest, "body.unexpected", "This takes no body.") };
        return new() { Refusal = BodyReader.Parse<Nothing>(bytes).Refusal };
    }

    private sealed record Nothing;
}

/// <summary>A CSV file as the body, at most as large as an import may be.</summary>
internal sealed class CsvBody : IRequestPart, IEndpointParameterMetadataProvider
{
    public Stream Bytes { get; private init; } = Stream.Null;

    public IResult? Refusal { get; private init; }

    public static async ValueTask<CsvBody> BindAsync(HttpContext http)
    {
        if (!BodyReader.IsType(http.Request, "text/csv"))
            return new() { Refusal = Problems.Of(StatusCodes.Status415UnsupportedMediaType, "body.type", "Send the file as text/csv in UTF-8.") };
        return await BodyReader.BytesAsync(http.Request, IPeopleCsv.MaxBytes) is { } bytes
            ? new() { Bytes = new MemoryStream(bytes, writable: false) }
            : new() { Refusal = Problems.Of(StatusCodes.Status413PayloadTooLarge, "body.large", "A file holds at most 5 MB. Leave columns out, or send fewer rows.") };
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["text/csv"], typeof(string)));
}
