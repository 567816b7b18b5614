using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Gates;

/// <summary>What came of looking at some gates.</summary>
/// <param name="Acting">Rollouts whose gates ask for something to be done.</param>
/// <param name="Failed">Rollouts whose gates could not be judged, and why.</param>
public sealed record GateRound(ValueList<RolloutKey> Acting, ValueList<(RolloutKey Rollout, string Why)> Failed);
