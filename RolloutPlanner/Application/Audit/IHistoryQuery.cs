namespace RolloutPlanner.Application.Audit;

/// <summary>Reads the history. There is no way to change it.</summary>
public interface IHistoryQuery
{
    /// <summary>A page number below 1 counts as 1; a page holds 1 to 200 entries.</summary>
    Task<HistoryPage> PageAsync(HistoryFilter filter, CancellationToken ct);

    Task<HistoryEntry?> FindAsync(long seq, CancellationToken ct);

    /// <summary>Every kind that occurs, in alphabetical order.</summary>
    Task<IReadOnlyList<string>> KindsAsync(CancellationToken ct);

    /// <summary>All entries that the filter finds, oldest first, whatever its page. Reads in small steps, so that a slow receiver holds no transaction open.</summary>
    IAsyncEnumerable<HistoryEntry> StreamAsync(HistoryFilter filter, CancellationToken ct);
}
