using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// A rule ready to be asked many times, from many threads. Never throws. <see cref="Explain"/> and <see cref="Matches"/> always agree:
/// both walk the rule in order and stop where a group is decided.
/// </summary>
public abstract class CompiledRule
{
    private readonly CompiledRule[] _parts;

    private protected CompiledRule(Rule rule, CompiledRule[] parts, bool isTimeDependent)
    {
        (Rule, _parts, IsTimeDependent) = (rule, parts, isTimeDependent);
        Size = parts.Aggregate(1L, (sum, part) => sum + part.Size);
    }

    public Rule Rule { get; }

    /// <summary>The rules of a group, in its order; of an included cohort its one rule; of a condition none.</summary>
    public IReadOnlyList<CompiledRule> Parts => _parts;

    /// <summary>How many conditions, groups and cohorts an evaluation may visit, those of included cohorts counted each time.</summary>
    public long Size { get; }

    /// <summary>Whether the answer for the same facts may change as time passes.</summary>
    public bool IsTimeDependent { get; }

    public abstract bool Matches(EvaluationContext context);

    public abstract Explanation Explain(EvaluationContext context);

    private protected static Outcome Of(bool holds) => holds ? Outcome.True : Outcome.False;
}
