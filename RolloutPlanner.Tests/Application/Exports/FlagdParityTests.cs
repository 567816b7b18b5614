using System.Text.Json;
using RolloutPlanner.Application.Exports;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Tests.Clients;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Application.Exports;

/// <summary>The export, fed to flagd's own evaluation with its schema check on, against the evaluation that serves people.</summary>
public sealed class FlagdParityTests
{
    private const int People = 50_000;

    [NodeFact]
    public async Task Flagd_FedByTheExport_GivesEverybodyTheSameValueAndVariant()
    {
        var random = new Random(20261118);
        var snapshot = new Snapshot(1, RandomServed.Sayable.Concat(RandomServed.Sayable).Select((op, number) => RandomServed.Flag(random, number, op)));
        var people = Enumerable.Range(0, People).Select(_ => RandomPeople.Next(random, At.Noon)).ToList();
        var export = ExportFlags.Of(snapshot, FlagFormat.Flagd);

        var answers = await AskAsync(export.Text, people.Select(person => person.Json));

        Assert.Empty(export.LeftOut);
        Assert.Equal(People, answers.Length);
        var differences = people.Zip(answers)
            .SelectMany(pair => snapshot.Flags.Zip(pair.Second.Split('\t'), (flag, theirs) => (Ours: Said(flag, pair.First.Ours), Theirs: theirs, flag, pair.First.Json)))
            .Where(answer => answer.Ours != answer.Theirs)
            .Select(answer => $"{answer.flag.Key}: {answer.Ours} here, {answer.Theirs} there, for {answer.Json}");
        Assert.Empty(differences.Take(20));
        Assert.All(snapshot.Flags.Where(flag => flag.Rollout.Status.ToString() is "Running" or "Paused"), flag =>
            Assert.True(people.Any(person => flag.Evaluate(person.Ours).IsOn), $"Nobody gets {flag.Key}, so it shows nothing."));
    }

    /// <summary>One line per context.</summary>
    internal static async Task<string[]> AskAsync(string export, IEnumerable<string> contexts)
    {
        var folder = Directory.CreateTempSubdirectory("rp-flagd-").FullName;
        try
        {
            string[] files = [Path.Combine(folder, "flags.json"), Path.Combine(folder, "contexts.jsonl"), Path.Combine(folder, "answers.tsv")];
            await File.WriteAllTextAsync(files[0], export);
            await File.WriteAllLinesAsync(files[1], contexts);
            await NodeClient.RunAsync("flagd-parity.mjs", files);
            return await File.ReadAllLinesAsync(files[2]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Said(ServedFlag flag, RolloutPlanner.Domain.Targeting.EvaluationContext person)
    {
        var variant = flag.Evaluate(person).Variant;
        var text = flag.Flag.ValueOf(variant);
        return $"{(variant is Variant.On ? "on" : "off")}={(flag.Flag.Type is FlagType.Text ? Quoted(text) : text)}";
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
