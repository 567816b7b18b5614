using System.Collections.Concurrent;
using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>The change notices of this process. A listener that throws is logged and does not stop the others.</summary>
internal sealed class ChangeFeed(ILogger<ChangeFeed> log) : IChangeFeed
{
    private readonly ConcurrentDictionary<object, Action<ChangeNotice>> _listeners = new();

    public IDisposable Subscribe(Action<ChangeNotice> onChange)
    {
        var subscription = new Subscription(this);
        _listeners[subscription] = onChange;
        return subscription;
    }

    public void Publish(ChangeNotice notice)
    {
        foreach (var listener in _listeners.Values)
        {
            try
            {
                listener(notice);
            }
            catch (Exception e)
            {
                log.LogError(e, "A listener failed on {Kind} {Subject} version {Version}", notice.SubjectKind, notice.Subject, notice.Version);
            }
        }
    }

    private sealed class Subscription(ChangeFeed feed) : IDisposable
    {
        public void Dispose() => feed._listeners.TryRemove(this, out _);
    }
}
