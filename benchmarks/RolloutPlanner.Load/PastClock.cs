namespace RolloutPlanner.Load;

/// <summary>A clock that was behind while the rollouts were made, so that they have run for long, and is right since.</summary>
internal sealed class PastClock(TimeSpan behind) : TimeProvider
{
    private TimeSpan _behind = behind;

    /// <summary>When the rollouts entered their stage.</summary>
    public DateTimeOffset Entered { get; private set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - _behind;

    public void CatchUp() => (Entered, _behind) = (GetUtcNow(), TimeSpan.Zero);
}
