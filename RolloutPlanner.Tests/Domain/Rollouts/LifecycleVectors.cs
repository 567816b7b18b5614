using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>One cell of the table: what is expected when this person asks for this in this state.</summary>
/// <param name="Next">The status that follows; null where it is refused.</param>
/// <param name="Code">The code of the refusal.</param>
/// <param name="Sentence">The sentence of the refusal.</param>
internal sealed record LifecycleCell(RolloutCommand Command, string State, string Relation, RolloutStatus? Next, string? Code, string? Sentence);

/// <summary>Reads <c>Vectors/lifecycle.txt</c>, where the rules stand for people to read.</summary>
internal static class LifecycleVectors
{
    private static readonly Dictionary<string, string> You = new()
    {
        ["pm"] = "You are a product manager.",
        ["author"] = "You are a product manager.",
        ["owner"] = "You are an engineering lead.",
        ["lead"] = "You are an engineering lead.",
        ["edlead"] = "You are an engineering lead.",
        ["auditor"] = "You are an auditor.",
        ["viewer"] = "You are a viewer.",
        ["admin"] = "You are an admin.",
        ["auto"] = "This is automation.",
        ["nobody"] = "You hold no role.",
        ["reporter"] = "This token may only send readings.",
    };

    private static readonly Dictionary<string, string> Status = new()
    {
        ["Draft"] = "a draft",
        ["InReview"] = "in review",
        ["Approved"] = "signed off and not started",
        ["Running"] = "running",
        ["Paused"] = "paused",
        ["Completed"] = "completed",
        ["RolledBack"] = "rolled back",
        ["Archived"] = "archived",
    };

    private static readonly Dictionary<string, string> Phase = new() { ["Draft"] = "a draft", ["InReview"] = "in review", ["Approved"] = "signed off" };

    public static IReadOnlyList<LifecycleCell> All { get; } = [.. Read()];

    private static IEnumerable<LifecycleCell> Read()
    {
        RolloutCommand command = default;
        string[] relations = [];
        Dictionary<string, string> sentences = [];
        var file = Repository.File("RolloutPlanner.Tests", "Domain", "Rollouts", "Vectors", "lifecycle.txt");
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line[0] != ' ') (command, sentences) = (Enum.Parse<RolloutCommand>(line), []);
            else if (words[0][^1] == ':') sentences[words[0][..^1]] = string.Join(' ', words[1..]);
            else if (words[0] == "pm") relations = words;
            else
                for (var i = 0; i < relations.Length; i++) yield return Cell(command, words[0], relations[i], words[i + 1], sentences);
        }
    }

    private static LifecycleCell Cell(RolloutCommand command, string state, string relation, string cell, Dictionary<string, string> sentences)
    {
        if (Enum.TryParse<RolloutStatus>(cell, out var next)) return new(command, state, relation, next, null, null);
        var parts = state.Split('/');
        var sentence = sentences[cell]
            .Replace("{you}", You[relation], StringComparison.Ordinal)
            .Replace("{status}", Status[parts[0]], StringComparison.Ordinal)
            .Replace("{phase}", parts.Length > 1 ? Phase.GetValueOrDefault(parts[1], "") : "", StringComparison.Ordinal)
            .Replace("{version}", parts.Length > 1 ? "2" : "1", StringComparison.Ordinal);
        var code = cell switch { "owner" => "gate.owner", "editor" => "independence." + command, "none" => "phase." + command, _ => $"{cell}.{command}" };
        return new(command, state, relation, null, code, sentence);
    }
}
