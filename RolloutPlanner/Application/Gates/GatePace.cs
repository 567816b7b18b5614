using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>How often running gates are judged, and how long after a change of exposure nothing counts. Section <c>Gates</c> of the configuration.</summary>
public sealed class GatePace
{
    /// <summary>Whether this process looks at running gates by itself.</summary>
    public bool Run { get; set; } = true;

    /// <summary>At least a second.</summary>
    public TimeSpan Interval { get; set; } = GateTimes.Interval;

    public TimeSpan Settle { get; set; } = GateTimes.Settle;

    /// <summary>How long after its minute a person's outcome may still turn bad; then the minute is counted.</summary>
    public TimeSpan Maturity { get; set; } = GateTimes.Maturity;
}
