namespace RolloutPlanner.Tests.TestKit;

/// <summary>A clock that moves only when told to. It starts on a Wednesday noon, UTC. Delays take real time, until a test holds them.</summary>
public sealed class FakeTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<HeldTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);
    private TimeSpan _passed;
    private bool _holds;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp()
    {
        lock (_lock) return _passed.Ticks;
    }

    /// <summary>Sets the clock of the machine, without any time passing.</summary>
    public void Set(TimeSpan by)
    {
        lock (_lock) _now += by;
    }

    /// <summary>From now on a delay ends only when the clock is moved past it.</summary>
    public void HoldDelays() => _holds = true;

    public void Advance(TimeSpan by)
    {
        HeldTimer[] due;
        lock (_lock)
        {
            _now += by;
            _passed += by;
            due = [.. _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due)];
            foreach (var timer in due) _timers.Remove(timer);
        }
        foreach (var timer in due) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!_holds) return base.CreateTimer(callback, state, dueTime, period);
        var timer = new HeldTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Fires once; nothing here needs a period.</summary>
    private sealed class HeldTimer(FakeTime time, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = time._now + dueTime;
                time._timers.Add(this);
            }
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
