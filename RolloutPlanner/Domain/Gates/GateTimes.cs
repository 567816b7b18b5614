namespace RolloutPlanner.Domain.Gates;

/// <summary>The spans of time that gates go by.</summary>
public static class GateTimes
{
    /// <summary>How long a reading entered by hand counts as fresh.</summary>
    public static readonly TimeSpan ManualMaxAge = TimeSpan.FromHours(24);

    /// <summary>How long a number that a program sent counts as fresh.</summary>
    public static readonly TimeSpan PushedMaxAge = TimeSpan.FromMinutes(15);

    /// <summary>How long a number that was asked for counts as fresh at least; otherwise twice the interval.</summary>
    public static readonly TimeSpan PolledMaxAge = TimeSpan.FromMinutes(5);

    /// <summary>How often a metric is asked for, and a gate judged, where nothing else is said.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>How long after a change of exposure nothing counts, at least.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromMinutes(2);

    /// <summary>How long a person's outcome may take to show.</summary>
    public static readonly TimeSpan Maturity = TimeSpan.FromMinutes(5);

    /// <summary>After how long without a window a streak begins anew, at least; otherwise three windows.</summary>
    public static readonly TimeSpan MaxGap = TimeSpan.FromMinutes(30);

    /// <summary>How long somebody may set a cause aside at most.</summary>
    public static readonly TimeSpan MaxOverride = TimeSpan.FromDays(14);

    /// <summary>How long a stage may be without data before that is called missing.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    /// <summary>How long data may be missing before the stage pauses and asks people.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromHours(24);

    /// <summary>How long a success criterion may stay undecided before the stage pauses and asks people.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromDays(14);

    /// <summary>How long an approval counts.</summary>
    public static readonly TimeSpan ApprovalLifetime = TimeSpan.FromHours(24);

    /// <summary>How long after looking at a gate a person may still agree to what they saw.</summary>
    public static readonly TimeSpan SeenFor = TimeSpan.FromMinutes(15);

    /// <summary>How far ahead of this clock another one may be.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);
}
