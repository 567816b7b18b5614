using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Cohorts inside one transaction. What was found or saved in it is found again as the same object, and is in the catalog.</summary>
internal sealed class CohortStore(Workspace workspace) : ICohortStore
{
    private readonly PlannerDbContext _db = workspace.Db;
    private readonly Dictionary<CohortKey, Cohort> _known = [];
    private readonly OrderedDictionary<Cohort, int> _saved = [];

    public async Task<Cohort?> FindAsync(CohortKey key)
    {
        if (_known.TryGetValue(key, out var known)) return known;
        if (await _db.Cohorts.FindAsync(key.Value) is not { } row) return null;
        var version = await _db.CohortVersions.AsNoTracking().SingleAsync(stored => stored.Key == row.Key && stored.Number == row.Number);
        return _known[key] = Cohort.Restore(version.ToVersion(), row.IsDeleted);
    }

    public void Save(Cohort cohort)
    {
        var told = _saved.GetValueOrDefault(cohort);
        _saved[cohort] = cohort.PendingEvents.Count;
        _known.TryAdd(cohort.Key, cohort);
        workspace.Changed(new(SubjectKinds.Cohort, cohort.Key.Value), cohort.Version, cohort.PendingEvents.Skip(told));
    }

    public async Task<CohortCatalog> CatalogAsync()
    {
        var stored = await CohortRows.CatalogAsync(_db, CancellationToken.None);
        var mine = _saved.Keys.Select(cohort => cohort.Key).ToHashSet();
        return new CohortCatalog(stored.Where(version => !mine.Contains(version.Key)).Concat(_saved.Keys.Where(cohort => !cohort.IsDeleted).Select(cohort => cohort.Current)));
    }

    public Task<ValueList<string>> UsersOfAsync(CohortKey key) => CohortRows.IncludersAsync(_db, key, CancellationToken.None);

    /// <summary>Puts what was saved into the context, or says what somebody else did meanwhile. Called once, when the work has ended well.</summary>
    public async Task<Error?> WriteAsync()
    {
        foreach (var (cohort, events) in _saved)
        {
            if (await WriteAsync(cohort, [.. cohort.PendingEvents.Take(events)]) is { } conflict) return conflict;
        }
        return null;
    }

    private async Task<Error?> WriteAsync(Cohort cohort, IReadOnlyList<DomainEvent> events)
    {
        var made = events.Select(MadeBy).OfType<CohortVersion>().ToList();
        var (number, deleted) = (made.Count > 0 ? made[^1].Number : cohort.Version, events.OfType<CohortDeleted>().Any());
        var row = await _db.Cohorts.FindAsync(cohort.Key.Value);
        if (number == made.Count && row is not null) return CohortErrors.Exists(cohort.Key);
        if ((row?.Number ?? 0) != number - made.Count || row is { IsDeleted: true }) return StoreErrors.CohortChanged(cohort.Current.Name);
        if (row is null) _db.Cohorts.Add(row = new CohortRow { Key = cohort.Key.Value });
        (row.Number, row.IsDeleted, row.Version) = (number, deleted, row.Version + events.Count);
        _db.CohortVersions.AddRange(made.Select(CohortVersionRow.Of));
        await RewriteIncludesAsync(row.Key, deleted ? [] : made.Count > 0 ? made[^1].Definition.IncludedCohorts() : cohort.Current.Definition.IncludedCohorts());
        return null;
    }

    private async Task RewriteIncludesAsync(string key, IEnumerable<CohortKey> included)
    {
        var needed = included.Select(cohort => cohort.Value).ToHashSet();
        foreach (var row in await _db.CohortIncludes.Where(row => row.Key == key).ToListAsync())
        {
            if (!needed.Remove(row.Included)) _db.CohortIncludes.Remove(row);
        }
        _db.CohortIncludes.AddRange(needed.Select(cohort => new CohortIncludeRow { Key = key, Included = cohort }));
    }

    private static CohortVersion? MadeBy(DomainEvent what) => what switch
    {
        CohortCreated created => created.Version,
        CohortEdited edited => edited.New,
        _ => null,
    };
}
