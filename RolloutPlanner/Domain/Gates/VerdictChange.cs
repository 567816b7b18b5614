namespace RolloutPlanner.Domain.Gates;

/// <summary>A verdict that a criterion had from a moment on, with the last value that it rested on.</summary>
public sealed record VerdictChange(DateTimeOffset At, Verdict Verdict, decimal? Value, int? SampleSize);
