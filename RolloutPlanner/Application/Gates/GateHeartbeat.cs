namespace RolloutPlanner.Application.Gates;

/// <summary>When running gates were last looked at, and how long that took. Shared by the one who looks and those who watch over it.</summary>
public sealed class GateHeartbeat
{
    private volatile Beat? _last;

    /// <summary>Null before the first look.</summary>
    public Beat? Last => _last;

    public void Mark(Beat beat) => _last = beat;

    /// <param name="IsOurs">False where another process looks.</param>
    /// <param name="Gates">How many were judged.</param>
    /// <param name="Failed">How many could not be.</param>
    public sealed record Beat(DateTimeOffset At, TimeSpan Took, bool IsOurs, int Gates, int Failed);
}
