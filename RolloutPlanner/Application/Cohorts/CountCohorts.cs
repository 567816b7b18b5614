using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Counts the people of every cohort at its newest version. One that cannot be resolved is left out; before the first import all are.</summary>
public sealed class CountCohorts(ICohortReader cohorts, IPeopleDirectory people, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<CohortKey, int>> RunAsync(CancellationToken ct)
    {
        var counts = new Dictionary<CohortKey, int>();
        var directory = await people.CurrentAsync(ct);
        if (directory.IsUnknown) return counts;
        var now = clock.GetUtcNow();
        var contexts = directory.People.Select(person => person.ContextAt(now)).ToList();
        var catalog = await cohorts.CatalogAsync(ct);
        foreach (var cohort in catalog.All)
        {
            ct.ThrowIfCancellationRequested();
            if (CohortCompiler.Compile(cohort.Key, catalog).TryGet(out var rule)) counts[cohort.Key] = contexts.Count(rule.Matches);
        }
        return counts;
    }
}
