using System.Globalization;
using CsvHelper;

namespace RolloutPlanner.Application.Audit;

/// <summary>Writes history as CSV by RFC 4180 with a header line. Times are UTC with microseconds. No cell is read as a formula.</summary>
public static class HistoryCsv
{
    private static readonly string[] Header = ["seq", "at", "actor_id", "actor", "channel", "command_id", "kind", "subject_kind", "subject", "rollout", "why", "before", "after"];

    public static async Task WriteAsync(IAsyncEnumerable<HistoryEntry> entries, TextWriter to, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(to, null, leaveOpen: true);
        foreach (var name in Header) csv.WriteField(name);
        await csv.EndRecordAsync(ct);
        await foreach (var entry in entries.WithCancellation(ct))
        {
            foreach (var cell in Cells(entry)) csv.WriteField(FormulaGuard.Protect(cell ?? ""));
            await csv.EndRecordAsync(ct);
        }
        await csv.FlushAsync();
    }

    private static string?[] Cells(HistoryEntry entry) =>
    [
        entry.Seq.ToString(CultureInfo.InvariantCulture),
        entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        entry.ActorId, entry.ActorName, entry.Channel.ToString(), entry.CommandId.ToString(), entry.Kind,
        entry.SubjectKind, entry.Subject, entry.Rollout, entry.Why, entry.Before, entry.After,
    ];
}
