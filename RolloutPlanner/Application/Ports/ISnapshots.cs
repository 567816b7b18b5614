using RolloutPlanner.Domain.Evaluation;

namespace RolloutPlanner.Application.Ports;

/// <summary>What evaluation answers from.</summary>
/// <param name="IsStale">The database has been out of reach since this was made, so it may be behind.</param>
public sealed record ServingState(Snapshot Snapshot, bool IsStale);

/// <summary>The one snapshot of this process. Evaluation reads nothing else.</summary>
public interface ISnapshots
{
    /// <summary>Null before the first snapshot was made or read from its file: then nothing can be answered.</summary>
    ServingState? Current { get; }

    /// <summary>Calls <paramref name="onChange"/> with each new state, on the thread that made it, until the answer is disposed. It must return at once and not throw.</summary>
    IDisposable Subscribe(Action<ServingState> onChange);
}
