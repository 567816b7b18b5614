using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>One intent about one rollout: the same for every command.</summary>
/// <param name="CommandId">Made once per intent: when it comes twice, it acts once.</param>
/// <param name="SeenVersion">The version that the decision was made on.</param>
public sealed record RolloutRequest(Guid CommandId, UserId By, Channel Channel, RolloutKey Rollout, long SeenVersion);
