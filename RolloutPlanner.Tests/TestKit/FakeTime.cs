namespace RolloutPlanner.Tests.TestKit;

/// <summary>A clock that moves only when told to. It starts on a Wednesday noon, UTC.</summary>
public sealed class FakeTime : TimeProvider
{
    private readonly Lock _lock = new();
    private DateTimeOffset _now = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public void Advance(TimeSpan by)
    {
        lock (_lock) _now += by;
    }
}
