using System.Text.Json;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;

namespace RolloutPlanner.Application.Exports;

/// <summary>Writes everything that is served in the form of another system. Nothing is approximated: a flag that cannot be said is left out and named.</summary>
public static class ExportFlags
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static FlagExport Of(Snapshot snapshot, FlagFormat format)
    {
        var findings = new List<ExportFinding>();
        return new(Flagd(snapshot, findings), [.. findings]);
    }

    private static string Flagd(Snapshot snapshot, List<ExportFinding> findings)
    {
        var flags = new JsonObject();
        foreach (var (flag, node) in Said(snapshot, FlagdExport.Flag, findings)) flags[flag.Key.Value] = node;
        var root = new JsonObject { ["$schema"] = "https://flagd.dev/schema/v0/flags.json", ["flags"] = flags };
        if (Notes(findings) is { Count: > 0 } notes) root["_notes"] = notes;
        return root.ToJsonString();
    }

    private static IEnumerable<(ServedFlag Flag, T Node)> Said<T>(Snapshot snapshot, Func<ServedFlag, Unsaid, T> say, List<ExportFinding> findings)
    {
        foreach (var flag in snapshot.Flags)
        {
            var unsaid = new Unsaid(flag);
            var node = say(flag, unsaid);
            findings.AddRange(unsaid.Findings);
            if (!unsaid.LeavesOut) yield return (flag, node);
        }
    }

    private static JsonArray Notes(IEnumerable<ExportFinding> findings) =>
        new([.. findings.Where(finding => finding.LeavesOut).Select(finding => (JsonNode?)JsonValue.Create($"Left out: {finding}"))]);
}
