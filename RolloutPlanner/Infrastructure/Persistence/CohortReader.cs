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
        var cohorts = await CohortRows.Newest(db).AsNoTracking()
            .Select(row => new { row.Key, row.Name, row.Description, row.Number, row.IsList, row.AuthorId, row.At })
            .ToListAsync(ct);
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(account => account.Id, account => account.DisplayName, ct);
        var users = await UsersAsync(db, null, ct);
        return cohorts
            .OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => new CohortSummary(
                CohortKey.Parse(row.Key, "key").Value, row.Name, row.Description, row.Number, row.IsList, NameOf(row.AuthorId, names), row.At, users[row.Key].ToValueList()))
            .ToValueList();
    }

    public async Task<CohortVersion?> FindAsync(CohortKey key, int? version, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = version is { } number
            ? db.CohortVersions.Where(row => row.Key == key.Value && row.Number == number)
            : CohortRows.Newest(db).Where(row => row.Key == key.Value);
        return (await rows.AsNoTracking().SingleOrDefaultAsync(ct))?.ToVersion();
    }

    public async Task<ValueList<CohortVersion>> VersionsAsync(CohortKey key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.CohortVersions.AsNoTracking().Where(row => row.Key == key.Value).OrderByDescending(row => row.Number).ToListAsync(ct);
        return rows.Select(row => row.ToVersion()).ToValueList();
    }

    public async Task<ValueList<CohortUser>> UsersAsync(CohortKey key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await UsersAsync(db, key.Value, ct))[key.Value].ToValueList();
    }

    public async Task<CohortCatalog> CatalogAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new CohortCatalog(await CohortRows.CatalogAsync(db, ct));
    }

    public async Task<IReadOnlyDictionary<(CohortKey Key, int Version), CohortDefinition>> PinnedAsync(IEnumerable<CohortPin> pins, CancellationToken ct)
    {
        var pinned = new Dictionary<(CohortKey, int), CohortDefinition>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var (key, version) in pins.Select(pin => (pin.Cohort, pin.Version)).Distinct())
        {
            var definition = await db.CohortVersions.AsNoTracking()
                .Where(row => row.Key == key.Value && row.Number == version)
                .Select(row => row.Definition)
                .SingleOrDefaultAsync(ct);
            if (definition is not null) pinned.Add((key, version), DomainJson.Read<CohortDefinition>(definition));
        }
        return pinned;
    }

    /// <summary>Per cohort the rollouts, then the cohorts that use it, each in order of name.</summary>
    /// <param name="only">The one cohort that is asked for; null for all.</param>
    private static async Task<ILookup<string, CohortUser>> UsersAsync(PlannerDbContext db, string? only, CancellationToken ct)
    {
        var rollouts = await (
            from use in db.RolloutUses
            join rollout in db.Rollouts on use.RolloutKey equals rollout.Key
            where use.Kind == UsedKind.Cohort && (only == null || use.Key == only)
            orderby rollout.SearchText
            select new { use.Key, User = rollout.Key, rollout.Name }).ToListAsync(ct);
        var cohorts = await (
            from include in db.CohortIncludes
            join version in CohortRows.Newest(db) on include.Key equals version.Key
            where only == null || include.Included == only
            select new { Key = include.Included, User = version.Key, version.Name }).ToListAsync(ct);
        return rollouts.Select(use => (use.Key, User: (CohortUser)new CohortUser.InRollout(RolloutKey.Parse(use.User, "key").Value, use.Name)))
            .Concat(cohorts.OrderBy(use => use.Name, StringComparer.OrdinalIgnoreCase).Select(use => (use.Key, User: (CohortUser)new CohortUser.InCohort(CohortKey.Parse(use.User, "key").Value, use.Name))))
            .ToLookup(use => use.Key, use => use.User);
    }

    private static string NameOf(string author, Dictionary<string, string> names) =>
        names.TryGetValue(author, out var name) ? name : SystemActors.Name(UserId.Parse(author, "author").Value) ?? author;
}
