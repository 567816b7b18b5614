using System.Collections.Concurrent;

namespace RolloutPlanner.Application.Planning;

/// <summary>
/// Keeps counts of people for as long as what they were counted from stays the same, which their key names: an import and the versions of
/// rollouts. Shared by everybody. Old counts fall out by themselves.
/// </summary>
public sealed class CountCache
{
    private const int Most = 500;
    private readonly ConcurrentDictionary<object, object> _counts = [];

    /// <summary>The kept count, or a new one. Two who ask at once may both count; they get the same.</summary>
    public async Task<T> OfAsync<T>(object key, Func<Task<T>> count) where T : class
    {
        if (_counts.TryGetValue(key, out var kept) && kept is T known) return known;
        var counted = await count();
        if (_counts.Count >= Most) _counts.Clear();
        _counts[key] = counted;
        return counted;
    }
}
