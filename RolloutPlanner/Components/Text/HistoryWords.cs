using System.Diagnostics;
using RolloutPlanner.Application.Audit;

namespace RolloutPlanner.Components.Text;

/// <summary>Words around history entries. The sentence of an entry itself is in <see cref="HistoryText"/>.</summary>
public static class HistoryWords
{
    /// <summary><c>stage-entered</c> reads "Stage entered".</summary>
    public static string Kind(string kind)
    {
        var words = kind.Replace('-', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>"The API, with a token of Tom Okafor": through which door, and who let a program use it.</summary>
    public static string Through(HistoryEntry entry, HistoryNames names) =>
        EntryPayload.Of(entry)["actor", "behind"] is { } person ? $"{Channel(entry.Channel)}, with a token of {names.Person(person)}" : Channel(entry.Channel);

    public static string Channel(Domain.Common.Channel channel) => channel switch
    {
        Domain.Common.Channel.Screen => "This application",
        Domain.Common.Channel.Api => "The API",
        Domain.Common.Channel.CommandLine => "The command line",
        Domain.Common.Channel.Automation => "Automation",
        _ => throw new UnreachableException($"No words for the channel {channel}."),
    };
}
