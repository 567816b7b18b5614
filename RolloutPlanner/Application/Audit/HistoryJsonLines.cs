namespace RolloutPlanner.Application.Audit;

/// <summary>Writes history as one JSON text per line: the very bytes that were stored, so that a hash over them still holds.</summary>
public static class HistoryJsonLines
{
    public static async Task WriteAsync(IAsyncEnumerable<HistoryEntry> entries, TextWriter to, CancellationToken ct)
    {
        await foreach (var entry in entries.WithCancellation(ct))
        {
            await to.WriteAsync(entry.Payload.AsMemory(), ct);
            await to.WriteAsync("\n".AsMemory(), ct);
        }
        await to.FlushAsync(ct);
    }
}
