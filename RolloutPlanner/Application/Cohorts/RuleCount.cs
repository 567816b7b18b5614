using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>
/// How many people one rule keeps of those who come to it, as a tree of the rule's shape. In "all of" each rule gets whom the one before left;
/// in "any of" and "none of" each is asked about everybody who came to the group.
/// </summary>
/// <param name="Asked">People who come to the rule.</param>
/// <param name="Kept">Those of them for whom it is true.</param>
/// <param name="Parts">The rules of a group; none for a condition or an included cohort.</param>
public sealed record RuleCount(int Asked, int Kept, ValueList<RuleCount> Parts)
{
    /// <summary>Those for whom the rule is not true.</summary>
    public int TakenOut => Asked - Kept;

    /// <summary>Itself and everything in it, outermost first, in the order of the rule.</summary>
    public IEnumerable<RuleCount> All => Parts.SelectMany(part => part.All).Prepend(this);

    public static RuleCount Of(CompiledRule rule, IReadOnlyList<EvaluationContext> people, CancellationToken ct) => Count(rule, people, ct).Count;

    private static (RuleCount Count, IReadOnlyList<EvaluationContext> Kept) Count(CompiledRule rule, IReadOnlyList<EvaluationContext> people, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (rule.Rule is not Rule.Group group) return Leaf(people, people.Where(rule.Matches).ToList(), []);
        if (group.Kind is not GroupKind.All)
            return Leaf(people, people.Where(rule.Matches).ToList(), rule.Parts.Select(part => Count(part, people, ct).Count).ToValueList());
        var parts = new List<RuleCount>();
        var left = people;
        foreach (var part in rule.Parts)
        {
            var (count, kept) = Count(part, left, ct);
            parts.Add(count);
            left = kept;
        }
        return Leaf(people, left, parts.ToValueList());
    }

    private static (RuleCount, IReadOnlyList<EvaluationContext>) Leaf(IReadOnlyList<EvaluationContext> asked, IReadOnlyList<EvaluationContext> kept, ValueList<RuleCount> parts) =>
        (new(asked.Count, kept.Count, parts), kept);
}
