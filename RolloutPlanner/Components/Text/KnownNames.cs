using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>The names that the page of a rollout knows, for the entries that it shows.</summary>
public static class KnownNames
{
    public static HistoryNames Known(this RolloutView view) => new(
        new Dictionary<string, string> { [view.State.Key.Value] = view.Plan.Name },
        view.Names.ToDictionary(person => person.Key.Value, person => person.Value),
        view.CohortNames.ToDictionary(cohort => cohort.Key.Value, cohort => cohort.Value),
        view.Hooks.ToDictionary(hook => hook.Key.Value, hook => hook.Value));
}
