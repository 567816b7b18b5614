using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Cohorts inside one transaction. Versions are only added.</summary>
internal sealed class CohortStore(Workspace workspace) : ICohortStore
{
    private readonly PlannerDbContext _db = workspace.Db;
    private readonly Dictionary<Cohort, int> _written = [];

    public async Task<Cohort?> FindAsync(CohortKey key)
    {
        if (await _db.Cohorts.SingleOrDefaultAsync(row => row.Key == key.Value) is not { } row) return null;
        var current = await _db.CohortVersions.AsNoTracking().SingleAsync(version => version.Key == row.Key && version.Number == row.Version);
        return Cohort.Restore(current.ToVersion(), row.IsDeleted);
    }

    public void Save(Cohort cohort)
    {
        var skip = _written.GetValueOrDefault(cohort);
        var events = cohort.PendingEvents.Skip(skip).ToList();
        if (events.Count == 0) return;

        var row = _db.Cohorts.Local.FindEntry(cohort.Key.Value)?.Entity;
        if (row is null) _db.Cohorts.Add(row = new() { Key = cohort.Key.Value });
        (row.Revision, row.Version, row.IsDeleted) = (row.Revision + 1, cohort.Version, cohort.IsDeleted);
        foreach (var what in events)
        {
            if (what is CohortCreated created) _db.CohortVersions.Add(CohortVersionRow.Of(created.Version));
            else if (what is CohortEdited edited) _db.CohortVersions.Add(CohortVersionRow.Of(edited.New));
        }
        workspace.Changed(new(SubjectKinds.Cohort, cohort.Key.Value), cohort.Version, events);
        _written[cohort] = cohort.PendingEvents.Count;
    }

    public Task<CohortCatalog> CatalogAsync() => ReadCatalogAsync(_db, default);

    public Task<ValueList<string>> UsersOfAsync(CohortKey key) => ReadUsersAsync(_db, key, default);

    public static async Task<CohortCatalog> ReadCatalogAsync(PlannerDbContext db, CancellationToken ct)
    {
        var newest = await Newest(db).ToListAsync(ct);
        return new CohortCatalog(newest.Select(row => row.ToVersion()));
    }

    public static async Task<ValueList<string>> ReadUsersAsync(PlannerDbContext db, CohortKey key, CancellationToken ct) =>
        (await ReadCatalogAsync(db, ct)).All
            .Where(version => version.Definition.IncludedCohorts().Contains(key))
            .Select(version => version.Name).Order(StringComparer.CurrentCulture).ToValueList();

    /// <summary>The newest version of every cohort that is not deleted.</summary>
    public static IQueryable<CohortVersionRow> Newest(PlannerDbContext db) =>
        from cohort in db.Cohorts.AsNoTracking()
        where !cohort.IsDeleted
        join version in db.CohortVersions.AsNoTracking() on new { cohort.Key, Number = cohort.Version } equals new { version.Key, version.Number }
        select version;
}
