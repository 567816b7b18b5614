using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>A lead's signature under one readiness check, and under nothing but the evidence that was there.</summary>
/// <param name="PlanVersion">The version of the plan that was to start.</param>
/// <param name="Seen">The check as it was.</param>
/// <param name="Digest">Names that evidence, see <see cref="ReadinessDigest"/>. Under other evidence the signature is void.</param>
public sealed record ReadinessSignature(
    ReadinessTopic Topic, int PlanVersion, ReadinessCheck Seen, string Digest, UserId By, string ByName, DateTimeOffset At, string Note);

/// <summary>What somebody has to say about a readiness check. It is no signature.</summary>
public sealed record ReadinessNote(ReadinessTopic Topic, UserId By, string ByName, DateTimeOffset At, string Text);
