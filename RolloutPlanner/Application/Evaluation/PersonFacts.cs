using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>What is known of one person who is asked about, each name once.</summary>
/// <param name="Key">Null where nobody said who it is; then no percentage stage by the key includes them.</param>
public sealed record PersonFacts(TargetingKey? Key, ValueList<KeyValuePair<string, AttributeValue>> Attributes)
{
    public EvaluationContext ContextAt(DateTimeOffset at) => new(Key, at, Attributes);
}
