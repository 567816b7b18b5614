using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>One step of a plan.</summary>
/// <param name="Audience">Null until somebody has chosen; a plan with such a stage cannot be sent for review.</param>
/// <param name="Share">Over 0 %: a stage that reaches nobody is no stage.</param>
/// <param name="StickyAttribute">The attribute whose value keeps a person's bucket.</param>
/// <param name="MinimumSoak">0 to 365 days, in whole minutes.</param>
/// <param name="NotBefore">The stage is not entered before this moment.</param>
public sealed record Stage(
    string Name,
    Audience? Audience,
    Share Share,
    AttributeName StickyAttribute,
    TimeSpan MinimumSoak,
    DateTimeOffset? NotBefore,
    Gate Gate);
