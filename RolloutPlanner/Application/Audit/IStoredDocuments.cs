using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Audit;

/// <summary>Reads what a history entry stored before and after as values again. What an older version wrote in another shape is null.</summary>
public interface IStoredDocuments
{
    (Plan? Before, Plan? After) Plans(HistoryEntry entry);

    (CohortVersion? Before, CohortVersion? After) Cohorts(HistoryEntry entry);
}
