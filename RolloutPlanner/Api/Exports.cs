using System.Globalization;
using System.Text;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Api;

/// <summary>
/// Downloads of the history under the filter of the query, the same as that of its page: <c>rollout</c>, <c>person</c>, <c>kind</c>, <c>from</c> and
/// <c>to</c> (days of <c>zone</c>, or of UTC, both included) and <c>q</c>. Each becomes a history entry before its first byte. The answer is written as it
/// is read and never cached.
/// </summary>
public static class Exports
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private delegate Task Writer(IAsyncEnumerable<HistoryEntry> entries, TextWriter to, CancellationToken ct);

    public static IEndpointRouteBuilder MapExports(this IEndpointRouteBuilder app)
    {
        var exports = app.MapGroup("/history").RequireAuthorization(Policies.ExportHistory);
        exports.MapGet("/export.csv", (HttpContext http, ExportHistory export, IHistoryQuery history, TimeProvider clock) =>
            SendAsync(http, export, history, clock, ExportFormat.Csv, "csv", "text/csv; charset=utf-8", HistoryCsv.WriteAsync));
        exports.MapGet("/export.jsonl", (HttpContext http, ExportHistory export, IHistoryQuery history, TimeProvider clock) =>
            SendAsync(http, export, history, clock, ExportFormat.JsonLines, "jsonl", "application/jsonl; charset=utf-8", HistoryJsonLines.WriteAsync));
        return app;
    }

    private static async Task SendAsync(
        HttpContext http, ExportHistory export, IHistoryQuery history, TimeProvider clock, ExportFormat format, string ending, string type, Writer write)
    {
        var filter = Question(http.Request.Query).ToFilter();
        if (filter.IsError)
        {
            await Results.ValidationProblem(filter.Errors.GroupBy(error => error.Path ?? "").ToDictionary(path => path.Key, path => path.Select(error => error.Message).ToArray())).ExecuteAsync(http);
            return;
        }
        var asked = await export.RunAsync(new(Guid.NewGuid(), http.User.AccountId()!.Value, Channel.Screen), filter.Value, format, http.RequestAborted);
        if (!asked.TryGet(out var exported))
        {
            await Results.Problem(asked.Error.Message, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http);
            return;
        }
        var name = string.Create(CultureInfo.InvariantCulture, $"rolloutplanner-history-{clock.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}.{ending}");
        http.Response.ContentType = type;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await using var text = new StreamWriter(http.Response.Body, Utf8, bufferSize: 16 * 1024, leaveOpen: true);
        await write(history.StreamAsync(exported.Filter, http.RequestAborted), text, http.RequestAborted);
    }

    private static HistoryQuestion Question(IQueryCollection query) =>
        new(query["rollout"], query["person"], query["kind"], query["from"], query["to"], query["q"], query["zone"]);
}
