using System.Diagnostics;
using System.Globalization;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>One condition of an alternative, or its plain negation.</summary>
internal sealed record Literal(Rule.Condition Condition, bool IsNegated);

/// <summary>
/// A rule as alternatives that each hold when all of their conditions do, for systems that know no nested groups. Alternatives multiply, so
/// there are at most 64.
/// </summary>
internal static class Alternatives
{
    private const int Most = 64;

    /// <summary>Null, with the reason said, when there are too many.</summary>
    public static List<List<Literal>>? Of(CompiledRule rule, Action<string> refuse)
    {
        if (Of(rule, isNegated: false) is { } alternatives) return alternatives;
        refuse(string.Create(CultureInfo.InvariantCulture, $"a rule with more than {Most} combinations of conditions"));
        return null;
    }

    private static List<List<Literal>>? Of(CompiledRule rule, bool isNegated) => rule.Rule switch
    {
        Rule.Condition condition => [[new(condition, isNegated)]],
        Rule.InCohort => Of(rule.Parts[0], isNegated),
        Rule.Group { Kind: GroupKind.None } => Together(rule.Parts, isNegated, !isNegated),
        Rule.Group group => Together(rule.Parts, (group.Kind == GroupKind.All) == isNegated, isNegated),
        _ => throw new UnreachableException(),
    };

    private static List<List<Literal>>? Together(IReadOnlyList<CompiledRule> parts, bool any, bool isNegated)
    {
        List<List<Literal>> all = any ? [] : [[]];
        foreach (var part in parts)
        {
            if (Of(part, isNegated) is not { } some) return null;
            all = any ? [.. all, .. some] : [.. all.SelectMany(one => some.Select(other => (List<Literal>)[.. one, .. other]))];
            if (all.Count > Most) return null;
        }
        return all;
    }
}
