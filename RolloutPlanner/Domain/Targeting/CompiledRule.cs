using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>
/// A rule ready to be asked many times, from many threads. Never throws. <see cref="Explain"/> and <see cref="Matches"/> always agree:
/// both walk the rule in order and stop where a group is decided.
/// </summary>
public abstract class CompiledRule
{
    private readonly CompiledRule[] _parts;

    // What all of its conditions were compiled against; null where they differ, and then everything is found by name.
    private readonly AttributeTable? _table;

    private protected CompiledRule(Rule rule, CompiledRule[] parts, bool isTimeDependent, AttributeTable? table)
    {
        (Rule, _parts, IsTimeDependent, _table) = (rule, parts, isTimeDependent, table);
        Size = parts.Aggregate(1L, (sum, part) => sum + part.Size);
    }

    public Rule Rule { get; }

    /// <summary>The rules of a group, in its order; of an included cohort its one rule; of a condition none.</summary>
    public IReadOnlyList<CompiledRule> Parts => _parts;

    /// <summary>How many conditions, groups and cohorts an evaluation may visit, those of included cohorts counted each time.</summary>
    public long Size { get; }

    /// <summary>Whether the answer for the same facts may change as time passes.</summary>
    public bool IsTimeDependent { get; }

    public bool Matches(EvaluationContext context) => Matches(context, context.SlotsFor(_table));

    public abstract Explanation Explain(EvaluationContext context);

    /// <param name="slots">The context's values by slot of the rule's table, looked up once for the whole rule; empty where it was not prepared for that.</param>
    internal abstract bool Matches(EvaluationContext context, AttributeValue?[] slots);

    private protected static AttributeTable? TableOf(CompiledRule[] parts) => parts.All(part => ReferenceEquals(part._table, parts[0]._table)) ? parts[0]._table : null;

    private protected static Outcome Of(bool holds) => holds ? Outcome.True : Outcome.False;
}
