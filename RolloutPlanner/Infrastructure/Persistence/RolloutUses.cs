using Microsoft.EntityFrameworkCore;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>Which rollouts use a cohort or a metric. Reads the states themselves, so that no copy can be out of step.</summary>
internal static class RolloutUses
{
    public static Task<ValueList<string>> OfCohortAsync(PlannerDbContext db, CohortKey cohort, CancellationToken ct) => NamesAsync(db, state => UsesCohort(state, cohort), ct);

    public static Task<ValueList<string>> OfHookAsync(PlannerDbContext db, HookKey hook, CancellationToken ct) =>
        NamesAsync(db, state => state.Draft.Hooks.Contains(hook) || InUse(state).Any(version => version.Plan.Hooks.Contains(hook)), ct);

    /// <summary>All rollouts that are not archived.</summary>
    public static async Task<IReadOnlyList<RolloutState>> StatesAsync(PlannerDbContext db, CancellationToken ct)
    {
        var rows = await db.Rollouts.AsNoTracking().Where(row => row.Status != RolloutStatus.Archived).OrderBy(row => row.Name).ToListAsync(ct);
        return rows.ConvertAll(row => row.ToState());
    }

    public static bool UsesCohort(RolloutState state, CohortKey cohort) =>
        state.Draft.Cohorts.Contains(cohort) || InUse(state).Any(version => version.Plan.Cohorts.Contains(cohort) || version.Pins.Any(stage => stage.Any(pin => pin.Cohort == cohort)));

    private static IEnumerable<PlanVersion> InUse(RolloutState state) => new[] { state.Live, state.UnderReview }.OfType<PlanVersion>();

    private static async Task<ValueList<string>> NamesAsync(PlannerDbContext db, Func<RolloutState, bool> uses, CancellationToken ct) =>
        (await StatesAsync(db, ct)).Where(uses).Select(NameOf).ToValueList();

    public static string NameOf(RolloutState state) => state.Draft.Name.Length > 0 ? state.Draft.Name : state.Key.Value;
}
