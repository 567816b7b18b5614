using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Reads cohorts for screens.</summary>
internal sealed class CohortReader(IDbContextFactory<PlannerDbContext> contexts) : ICohortReader
{
    public async Task<ValueList<CohortSummary>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var catalog = await CohortStore.ReadCatalogAsync(db, ct);
        var rollouts = await RolloutUses.StatesAsync(db, ct);
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.DisplayName, ct);
        return catalog.All.OrderBy(version => version.Name, StringComparer.CurrentCultureIgnoreCase).Select(version => new CohortSummary(
            version.Key, version.Name, version.Description, version.Number, version.Definition is CohortDefinition.Members,
            names.GetValueOrDefault(version.Author.Value) ?? SystemActors.Name(version.Author) ?? version.Author.Value, version.At,
            Users(version.Key, catalog, rollouts))).ToValueList();
    }

    public async Task<CohortVersion?> FindAsync(CohortKey key, int? version, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = version is { } number ? db.CohortVersions.AsNoTracking().Where(row => row.Number == number) : CohortStore.Newest(db);
        return (await rows.SingleOrDefaultAsync(row => row.Key == key.Value, ct))?.ToVersion();
    }

    public async Task<ValueList<CohortVersion>> VersionsAsync(CohortKey key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.CohortVersions.AsNoTracking().Where(row => row.Key == key.Value).OrderByDescending(row => row.Number).ToListAsync(ct);
        return rows.Select(row => row.ToVersion()).ToValueList();
    }

    public async Task<ValueList<string>> UsersAsync(CohortKey key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return Users(key, await CohortStore.ReadCatalogAsync(db, ct), await RolloutUses.StatesAsync(db, ct));
    }

    public async Task<CohortCatalog> CatalogAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CohortStore.ReadCatalogAsync(db, ct);
    }

    public async Task<IReadOnlyDictionary<(CohortKey Key, int Version), CohortDefinition>> PinnedAsync(IEnumerable<CohortPin> pins, CancellationToken ct)
    {
        var wanted = pins.Select(pin => (pin.Cohort, pin.Version)).ToHashSet();
        if (wanted.Count == 0) return new Dictionary<(CohortKey, int), CohortDefinition>();
        var keys = wanted.Select(pin => pin.Cohort.Value).Distinct().ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.CohortVersions.AsNoTracking().Where(row => keys.Contains(row.Key)).ToListAsync(ct);
        return rows.Where(row => wanted.Contains((CohortKey.Parse(row.Key, "key").Value, row.Number)))
            .Select(row => row.ToVersion()).ToDictionary(version => (version.Key, version.Number), version => version.Definition);
    }

    private static ValueList<string> Users(CohortKey key, CohortCatalog catalog, IReadOnlyList<RolloutState> rollouts) =>
        rollouts.Where(state => RolloutUses.UsesCohort(state, key)).Select(RolloutUses.NameOf)
            .Concat(catalog.All.Where(version => version.Definition.IncludedCohorts().Contains(key)).Select(version => version.Name))
            .ToValueList();
}
