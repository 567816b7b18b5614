using RolloutPlanner.Application.Ports;
using RolloutPlanner.Application.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>The words about who was asked about, as programs ask, beside what the people directory expects.</summary>
public static class AskedText
{
    /// <summary>From here on a count of different people is an estimate.</summary>
    private const int Exact = 100;

    /// <summary>"About 1,204 people, 62 of them have it."</summary>
    public static string Sentence(ExposureCount count)
    {
        // Somebody may have got it within the hour, so the parts may be more than the whole.
        var on = Math.Min(count.LastHour, count.Outcomes.Where(outcome => outcome.IsOn).Sum(outcome => outcome.LastHour));
        return count.LastHour == 1
            ? $"1 person, who {(on == 0 ? "does not have it" : "has it")}."
            : $"{(count.LastHour > Exact ? "About " : "")}{Words.People(count.LastHour)}, {(on == 0 ? "none" : on == count.LastHour ? "all" : Words.Number(on))} of them {(on == 1 ? "has" : "have")} it.";
    }

    /// <summary>"In the people directory, 126 of 6,000 have it."; null while nobody can be counted.</summary>
    public static string? Expected(RolloutView view) => view is { Reach.Everyone: var everyone, Exposed: { } exposed }
        ? $"In the people directory, {Words.Number(exposed)} of {Words.Number(everyone)} {(exposed == 1 ? "has" : "have")} it."
        : null;

    /// <summary>"Stage 2, 5% of London", "No stage".</summary>
    public static string Stage(EvaluatedPeople outcome, RolloutView view) => outcome switch
    {
        { Stage: { } stage } => stage <= view.Plan.Stages.Count ? $"Stage {stage}, {view.Plan.Stages[stage - 1].Name}" : $"Stage {stage}",
        { IsOn: true } => "By name, or finished",
        _ => "No stage",
    };

    /// <summary>People of the directory whom that stage brings; null where the directory says nothing of it.</summary>
    public static int? Directory(EvaluatedPeople outcome, RolloutView view) => outcome switch
    {
        { Stage: { } stage } when view.Reach is { } reach && stage <= reach.Stages.Count => reach.Stages[stage - 1].Added,
        { IsOn: false } when view is { Reach.Everyone: var everyone, Exposed: { } exposed } => everyone - exposed,
        _ => null,
    };
}
