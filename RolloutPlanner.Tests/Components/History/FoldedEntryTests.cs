using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Components.History;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.History;

/// <summary>Folding hides lines and never an entry.</summary>
public sealed class FoldedEntryTests
{
    private static readonly string[] Kinds = ["plan-edited", "plan-edited", "measurement-recorded", "hook-reading-recorded", "rollout-paused"];

    [Fact]
    public void Lines_OfAnyHistory_HoldEveryEntryOnceAndInOrder() => Check.QuickThrowOnFailure(Prop.ForAll<int>(seed =>
    {
        var entries = Random(new Random(seed));

        var lines = FoldedEntry.Of(entries);

        var shown = lines.SelectMany(line => line.Rest.Append(line.Entry).OrderByDescending(entry => entry.Seq));
        return shown.SequenceEqual(entries) && lines.All(line => line.Why is Fold.Nothing == (line.Rest.Count == 0));
    }));

    [Theory]
    [InlineData(60, "maya", "checkout", "0", 1)]
    [InlineData(61, "maya", "checkout", "0", 2)]
    [InlineData(5, "tom", "checkout", "0", 2)]
    [InlineData(5, "maya", "billing", "0", 2)]
    [InlineData(5, "maya", "checkout", "1", 2)]
    public void Edits_OfOnePersonWithinAnHour_AreOneLine(int minutes, string who, string what, string cleared, int lines)
    {
        var later = Entry(2, "plan-edited", At.Minutes(minutes), Guid.NewGuid());
        var earlier = Entry(1, "plan-edited", At.Noon, Guid.NewGuid()) with { ActorId = who, Subject = what, Payload = $$$"""{"details":{"clearedSignOffs":{{{cleared}}}}}""" };

        Assert.Equal(lines, FoldedEntry.Of([later, earlier]).Count);
    }

    [Fact]
    public void Reading_OfAnotherCommand_StaysALineOfItsOwn() => Assert.Equal(
        2, FoldedEntry.Of([Entry(2, "measurement-recorded", At.Noon, Guid.NewGuid()), Entry(1, "hook-reading-recorded", At.Noon, Guid.NewGuid())]).Count);

    private static List<HistoryEntry> Random(Random random)
    {
        var commands = Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()).ToArray();
        return [.. Enumerable.Range(1, random.Next(12)).Reverse().Select(seq => Entry(seq, random.GetItems(Kinds, 1)[0], At.Minutes(seq * random.Next(1, 30)), random.GetItems(commands, 1)[0]))];
    }

    private static HistoryEntry Entry(long seq, string kind, DateTimeOffset at, Guid command) =>
        new(seq, at, "maya", "Maya", Channel.Screen, command, kind, "rollout", "checkout", "checkout", null, null, null, "{}");
}
