using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>Things that a program says of metrics, to be taken in together.</summary>
/// <param name="Wish">A hash of all that is said: the same id with another one is refused.</param>
/// <param name="Source">Where the numbers come from, for people; the name of the sender where nothing is said.</param>
public sealed record PushedBatch(CommandOrigin Origin, string Wish, ValueList<PushedDocument> Items, string? Source = null)
{
    public const int MostItems = 1_000;

    /// <summary>How many faults are named at most.</summary>
    public const int MostErrors = 100;
}
