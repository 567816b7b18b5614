using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.Dialogs;

/// <summary>What every dialog of a rollout is drawn from.</summary>
/// <param name="Effects">What going to a stage does to people: 0 for nobody, one more than the last stage for everybody. A stage without an entry is not counted.</param>
/// <param name="Errors">The refusals of the last try.</param>
/// <param name="Changed">What others did since the dialog was opened, as sentences.</param>
/// <param name="Busy">The command runs.</param>
public sealed record DialogContext(
    RolloutView View,
    CurrentPerson Me,
    ReaderClock Clock,
    IReadOnlyDictionary<int, MoveEffect> Effects,
    IReadOnlyList<Error> Errors,
    IReadOnlyList<string> Changed,
    bool Busy)
{
    public MoveEffect? EffectOf(int stage) => Effects.GetValueOrDefault(stage);
}
