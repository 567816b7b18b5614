namespace RolloutPlanner.Infrastructure.Scheduling;

/// <summary>Whether the time of day went as fast as time itself since it was last asked. A clock that was set must not end a soak.</summary>
internal sealed class SteadyClock(TimeProvider clock)
{
    private static readonly TimeSpan Borne = TimeSpan.FromSeconds(5);
    private (DateTimeOffset Wall, long Stamp)? _last;

    /// <summary>By how much it was set, where that is more than can be borne; null otherwise, and at first.</summary>
    public TimeSpan? Jump()
    {
        var now = (Wall: clock.GetUtcNow(), Stamp: clock.GetTimestamp());
        var jump = _last is { } last ? now.Wall - last.Wall - clock.GetElapsedTime(last.Stamp, now.Stamp) : TimeSpan.Zero;
        _last = now;
        return jump.Duration() > Borne ? jump : null;
    }
}
