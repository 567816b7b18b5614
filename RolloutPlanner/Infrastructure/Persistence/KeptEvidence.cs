using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>What a run has gathered up to its number <paramref name="Seq"/>, and up to which it was kept.</summary>
internal sealed record KeptEvidence(RunEvidence Evidence, int Seq, int KeptSeq);
