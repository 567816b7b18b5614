using System.Runtime.CompilerServices;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>One condition: an attribute, and the question about its value.</summary>
internal sealed class CompiledCondition<TQuestion>(Rule.Condition rule, AttributeRef attribute, TQuestion question)
    : CompiledRule(rule, [], rule.Test is Test.WithinLastDays, attribute.Table)
    where TQuestion : struct, IQuestion
{
    private readonly uint _slot = attribute.Slot;

    internal override bool Matches(EvaluationContext context, AttributeValue?[] slots) =>
        _slot < (uint)slots.Length ? question.Holds(slots[_slot], context) : MatchesByName(context);

    public override Explanation Explain(EvaluationContext context)
    {
        var value = attribute.In(context);
        return new(Rule, Of(question.Holds(value, context)), value?.Show(), []);
    }

    // Apart, so that the usual way saves no registers for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MatchesByName(EvaluationContext context) => question.Holds(attribute.In(context), context);
}
