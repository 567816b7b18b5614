using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// A rule ready to be asked many times, from many threads. Never throws. <see cref="Explain"/> and <see cref="Matches"/> always agree:
/// both walk the rule in order and stop where a group is decided.
/// </summary>
public sealed class CompiledRule
{
    private readonly Func<AttributeValue?, DateTimeOffset, bool>? _test;
    private readonly CompiledRule[] _children;

    internal CompiledRule(Rule rule, Func<AttributeValue?, DateTimeOffset, bool>? test, CompiledRule[] children)
    {
        (Rule, _test, _children) = (rule, test, children);
        Size = children.Aggregate(1L, (sum, child) => sum + child.Size);
    }

    public Rule Rule { get; }

    /// <summary>The rules of a group, in its order; of an included cohort its one rule; of a condition none.</summary>
    public IReadOnlyList<CompiledRule> Parts => _children;

    /// <summary>How many conditions, groups and cohorts an evaluation may visit, those of included cohorts counted each time.</summary>
    public long Size { get; }

    public bool Matches(EvaluationContext context)
    {
        if (Rule is Rule.Condition condition) return _test!(context.Find(condition.Attribute.Value), context.At);
        if (Rule is Rule.InCohort) return _children[0].Matches(context);
        var kind = ((Rule.Group)Rule).Kind;
        foreach (var child in _children)
        {
            if (child.Matches(context) != (kind == GroupKind.All)) return kind == GroupKind.Any;
        }
        return kind != GroupKind.Any;
    }

    public Explanation Explain(EvaluationContext context) => Rule switch
    {
        Rule.Condition condition => ExplainCondition(condition, context),
        Rule.InCohort => ExplainCohort(context),
        Rule.Group group => ExplainGroup(group.Kind, context),
        _ => throw new UnreachableException(),
    };

    private static Outcome Of(bool holds) => holds ? Outcome.True : Outcome.False;

    private Explanation ExplainCondition(Rule.Condition condition, EvaluationContext context)
    {
        var value = context.Find(condition.Attribute.Value);
        return new(Rule, Of(_test!(value, context.At)), value?.Show(), []);
    }

    private Explanation ExplainCohort(EvaluationContext context)
    {
        var inner = _children[0].Explain(context);
        return new(Rule, inner.Outcome, null, [inner]);
    }

    private Explanation ExplainGroup(GroupKind kind, EvaluationContext context)
    {
        var decisive = Of(kind != GroupKind.All);
        var decided = false;
        var children = new Explanation[_children.Length];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = decided ? new(_children[i].Rule, Outcome.NotChecked, null, []) : _children[i].Explain(context);
            decided |= children[i].Outcome == decisive;
        }
        return new(Rule, Of(decided == (kind == GroupKind.Any)), null, [.. children]);
    }
}
