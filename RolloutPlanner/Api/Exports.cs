using System.Globalization;
using System.Text;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api;

/// <summary>
/// Downloads of the history under the filter of the query, the same as that of its page: <c>rollout</c>, <c>person</c>, <c>kind</c>, <c>from</c> and
/// <c>to</c> (days in UTC, both included) and <c>q</c>. The answer is written as it is read and never cached.
/// </summary>
public static class Exports
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static IEndpointRouteBuilder MapExports(this IEndpointRouteBuilder app)
    {
        var exports = app.MapGroup("/history").RequireAuthorization(Policies.ExportHistory);
        exports.MapGet("/export.csv", (HttpContext http, IHistoryQuery history, TimeProvider clock) =>
            SendAsync(http, history, clock, "csv", "text/csv; charset=utf-8", HistoryCsv.WriteAsync));
        exports.MapGet("/export.jsonl", (HttpContext http, IHistoryQuery history, TimeProvider clock) =>
            SendAsync(http, history, clock, "jsonl", "application/jsonl; charset=utf-8", HistoryJsonLines.WriteAsync));
        return app;
    }

    private static async Task SendAsync(
        HttpContext http, IHistoryQuery history, TimeProvider clock, string ending, string type, Func<IAsyncEnumerable<HistoryEntry>, TextWriter, CancellationToken, Task> write)
    {
        var filter = Filter(http.Request.Query);
        if (filter.IsError)
        {
            await Results.ValidationProblem(filter.Errors.GroupBy(error => error.Path ?? "").ToDictionary(path => path.Key, path => path.Select(error => error.Message).ToArray())).ExecuteAsync(http);
            return;
        }
        var name = string.Create(CultureInfo.InvariantCulture, $"rolloutplanner-history-{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.{ending}");
        http.Response.ContentType = type;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await using var text = new StreamWriter(http.Response.Body, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        await write(history.StreamAsync(filter.Value, http.RequestAborted), text, http.RequestAborted);
    }

    /// <summary>An export says exactly what was asked for, so a faulty filter is refused, not left out.</summary>
    private static Result<HistoryFilter> Filter(IQueryCollection query)
    {
        var errors = new ParseErrors();
        var filter = new HistoryFilter(
            errors.Optional<RolloutKey>(query["rollout"], "rollout"),
            errors.Optional<UserId>(query["person"], "person"),
            Text(query["kind"]),
            Day(query["from"], "from", errors),
            Day(query["to"], "to", errors)?.AddDays(1),
            Text(query["q"]));
        return errors.All is { Count: > 0 } all ? Result<HistoryFilter>.Fail(all) : filter;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static DateTimeOffset? Day(string? text, string path, ParseErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999)
            return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        errors.Add("date.invalid", "Write a day such as 2026-11-18.", path);
        return null;
    }
}
