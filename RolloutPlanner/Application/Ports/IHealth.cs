using RolloutPlanner.Application.Gates;

namespace RolloutPlanner.Application.Ports;

/// <summary>How the program is doing, in numbers that give nothing away.</summary>
/// <param name="DatabaseAnswers">Whether the database was ready and answered when it was last looked at.</param>
/// <param name="SnapshotVersion">What evaluation answers from; null where there is nothing to answer from.</param>
/// <param name="SnapshotAge">For how long nobody has compared it with the database; null where nobody ever did.</param>
/// <param name="LooksAtGates">Whether this process is meant to look at running gates.</param>
/// <param name="GatesAge">How long ago it last did, or since when it should have.</param>
/// <param name="IsLate">It missed three looks in a row.</param>
public sealed record Health(
    bool DatabaseAnswers, long? SnapshotVersion, TimeSpan? SnapshotAge, bool IsStale, bool LooksAtGates, TimeSpan GatesAge, bool IsLate, GateHeartbeat.Beat? Last)
{
    public bool IsFine => DatabaseAnswers && !IsLate;
}

/// <summary>Whoever watches over this program asks here. Answers at once, whatever is broken.</summary>
public interface IHealth
{
    Health Now { get; }
}
