using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>Nobody looked at running gates for a while. Nothing is made up for: each rollout goes on from where it stands.</summary>
/// <param name="Rollouts">Those that were in a stage.</param>
public sealed record GatesUnwatched(DateTimeOffset From, DateTimeOffset To, ValueList<RolloutKey> Rollouts, Actor By, DateTimeOffset At) : DomainEvent(By, At)
{
    public override string Why => $"Nobody looked at gates for {GateWords.Span(To - From)}. What would have been looked at meanwhile was skipped and is not made up for: each rollout goes on from where it stands, at most one step at a time.";
}
