namespace RolloutPlanner.Application.Ports;

/// <summary>Tells open pages and services of this process that something was committed. A notice is a hint to read again, never the truth itself.</summary>
public interface IChangeFeed
{
    /// <summary>Calls <paramref name="onChange"/> after each commit, on the writer's thread, until the answer is disposed. It must return at once and not throw.</summary>
    IDisposable Subscribe(Action<ChangeNotice> onChange);
}
