namespace RolloutPlanner.Domain.Gates;

/// <summary>The spans of time that gates go by.</summary>
public static class GateTimes
{
    /// <summary>How long a reading entered by hand counts as fresh.</summary>
    public static readonly TimeSpan ManualMaxAge = TimeSpan.FromHours(24);

    /// <summary>How long a stage may be without data before that is called missing.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    /// <summary>How long data may be missing before the stage pauses and asks people.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromHours(24);

    /// <summary>How long a success criterion may stay undecided before the stage pauses and asks people.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromDays(14);

    /// <summary>How long an approval counts.</summary>
    public static readonly TimeSpan ApprovalLifetime = TimeSpan.FromHours(24);

    /// <summary>How far ahead of this clock another one may be.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);
}
