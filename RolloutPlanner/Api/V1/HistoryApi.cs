using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Api.V1.Contracts;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api.V1;

/// <summary>The history, which nobody can change.</summary>
internal static class HistoryApi
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void MapHistory(this RouteGroupBuilder api)
    {
        var read = api.Group("/history", "History", ScopePolicies.Read);
        read.MapGet("/", async (Filters filters, Paging paging, IHistoryQuery history, CancellationToken ct) =>
        {
            var page = await history.PageAsync(filters.Filter with { Page = paging.Page, PageSize = paging.PageSize }, ct);
            return Answers.Json(new PageJson<HistoryEntryJson>([.. page.Entries.Select(HistoryEntryJson.From)], paging.Page, paging.PageSize, page.Total));
        }).Reads<PageJson<HistoryEntryJson>>("listHistory", "List the history, newest entry first.");
        read.MapGet("/{number}", async (Numbered number, IHistoryQuery history, CancellationToken ct) =>
            await history.FindAsync(number.Value, ct) is { } entry ? Answers.Json(HistoryEntryJson.From(entry)) : Problems.NotFound($"There is no entry {number.Value}."))
            .Reads<HistoryEntryJson>("getHistoryEntry", "Get one entry by its number.").Refuses(404);
        read.MapGet("/export.jsonl", ExportAsync).WithName("exportHistory").WithSummary("Take the history out, oldest entry first, one stored text a line. The export becomes an entry itself.")
            .Produces<string>(contentType: "application/jsonl").Refuses(400, 401, 403, 429, 500);
    }

    private static async Task<IResult> ExportAsync(Filters filters, Intent intent, ExportHistory export, IHistoryQuery history, CancellationToken ct)
    {
        var asked = await export.RunAsync(intent.Origin, filters.Filter, ExportFormat.JsonLines, ct);
        return asked.TryGet(out var exported) ? new Lines(history.StreamAsync(exported.Filter, ct)) : Problems.From(asked.Errors);
    }

    private sealed class Lines(IAsyncEnumerable<HistoryEntry> entries) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.ContentType = "application/jsonl; charset=utf-8";
            httpContext.Response.Headers.CacheControl = "no-store";
            await using var text = new StreamWriter(httpContext.Response.Body, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
            await HistoryJsonLines.WriteAsync(entries, text, httpContext.RequestAborted);
        }
    }

    /// <summary>The filters of the history, the same as those of its page.</summary>
    internal sealed class Filters : IRequestPart, IEndpointParameterMetadataProvider
    {
        public HistoryFilter Filter { get; private init; } = new();

        public IResult? Refusal { get; private init; }

        public static ValueTask<Filters> BindAsync(HttpContext http)
        {
            var query = new QueryReader(http.Request.Query);
            var question = new HistoryQuestion(query.Text("rollout"), query.Text("person"), query.Text("kind"), query.Text("from"), query.Text("to"), query.Text("q"), query.Text("zone"));
            var filter = question.ToFilter();
            return ValueTask.FromResult(new Filters
            {
                Filter = filter.IsError ? new() : filter.Value,
                Refusal = query.Refusal ?? (filter.IsError ? Problems.From(filter.Errors) : null),
            });
        }

        public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        {
            builder.Metadata.Add(DescribedParameter.Query("rollout", "The key of a rollout."));
            builder.Metadata.Add(DescribedParameter.Query("person", "The id of who acted."));
            builder.Metadata.Add(DescribedParameter.Query("kind", "A kind of entry, such as rollout-started."));
            builder.Metadata.Add(DescribedParameter.Query("from", "The first day, such as 2026-11-18."));
            builder.Metadata.Add(DescribedParameter.Query("to", "The last day, included."));
            builder.Metadata.Add(DescribedParameter.Query("zone", "The IANA name of the zone whose days they are; UTC where nothing is said."));
            builder.Metadata.Add(DescribedParameter.Query("q", "A part of the reason, the subject or the name of who acted."));
        }
    }
}
