using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>One intent about one rollout: the same for every command.</summary>
/// <param name="SeenVersion">The version that the decision was made on.</param>
public sealed record RolloutRequest(CommandOrigin Origin, RolloutKey Rollout, long SeenVersion);
