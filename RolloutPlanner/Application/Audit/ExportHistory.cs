using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Audit;

/// <summary>What an export holds: exactly the entries of <paramref name="Filter"/>.</summary>
public sealed record HistoryExport(HistoryFilter Filter, int Entries);

/// <summary>
/// Takes an export of the history down as an entry of its own, before anything of it is sent. Entries that come later, that one included, are not part of it.
/// </summary>
public sealed class ExportHistory(ICommandExecutor executor, IHistoryQuery history)
{
    /// <summary>What a report to read on paper holds at most.</summary>
    public const int MostInReport = 2000;

    private static readonly Error Forbidden = Error.Forbidden("history.forbidden", "Only an auditor or an administrator can export the history.");

    public async Task<Result<HistoryExport>> RunAsync(CommandOrigin origin, HistoryFilter filter, ExportFormat format, CancellationToken ct)
    {
        var newest = await history.PageAsync(new(PageSize: 1), ct);
        var upTo = newest.Entries.Count == 0 ? 0 : newest.Entries[0].Seq;
        var exported = filter with { UpTo = upTo };
        var entries = (await history.PageAsync(exported with { Page = 1, PageSize = 1 }, ct)).Total;
        if (format is ExportFormat.Report && entries > MostInReport) return TooLarge(entries);
        var done = await executor.ExecuteAsync(origin.Stamp("history.export", exported, format), workspace =>
        {
            if (!Policies.Allows(Policies.ExportHistory, workspace.Actor)) return Task.FromResult<Result<Receipt>>(Forbidden);
            workspace.Record(
                new(SubjectKinds.History, SubjectKinds.History),
                new HistoryExported(
                    format, entries, upTo, filter.Rollout?.Value, filter.Person?.Value, filter.Kind, filter.From, filter.To, filter.Text, workspace.Actor, workspace.Now));
            return Task.FromResult<Result<Receipt>>(new Receipt(SubjectKinds.History, entries));
        }, ct);
        return done.IsError ? Result<HistoryExport>.Fail(done.Errors) : new HistoryExport(exported, entries);
    }

    private static Error TooLarge(int entries) => Error.Refused("report.large", string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"These are {entries:N0} entries, and a report holds {MostInReport:N0}. Narrow the filter, or take the CSV file."));
}
