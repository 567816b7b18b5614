using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>The questions about cohorts that commands and screens share.</summary>
internal static class CohortRows
{
    /// <summary>The newest version of every cohort that was not deleted.</summary>
    public static IQueryable<CohortVersionRow> Newest(PlannerDbContext db) =>
        from cohort in db.Cohorts
        join version in db.CohortVersions on new { cohort.Key, cohort.Number } equals new { version.Key, version.Number }
        where !cohort.IsDeleted
        select version;

    public static async Task<List<CohortVersion>> CatalogAsync(PlannerDbContext db, CancellationToken ct)
    {
        var rows = await Newest(db).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(row => row.ToVersion())];
    }

    /// <summary>Names of the cohorts whose newest version includes this one, in order of name.</summary>
    public static async Task<ValueList<string>> IncludersAsync(PlannerDbContext db, CohortKey key, CancellationToken ct)
    {
        var names = await (
            from include in db.CohortIncludes
            join version in Newest(db) on include.Key equals version.Key
            where include.Included == key.Value
            select version.Name).ToListAsync(ct);
        return names.Order(StringComparer.OrdinalIgnoreCase).ToValueList();
    }
}
