namespace RolloutPlanner.Domain.Common;

/// <summary>Times as they are kept: in whole microseconds. What is in memory must be what is read again.</summary>
public static class Microseconds
{
    /// <summary>The same moment in UTC, rounded towards the past.</summary>
    public static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
