using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads rollouts for screens.</summary>
internal sealed class RolloutReader(IDbContextFactory<PlannerDbContext> contexts) : IRolloutReader
{
    public async Task<RolloutState?> FindAsync(RolloutKey key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await db.Rollouts.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key.Value, ct))?.ToState();
    }

    public async Task<ValueList<RolloutSummary>> ListAsync(RolloutFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.Rollouts.AsNoTracking();
        rows = filter.Status is { } status ? rows.Where(row => row.Status == status) : rows.Where(row => row.Status != RolloutStatus.Archived);
        if (filter.Owner is { } owner) rows = rows.Where(row => row.Owner == owner.Value);
        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            var pattern = LikePattern.Containing(text);
            rows = rows.Where(row => EF.Functions.Like(row.Name, pattern, LikePattern.Escape) || EF.Functions.Like(row.Key, pattern, LikePattern.Escape));
        }

        // Without the state: a list draws no plan.
        var found = await rows.Select(row => new
        {
            row.Key, row.Name, row.Status, row.Phase, row.Owner, row.EngineeringLead, row.Stage, row.StageCount, row.StageName, row.CreatedAt, row.ChangedAt, row.Version,
        }).ToListAsync(ct);
        var summaries = found.Select(row => new RolloutSummary(
            RolloutKey.Parse(row.Key, "key").Value, row.Name.Length > 0 ? row.Name : row.Key, row.Status, row.Phase, Person(row.Owner), Person(row.EngineeringLead),
            row.Stage, row.StageCount, row.StageName, row.CreatedAt, row.ChangedAt, row.Version));
        return (filter.Order switch
        {
            RolloutOrder.Name => summaries.OrderBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase),
            RolloutOrder.Status => summaries.OrderBy(row => row.Status).ThenBy(row => row.Name, StringComparer.CurrentCultureIgnoreCase),
            _ => summaries.OrderByDescending(row => row.ChangedAt).ThenBy(row => row.Key.Value, StringComparer.Ordinal),
        }).ToValueList();
    }

    public async Task<ValueList<Measurement>> MeasurementsAsync(RolloutKey key, int run, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RolloutStore.ReadMeasurementsAsync(db, key, run, ct);
    }

    private static UserId? Person(string? id) => id is null ? null : UserId.Parse(id, "id").Value;
}
