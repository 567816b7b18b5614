using RolloutPlanner.Application.Ports;

namespace RolloutPlanner.Api;

/// <summary>What <c>/healthz</c> answers.</summary>
internal sealed record HealthAnswer(string Status, HealthAnswer.DatabasePart Database, HealthAnswer.SnapshotPart Snapshot, HealthAnswer.GatesPart Gates)
{
    public static HealthAnswer Of(Health health) => new(
        health.IsFine ? "ok" : "failing",
        new(health.DatabaseAnswers),
        new(health.SnapshotVersion, health.SnapshotAge?.TotalSeconds, health.IsStale),
        new(health.LooksAtGates, health.GatesAge.TotalSeconds, health.IsLate, health.Last?.Took.TotalMilliseconds, health.Last?.IsOurs, health.Last?.Gates, health.Last?.Failed));

    internal sealed record DatabasePart(bool Ready);

    internal sealed record SnapshotPart(long? Version, double? AgeSeconds, bool Stale);

    /// <param name="Run">Whether this process is meant to look at gates.</param>
    /// <param name="Here">Whether it was this one that looked.</param>
    internal sealed record GatesPart(bool Run, double AgeSeconds, bool Late, double? TookMilliseconds, bool? Here, int? Judged, int? Failed);
}
