using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Ports;

/// <summary>The cohorts of this workspace inside one transaction. Versions are only ever added.</summary>
public interface ICohortStore
{
    /// <summary>Deleted cohorts are found too.</summary>
    Task<Cohort?> FindAsync(CohortKey key);

    /// <summary>Writes new versions under the version predicate, and one history entry per event.</summary>
    void Save(Cohort cohort);

    /// <summary>All cohorts at their newest version, deleted ones left out.</summary>
    Task<CohortCatalog> CatalogAsync();

    /// <summary>Names of the cohorts, deleted ones excepted, whose newest version includes this one.</summary>
    Task<ValueList<string>> UsersOfAsync(CohortKey key);
}
