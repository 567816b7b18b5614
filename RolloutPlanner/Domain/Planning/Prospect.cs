using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Evaluation;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Domain.Planning;

/// <summary>Something that people have to do before a later stage, so that nobody can say when it will be.</summary>
public enum Hurdle
{
    /// <summary>The plan that was asked about is not the one that runs.</summary>
    NotInForce,

    NotStarted,
    Paused,
    TakenBack,
    Approval,
    Checklist,
    ByHand,
}

/// <summary>Whether one person has the feature, and if not, what will give it to them. Completing gives it to everybody whatever this says.</summary>
public abstract record Prospect
{
    private Prospect()
    {
    }

    /// <param name="plan">The plan that the answer is about.</param>
    /// <param name="schedule">Of that plan, seen from where the rollout stands.</param>
    /// <param name="isInForce">Whether it is the plan that speaks for the rollout.</param>
    public static Prospect Of(ExplainedAnswer explained, Plan plan, RolloutState state, ValueList<StageForecast> schedule, bool isInForce)
    {
        if (explained.Answer.IsOn) return new HasIt();
        if (state.Status is RolloutStatus.Archived) return new Gone();
        return explained.Inclusion.FirstStage is { } first && first <= schedule.Count
            ? new WithStage(schedule[first - 1], Between(plan, state, first, isInForce).Distinct().ToValueList())
            : new OnlyWhenFinished();
    }

    private static IEnumerable<Hurdle> Between(Plan plan, RolloutState state, int first, bool isInForce)
    {
        if (!isInForce) yield return Hurdle.NotInForce;
        if (state.Status is RolloutStatus.Draft or RolloutStatus.InReview or RolloutStatus.Approved) yield return Hurdle.NotStarted;
        if (state.Status is RolloutStatus.Paused) yield return Hurdle.Paused;
        if (state.Status is RolloutStatus.RolledBack) yield return Hurdle.TakenBack;
        foreach (var stage in plan.Stages.Take(first - 1).Skip(Math.Max(0, state.CurrentStage - 1)))
        {
            if (stage.Gate.ApprovalsNeeded > 0) yield return Hurdle.Approval;
            if (stage.Gate.Checklist.Count > 0) yield return Hurdle.Checklist;
            if (stage.Gate.Mode is AdvanceMode.ByHand) yield return Hurdle.ByHand;
        }
    }

    public sealed record HasIt : Prospect;

    /// <summary>The first stage that includes them.</summary>
    /// <param name="Hurdles">In the order in which they come; none where only time and numbers decide.</param>
    public sealed record WithStage(StageForecast Forecast, ValueList<Hurdle> Hurdles) : Prospect;

    /// <summary>No stage of the plan includes them.</summary>
    public sealed record OnlyWhenFinished : Prospect;

    /// <summary>The rollout is archived; its flag is not found any more.</summary>
    public sealed record Gone : Prospect;
}
