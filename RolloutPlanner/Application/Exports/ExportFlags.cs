using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Evaluation;
using YamlDotNet.Serialization;

namespace RolloutPlanner.Application.Exports;

/// <summary>Writes everything that is served in the form of another system. Nothing is approximated: a flag that cannot be said is left out and named.</summary>
public static class ExportFlags
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };
    private static readonly ISerializer Yaml = new SerializerBuilder().WithNewLine("\n").WithQuotingNecessaryStrings(quoteYaml1_1Strings: true).Build();

    public static FlagExport Of(Snapshot snapshot, FlagFormat format)
    {
        var findings = new List<ExportFinding>();
        var text = format switch
        {
            FlagFormat.Flagd => Flagd(snapshot, findings),
            FlagFormat.GoFeatureFlag => Goff(snapshot, findings),
            FlagFormat.Unleash => UnleashExport.File(Said(snapshot, UnleashExport.Flag, findings).Select(said => said.Node)).ToJsonString(Indented),
            FlagFormat.LaunchDarkly => LaunchDarkly(snapshot, findings),
            FlagFormat.FeatureManagement => FeatureManagementExport.File(Said(snapshot, FeatureManagementExport.Flag, findings).Select(said => said.Node)).ToJsonString(Indented),
            _ => throw new UnreachableException(),
        };
        return new(text, [.. findings]);
    }

    private static string Flagd(Snapshot snapshot, List<ExportFinding> findings)
    {
        var root = new JsonObject { ["$schema"] = "https://flagd.dev/schema/v0/flags.json", ["flags"] = ByKey(snapshot, FlagdExport.Flag, findings) };
        if (Notes(findings).ToList() is { Count: > 0 } notes) root["_notes"] = Logic.List(notes);
        return root.ToJsonString();
    }

    private static string LaunchDarkly(Snapshot snapshot, List<ExportFinding> findings) =>
        new JsonObject { ["flags"] = ByKey(snapshot, LaunchDarklyExport.Flag, findings), ["segments"] = new JsonObject() }.ToJsonString(Indented);

    private static string Goff(Snapshot snapshot, List<ExportFinding> findings)
    {
        var flags = Said(snapshot, GoffExport.Flag, findings).ToDictionary(said => said.Flag.Key.Value, said => said.Node);
        var text = new StringBuilder("# GO Feature Flag puts people in other buckets: a share is as large as here, but holds other people.\n");
        foreach (var note in Notes(findings)) text.Append(CultureInfo.InvariantCulture, $"# {OneLine(note)}\n");
        return text.Append(Yaml.Serialize(flags)).ToString();
    }

    private static JsonObject ByKey(Snapshot snapshot, Func<ServedFlag, Unsaid, JsonNode> say, List<ExportFinding> findings)
    {
        var flags = new JsonObject();
        foreach (var (flag, node) in Said(snapshot, say, findings)) flags[flag.Key.Value] = node;
        return flags;
    }

    private static List<(ServedFlag Flag, T Node)> Said<T>(Snapshot snapshot, Func<ServedFlag, Unsaid, T> say, List<ExportFinding> findings)
    {
        var said = new List<(ServedFlag, T)>();
        foreach (var flag in snapshot.Flags)
        {
            var unsaid = new Unsaid(flag);
            var node = say(flag, unsaid);
            findings.AddRange(unsaid.Findings);
            if (!unsaid.LeavesOut) said.Add((flag, node));
        }
        return said;
    }

    // A name may hold what YAML takes for the end of a line, and a comment must not end inside it.
    private static string OneLine(string text) => text.Replace('\u2028', ' ').Replace('\u2029', ' ');

    private static IEnumerable<string> Notes(IEnumerable<ExportFinding> findings) => findings.Where(finding => finding.LeavesOut).Select(finding => $"Left out: {finding}");
}
