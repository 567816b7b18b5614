using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Api.Ofrep;

/// <summary>Lets many wait for the next snapshot at the cost of one.</summary>
internal sealed class ChangeSignal : IDisposable
{
    private readonly IDisposable _subscription;
    private TaskCompletionSource _next = Fresh();
    private long _version;

    public ChangeSignal(ISnapshots snapshots)
    {
        _version = snapshots.Current?.Snapshot.Version ?? 0;
        _subscription = snapshots.Subscribe(state =>
        {
            if (Interlocked.Exchange(ref _version, state.Snapshot.Version) != state.Snapshot.Version) Interlocked.Exchange(ref _next, Fresh()).TrySetResult();
        });
    }

    /// <summary>The version that is served.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Ends with the next version. To be taken before <see cref="Version"/> is read, so that no change falls between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Dispose() => _subscription.Dispose();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
