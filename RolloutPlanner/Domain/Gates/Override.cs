using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Somebody who agreed, and when.</summary>
public sealed record Agreement(UserId By, string ByName, DateTimeOffset At, string Note);

/// <summary>
/// A person's decision to go on although a criterion holds, for a while. It lifts the action, never the verdict: the criterion goes on to be shown
/// as it is. It lifts nothing worse than what it was given for. It leaves a review task that stays open until a second person closes it.
/// </summary>
/// <param name="Id">Counts the overrides of the rollout from 1.</param>
/// <param name="Run">The run it was given in. It counts for no other.</param>
/// <param name="Lifted">The verdict that was shown.</param>
/// <param name="NeedsSecond">A failing trigger takes two people.</param>
/// <param name="Second">The second one; null while nobody has agreed.</param>
/// <param name="Review">Who looked at it afterwards; null while the task is open.</param>
public sealed record Override(
    int Id,
    int Run,
    string CriterionId,
    Verdict Lifted,
    string Reason,
    UserId By,
    string ByName,
    DateTimeOffset At,
    DateTimeOffset Until,
    bool NeedsSecond,
    Agreement? Second,
    Agreement? Review)
{
    public bool IsInForce(StageRun run, DateTimeOffset now) => Run == run.Number && At <= now && now < Until && (!NeedsSecond || Second is not null);

    /// <summary>Whether it lifts what a criterion asks for now.</summary>
    public bool Lifts(string criterion, Verdict verdict, StageRun run, DateTimeOffset now) => CriterionId == criterion && verdict <= Lifted && IsInForce(run, now);
}
