using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>What decides the bucket of each person: a rollout's salt and the attribute whose value keeps the bucket.</summary>
public sealed record BucketDraw(Salt Salt, AttributeName StickyAttribute)
{
    /// <summary>Null for a person without such a value: they are in no share under 100 percent.</summary>
    public Bucket? BucketOf(EvaluationContext context) =>
        Bucketing.BucketOf(Salt, (context.Find(StickyAttribute.Value) as AttributeValue.Text)?.Value);
}
