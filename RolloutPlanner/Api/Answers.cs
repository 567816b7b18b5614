using System.Globalization;
using Microsoft.Net.Http.Headers;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api;

/// <summary>What the management API answers when all went well. JSON always names its character set.</summary>
internal static class Answers
{
    public static IResult Json<T>(T body) => Results.Json(body, ApiJson.Options, ApiJson.Type);

    /// <summary>A thing at its version, with the version as a strong ETag; 304 without a body where the caller has it already.</summary>
    public static IResult Versioned<T>(T body, long version) => new Tagged(Json(body), version);

    /// <summary>The receipt of a change, or why there was none.</summary>
    public static async Task<IResult> ToHttpAsync(this Task<Result<Receipt>> change)
    {
        var done = await change;
        return done.TryGet(out var receipt) ? new Written(Json(new ReceiptJson(receipt.Subject, receipt.Version)), receipt.Version) : Problems.From(done.Errors);
    }

    /// <summary>The receipt of something new, with its address.</summary>
    public static async Task<IResult> ToCreatedAsync(this Task<Result<Receipt>> change, string addresses)
    {
        var done = await change;
        if (!done.TryGet(out var receipt)) return Problems.From(done.Errors);
        var body = Results.Json(new ReceiptJson(receipt.Subject, receipt.Version), ApiJson.Options, ApiJson.Type, StatusCodes.Status201Created);
        return new Written(body, receipt.Version, $"{addresses}/{receipt.Subject}");
    }

    public static async Task<IResult> ToDeletedAsync(this Task<Result<Receipt>> change)
    {
        var done = await change;
        return done.IsError ? Problems.From(done.Errors) : Results.NoContent();
    }

    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");

    private sealed class Tagged(IResult body, long version) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var (request, response) = (httpContext.Request, httpContext.Response);
            response.Headers.ETag = Tag(version);
            response.Headers.CacheControl = "private, no-cache";
            if (!Has(request.Headers.IfNoneMatch, Tag(version))) return body.ExecuteAsync(httpContext);
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        /// <summary>A list, weak forms and <c>*</c>, as RFC 9110 compares them. What cannot be read matches nothing.</summary>
        private static bool Has(IList<string?> known, string tag) =>
            EntityTagHeaderValue.TryParseList(known.OfType<string>().ToList(), out var tags)
            && tags.Any(one => one.Tag == "*" || one.Tag == tag);
    }

    private sealed class Written(IResult body, long version, string? address = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = Tag(version);
            if (address is not null) httpContext.Response.Headers.Location = address;
            return body.ExecuteAsync(httpContext);
        }
    }
}
