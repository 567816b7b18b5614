using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads rollouts for screens. Lists touch the flat columns only.</summary>
internal sealed class RolloutReader(IDbContextFactory<PlannerDbContext> contexts, GatePace pace) : IRolloutReader
{
    // In a state only an override has a review, and no text that somebody wrote holds quotes that are not escaped.
    private const string OpenReview = "\"review\":null";

    // Statuses are stored by name, which sorts them by the alphabet; a list shows them in the order of a rollout's life.
    private static readonly Expression<Func<RolloutRow, int>> ByLife = row =>
        row.Status == RolloutStatus.Draft ? 0
        : row.Status == RolloutStatus.InReview ? 1
        : row.Status == RolloutStatus.Approved ? 2
        : row.Status == RolloutStatus.Running ? 3
        : row.Status == RolloutStatus.Paused ? 4
        : row.Status == RolloutStatus.Completed ? 5
        : row.Status == RolloutStatus.RolledBack ? 6
        : 7;

    public async Task<RolloutState?> FindAsync(RolloutKey key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var state = await db.Rollouts.AsNoTracking().Where(row => row.Key == key.Value).Select(row => row.State).SingleOrDefaultAsync(ct);
        return state is null ? null : DomainJson.Read<RolloutState>(state);
    }

    public async Task<ValueList<RolloutSummary>> ListAsync(RolloutFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await Ordered(Matching(db, filter), filter.Order)
            .Select(row => new
            {
                row.Key,
                row.Name,
                row.Status,
                row.Phase,
                row.Owner,
                row.EngineeringLead,
                row.Stage,
                row.StageCount,
                row.StageName,
                row.CreatedAt,
                row.ChangedAt,
                row.Version,
            })
            .ToListAsync(ct);
        return rows.Select(row => new RolloutSummary(
            RolloutKey.Parse(row.Key, "key").Value, row.Name, row.Status, row.Phase, Person(row.Owner), Person(row.EngineeringLead),
            row.Stage, row.StageCount, row.StageName, row.CreatedAt, row.ChangedAt, row.Version)).ToValueList();
    }

    public async Task<ValueList<RolloutKey>> ToReviewAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var keys = await db.Rollouts.AsNoTracking().Where(row => row.State.Contains(OpenReview)).OrderBy(row => row.Key).Select(row => row.Key).ToListAsync(ct);
        return keys.Select(key => RolloutKey.Parse(key, "key").Value).ToValueList();
    }

    public async Task<RunEvidence?> EvidenceAsync(RolloutState state, CancellationToken ct)
    {
        if (state.Run is null) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await RunEvidences.ReadAsync(db, Rollout.Restore(state), pace.Settle, ct)).Evidence;
    }

    public async Task<ValueList<Measurement>> MeasurementsAsync(RolloutKey key, int run, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RolloutStore.StoredAsync(db, key, run, ct);
    }

    private static IQueryable<RolloutRow> Matching(PlannerDbContext db, RolloutFilter filter)
    {
        var rows = db.Rollouts.AsNoTracking();
        rows = filter.Status is { } status ? rows.Where(row => row.Status == status) : rows.Where(row => row.Status != RolloutStatus.Archived);
        if (filter.Owner is { } owner) rows = rows.Where(row => row.Owner == owner.Value);
        if (filter.Text?.Trim().ToLowerInvariant() is { Length: > 0 } text)
        {
            // Becomes a search for exactly these characters, so no sign in it means anything else.
            rows = rows.Where(row => row.SearchText.Contains(text));
        }
        return rows;
    }

    private static IQueryable<RolloutRow> Ordered(IQueryable<RolloutRow> rows, RolloutOrder order) => order switch
    {
        RolloutOrder.ChangedLast => rows.OrderByDescending(row => row.ChangedAt).ThenBy(row => row.Key),
        RolloutOrder.Name => rows.OrderBy(row => row.SearchText),
        RolloutOrder.Status => rows.OrderBy(ByLife).ThenBy(row => row.SearchText),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static UserId? Person(string? id) => id is null ? null : UserId.Parse(id, "id").Value;
}
