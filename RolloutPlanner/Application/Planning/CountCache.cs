using System.Collections.Concurrent;

namespace RolloutPlanner.Application.Planning;

/// <summary>
/// Keeps counts of people for as long as what they were counted from stays the same, which their key names: an import and the versions of
/// rollouts. Some rules count days from now, so no count is kept for longer than five minutes. Shared by everybody.
/// </summary>
public sealed class CountCache(TimeProvider clock)
{
    private const int Most = 500;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<object, (DateTimeOffset Until, object Count)> _counts = [];

    /// <summary>The kept count, or a new one. Two who ask at once may both count; they get the same.</summary>
    public async Task<T> OfAsync<T>(object key, Func<Task<T>> count) where T : class
    {
        var now = clock.GetUtcNow();
        if (_counts.TryGetValue(key, out var kept) && kept.Until > now && kept.Count is T known) return known;
        var counted = await count();
        if (_counts.Count >= Most) _counts.Clear();
        _counts[key] = (now + Life, counted);
        return counted;
    }
}
