using RolloutPlanner.Application.Audit;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Components.History;

/// <summary>Why several entries stand in one line.</summary>
public enum Fold
{
    /// <summary>One entry.</summary>
    Nothing,

    /// <summary>One number that was taken in by a gate and by its metric.</summary>
    OneReading,

    /// <summary>What one person did to one plan without a longer break.</summary>
    EditsInARow,
}

/// <summary>One line of the history on the screen. Every entry stands in exactly one line, in its order; nothing is dropped.</summary>
/// <param name="Entry">The newest, or the one that says most.</param>
/// <param name="Rest">The others, newest first.</param>
public sealed record FoldedEntry(HistoryEntry Entry, ValueList<HistoryEntry> Rest, Fold Why)
{
    private static readonly TimeSpan Sitting = TimeSpan.FromHours(1);

    public bool Holds(long? seq) => Entry.Seq == seq || Rest.Any(entry => entry.Seq == seq);

    /// <summary>Folds neighbours that are one thing to a reader.</summary>
    /// <param name="entries">Newest first.</param>
    public static IReadOnlyList<FoldedEntry> Of(IReadOnlyList<HistoryEntry> entries)
    {
        var lines = new List<FoldedEntry>();
        for (var i = 0; i < entries.Count; i++)
        {
            var (entry, next) = (entries[i], i + 1 < entries.Count ? entries[i + 1] : null);
            if (next is not null && IsOneReading(entry, next))
            {
                var (lead, other) = entry.Kind is "measurement-recorded" ? (entry, next) : (next, entry);
                lines.Add(new(lead, [other], Fold.OneReading));
                i++;
                continue;
            }
            var more = entries.Skip(i + 1).TakeWhile(older => IsSameSitting(entry, older)).ToValueList();
            lines.Add(new(entry, more, more.Count > 0 ? Fold.EditsInARow : Fold.Nothing));
            i += more.Count;
        }
        return lines;
    }

    private static bool IsOneReading(HistoryEntry one, HistoryEntry other) =>
        one.CommandId == other.CommandId && (one.Kind, other.Kind) is ("measurement-recorded", "hook-reading-recorded") or ("hook-reading-recorded", "measurement-recorded");

    private static bool IsSameSitting(HistoryEntry newest, HistoryEntry older) =>
        (newest.Kind, older.Kind) is ("plan-edited", "plan-edited")
        && newest.Subject == older.Subject && newest.ActorId == older.ActorId && newest.At - older.At <= Sitting
        && !ClearsSignatures(newest) && !ClearsSignatures(older);

    // What made signatures void is never hidden behind another line.
    private static bool ClearsSignatures(HistoryEntry entry) => Text.EntryPayload.Of(entry)["details", "clearedSignOffs"] is { } cleared and not "0";
}
