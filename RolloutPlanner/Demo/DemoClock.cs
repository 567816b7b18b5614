namespace RolloutPlanner.Demo;

/// <summary>The clock of the demo's past: it stands where the story is and only moves forward, so that the history reads like one that was lived.</summary>
internal sealed class DemoClock(DateTimeOffset present, TimeSpan past) : TimeProvider
{
    private DateTimeOffset _now = present - past;

    /// <summary>When the app really starts; the story stays before it.</summary>
    public DateTimeOffset Present => present;

    public override DateTimeOffset GetUtcNow() => _now;

    public void MoveTo(DateTimeOffset at) => _now = at > _now ? at : _now;

    public void Move(TimeSpan by) => _now += by;
}
