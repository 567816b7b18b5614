namespace RolloutPlanner.Application.Gates;

/// <summary>When running gates were last looked at, and how long that took. Shared by the one who looks and those who watch over it.</summary>
public sealed class GateHeartbeat(GatePace pace, TimeProvider clock)
{
    private const int Missed = 3;
    private readonly DateTimeOffset _since = clock.GetUtcNow();
    private volatile Beat? _last;

    /// <summary>Null before the first look.</summary>
    public Beat? Last => _last;

    /// <summary>Since the last look, or since looking should have begun.</summary>
    public TimeSpan Age => clock.GetUtcNow() - (_last?.At ?? _since);

    /// <summary>Whether so many looks were missed that something must be wrong.</summary>
    public bool IsLate => pace.Run && Age > Missed * pace.Interval;

    public void Mark(Beat beat) => _last = beat;

    /// <param name="IsOurs">False where another process looks.</param>
    /// <param name="Gates">How many were judged.</param>
    /// <param name="Failed">How many could not be.</param>
    public sealed record Beat(DateTimeOffset At, TimeSpan Took, bool IsOurs, int Gates, int Failed);
}
