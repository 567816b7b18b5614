using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads stays from the moves that made and ended them, and what came in during each.</summary>
internal sealed class RunReader(IDbContextFactory<PlannerDbContext> contexts) : IRunReader
{
    public async Task<ValueList<PastRun>> RunsAsync(RolloutKey key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Transitions.AsNoTracking().Where(row => row.RolloutKey == key.Value).OrderBy(row => row.Seq).ToListAsync(ct);
        return PastRun.Of(rows.Select(row => new Move(new(row.FromStatus, row.FromStage, null), new(row.ToStatus, row.ToStage, row.PlanVersion), row.At)));
    }

    public async Task<ValueList<Arrival>> ArrivalsAsync(RolloutKey key, int run, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Measurements.AsNoTracking().Where(row => row.RolloutKey == key.Value && row.Run == run).OrderBy(row => row.Seq).ToListAsync(ct);
        return rows.Select(row => row.ToArrival()).ToValueList();
    }
}
