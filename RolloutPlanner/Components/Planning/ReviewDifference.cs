using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Planning;

/// <summary>The version that a review is compared with, and what it is: signed, in force, or only sent.</summary>
public sealed record ReviewBase(PlanVersion Version, string What)
{
    /// <summary>The last signed version before the one that is read; where none was signed, the last one that was sent. Null for the first.</summary>
    /// <param name="signed">Numbers of the versions that had every signature they needed.</param>
    public static ReviewBase? Of(RolloutState state, PlanVersion read, IReadOnlyCollection<int> signed)
    {
        var earlier = state.Versions.Where(version => version.Number < read.Number).ToList();
        var last = earlier.LastOrDefault(version => version.Number == state.LiveVersion || signed.Contains(version.Number));
        if (last is not null) return new(last, last.Number == state.LiveVersion && state.IsLive ? "signed and in force" : "the last one that was signed");
        return earlier.Count == 0 ? null : new(earlier[^1], "the one sent before; none has been signed yet");
    }
}

/// <summary>What changed in one stage. The labels speak of the stage only.</summary>
/// <param name="Number">Counted from 1 in the newer plan.</param>
public sealed record StageDifference(int Number, bool IsNew, ValueList<PlanChange> Changes);

/// <summary>A difference of two plan versions, sorted by where it belongs.</summary>
/// <param name="Whole">What concerns the plan and its people.</param>
/// <param name="Stages">One for each stage of the newer plan, in its order.</param>
/// <param name="Gone">Stages of the older plan that are not found again.</param>
/// <param name="Cohorts">Cohorts that are used at another version than before.</param>
public sealed record ReviewDifference(ValueList<PlanChange> Whole, ValueList<StageDifference> Stages, ValueList<PlanChange> Gone, ValueList<PlanChange> Cohorts)
{
    public int Count => Whole.Count + Gone.Count + Cohorts.Count + Stages.Sum(stage => stage.Changes.Count);

    public static ReviewDifference Between(PlanVersion before, PlanVersion after, PlanNames names)
    {
        var changes = PlanDiff.Between(before.Plan, after.Plan, names);
        var gone = changes.Where(IsGone).ToValueList();
        var stages = after.Plan.Stages.Select((_, index) => Stage(index + 1, changes)).ToValueList();
        return new(changes.Where(change => PlanWords.StageOf(change.Path) is null).ToValueList(), stages, gone, Pins(before, after, names));
    }

    private static StageDifference Stage(int number, IEnumerable<PlanChange> all)
    {
        var changes = all.Where(change => PlanWords.StageOf(change.Path) == number && !IsGone(change)).ToList();
        var isNew = changes is [{ Before.Length: 0 } only] && only.Path.EndsWith(']') && !only.Path.Contains('.', StringComparison.Ordinal);
        return new(number, isNew, changes.Select(Within).ToValueList());
    }

    /// <summary>"Stage 2, soak time" reads "Soak time" under the heading of stage 2.</summary>
    private static PlanChange Within(PlanChange change) =>
        change.Label.IndexOf(", ", StringComparison.Ordinal) is > 0 and var at ? change with { Label = char.ToUpper(change.Label[at + 2], Words.English) + change.Label[(at + 3)..] } : change with { Label = "New stage" };

    private static bool IsGone(PlanChange change) => change.After.Length == 0 && change.Path.StartsWith("stages[", StringComparison.Ordinal) && change.Path.EndsWith(']') && !change.Path.Contains('.', StringComparison.Ordinal);

    private static ValueList<PlanChange> Pins(PlanVersion before, PlanVersion after, PlanNames names)
    {
        var old = before.Pins.SelectMany(pins => pins).ToLookup(pin => pin.Cohort);
        return after.Pins.SelectMany(pins => pins)
            .GroupBy(pin => pin.Cohort)
            .Select(pins => (Cohort: pins.Key, Was: old[pins.Key].Select(pin => pin.Version).DefaultIfEmpty(0).Max(), Is: pins.Max(pin => pin.Version)))
            .Where(pin => pin.Was > 0 && pin.Was != pin.Is)
            .Select(pin => new PlanChange("", names.Cohort(pin.Cohort), $"version {Words.Number(pin.Was)} of the cohort", $"version {Words.Number(pin.Is)} of the cohort"))
            .ToValueList();
    }
}
