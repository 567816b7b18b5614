using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>A lease that was taken, and up to when somebody looked before it; null where somebody looked until just now.</summary>
internal sealed record TakenLease(GateLease Lease, DateTimeOffset? UnwatchedSince);

/// <summary>
/// Which process looks at gates, as a row that has to be renewed. Two at once would be a waste and no danger: every step is decided under the version of
/// its rollout. The time is this process's, because with SQLite all processes are on one machine.
/// </summary>
internal sealed class GateLeases(IDbContextFactory<PlannerDbContext> contexts, WriterGate gate, TimeProvider clock)
{
    public const string Name = "gates";
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan Renewal = Length / 3;

    /// <summary>Names this process, or rather this object.</summary>
    private readonly string _owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    public static bool Holds(LeaseRow row, GateLease lease, DateTimeOffset now) => row.Owner == lease.Owner && row.Epoch == lease.Epoch && row.Until > now;

    /// <summary>Takes or renews it; null while somebody else has it.</summary>
    public Task<TakenLease?> TakeAsync(CancellationToken ct) => WriteAsync((row, now) =>
    {
        if (row.Owner != _owner && row.Until > now) return null;
        DateTimeOffset? unwatched = row.Epoch > 0 && row.Until < now ? row.Until : null;
        if (row.Owner != _owner) (row.Owner, row.Epoch) = (_owner, row.Epoch + 1);
        row.Until = now + Length;
        return new TakenLease(new(row.Owner, row.Epoch), unwatched);
    }, ct);

    /// <summary>Lets the next one in at once.</summary>
    public Task ReleaseAsync(CancellationToken ct) => WriteAsync((row, now) =>
    {
        if (row.Owner == _owner && row.Until > now) row.Until = now;
        return row;
    }, ct);

    private Task<T> WriteAsync<T>(Func<LeaseRow, DateTimeOffset, T> change, CancellationToken ct) => gate.RunAsync(async () =>
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = await db.Leases.FindAsync([Name], ct) ?? db.Leases.Add(new() { Name = Name, Until = DateTimeOffset.UnixEpoch }).Entity;
        var changed = change(row, Utc.Truncate(clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return changed;
    }, ct);
}
