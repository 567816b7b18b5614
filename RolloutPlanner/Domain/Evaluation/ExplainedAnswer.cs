using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Evaluation;

/// <summary>What one stage, taken alone, says of one person.</summary>
public enum Admission
{
    /// <summary>Nobody has chosen yet whom the stage is for.</summary>
    NobodyChosen,

    NotInCohort,

    /// <summary>In the cohort, but without a text in the attribute that keeps a bucket, so no share under 100 percent admits them.</summary>
    NoStickyValue,

    OutsideShare,
    Admitted,
}

/// <summary>One stage with everything that decided about one person.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Why">The rule of the cohort, condition by condition; null where the stage is for everybody or for nobody.</param>
/// <param name="StickyValue">The fact that keeps the bucket, whatever its type; null where there is none.</param>
/// <param name="Bucket">Null where the share takes the whole cohort, and where no text keeps a bucket.</param>
public sealed record ExplainedStage(
    int Number, string Name, bool IsReached, Admission Admission, Explanation? Why, Share Share, AttributeName StickyAttribute, string? StickyValue, Bucket? Bucket)
{
    public bool IsIn => Admission is Admission.Admitted;

    /// <summary>The first condition that keeps the person out of the cohort; null where none does.</summary>
    public Obstacle? Obstacle => Why is null ? null : Obstacle.First(Why);
}

/// <summary>What one person is served, and all that leads there: every stage, reached or not, in the order of the plan.</summary>
public sealed record ExplainedAnswer(Answer Answer, Inclusion Inclusion, ValueList<ExplainedStage> Stages)
{
    /// <summary>The same answer as <see cref="ServedRollout.Evaluate"/>, the same inclusion as <see cref="ServedRollout.Trace"/>, with the reasons.</summary>
    public static ExplainedAnswer Of(ServedRollout rollout, EvaluationContext context)
    {
        var trace = rollout.Trace(context);
        var stages = rollout.Stages.Select((stage, i) => Explain(stage, i + 1, i < rollout.Reached, trace.Stages[i], context));
        return new(rollout.Evaluate(context), trace.Inclusion, stages.ToValueList());
    }

    private static ExplainedStage Explain(ServedStage stage, int number, bool isReached, StageLook look, EvaluationContext context) => new(
        number, stage.Name, isReached, Admit(stage, look), stage.Share.IsNone ? null : stage.Audience?.Explain(context),
        stage.Share, stage.StickyAttribute, context.Find(stage.StickyAttribute.Value)?.Show(), look.Bucket);

    private static Admission Admit(ServedStage stage, StageLook look) => look switch
    {
        _ when stage.Share.IsNone => Admission.NobodyChosen,
        { InAudience: false } => Admission.NotInCohort,
        { IsIn: true } => Admission.Admitted,
        { Bucket: null } => Admission.NoStickyValue,
        _ => Admission.OutsideShare,
    };
}
