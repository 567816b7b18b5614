using RolloutPlanner.Components.Editing;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Components.Text;

/// <summary>What is said when two people changed one plan.</summary>
public static class ConflictText
{
    private const int Named = 3;

    /// <param name="who">Who saved the other version; null for the reader's own other window.</param>
    public static string Title(PlanConflict conflict, string? who) =>
        who is null ? $"You saved version {conflict.Version} in another window." : $"{who} saved version {conflict.Version} while you were editing.";

    public static string Text(PlanConflict conflict, string? who) => conflict switch
    {
        { Unreadable: > 0 } => $"Nothing you typed is lost. {PlanWords.Unreadable(conflict.Unreadable)} yet, so the two cannot be put together.",
        { BothFit: true } => $"Your {Words.Count(conflict.Mine.Count, "change", "changes")}{(who is null ? " here and the " : $" and {First(who)}'s ")}{Words.Number(conflict.Theirs.Count)}{(who is null ? " there" : "")} touch different {(Apart(conflict) ? "stages" : "places")}, so both can be kept.",
        _ => $"You both changed {Places(conflict)}. Nothing you typed is lost, and nothing is saved until you choose.",
    };

    private static string First(string name) => name.Split(' ')[0];

    private static bool Apart(PlanConflict conflict) =>
        !conflict.Mine.Concat(conflict.Theirs).Any(change => PlanWords.StageOf(change.Path) is null)
        && !conflict.Mine.Select(change => PlanWords.StageOf(change.Path)).Intersect(conflict.Theirs.Select(change => PlanWords.StageOf(change.Path))).Any();

    private static string Places(PlanConflict conflict)
    {
        var places = conflict.Merge.Clashes.Select(path => Place(path, conflict)).Distinct().ToList();
        return Words.List(places.Count <= Named ? places : [.. places.Take(Named), $"{Words.Number(places.Count - Named)} more"]);
    }

    private static string Place(string path, PlanConflict conflict) => (path, PlanWords.StageOf(path)) switch
    {
        ("stages", _) => "which stages there are",
        (_, { } stage) when path.EndsWith(".audience", StringComparison.Ordinal) => $"Stage {stage}, who gets it",
        (_, var stage) => conflict.Mine.FirstOrDefault(change => change.Path.StartsWith(path, StringComparison.Ordinal))?.Label ?? (stage is null ? path : $"Stage {stage}"),
    };
}
