using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>One attribute would pick nearly the same people as the IP ranges of a rule do, its other parts unchanged.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Values">The values of it that count, most people first.</param>
/// <param name="Instead">The whole rule with that attribute in place of the ranges.</param>
/// <param name="Both">People whom both pick.</param>
/// <param name="Ranges">People whom the ranges pick.</param>
/// <param name="Steadier">People whom the attribute picks.</param>
public sealed record FenceAdvice(string Attribute, ValueList<string> Values, Rule Instead, int Both, int Ranges, int Steadier)
{
    private const int FewestPeople = 20;
    private const int MostValues = 5;

    // One in so many must have a value for it to count: what a handful have says nothing about the others.
    private const int OneIn = 20;

    /// <summary>
    /// Null where there is nothing to advise: no IP range fences the rule, too few people, or no attribute that picks over 90 % of the same people
    /// and under 10 % others. Ranges that keep nearly everybody are no fence, and an attribute that the rule asks for anyway is no advice.
    /// </summary>
    /// <param name="compile">Prepares a part of the rule; its cohorts were found before.</param>
    public static FenceAdvice? Find(Rule rule, Func<Rule, CompiledRule> compile, IReadOnlyList<EvaluationContext> people, CancellationToken ct)
    {
        var parts = rule is Rule.Group { Kind: GroupKind.All } all ? all.Rules : [rule];
        var fence = parts.Where(IsFence).ToValueList();
        if (fence.Count == 0) return null;
        var rest = parts.Where(part => !IsFence(part)).ToValueList();
        var around = rest.Count == 0 ? people : people.Where(compile(new Rule.Group(GroupKind.All, rest)).Matches).ToList();
        var ranges = compile(new Rule.Group(GroupKind.All, fence));
        var inside = around.Select(ranges.Matches).ToList();
        var count = inside.Count(within => within);
        if (count < FewestPeople || count * 10L > around.Count * 9L) return null;
        ct.ThrowIfCancellationRequested();
        var asked = Attributes(rule).ToHashSet(StringComparer.Ordinal);
        return Tallies(around, inside, asked)
            .Select(tally => Best(tally.Key, tally.Value, count))
            .OfType<Pick>()
            .OrderByDescending(pick => pick.Both * 2.0 / (pick.All + count)).ThenBy(pick => pick.Values.Count).ThenBy(pick => pick.Attribute, StringComparer.Ordinal)
            .Select(pick => new FenceAdvice(pick.Attribute, pick.Values, Replaced(pick, rest), pick.Both, count, pick.All))
            .FirstOrDefault();
    }

    /// <summary>A condition on IP ranges, or several of which one is enough.</summary>
    private static bool IsFence(Rule part) => part switch
    {
        Rule.Condition { Test: Test.InIpRange } => true,
        Rule.Group { Kind: GroupKind.Any } any => any.Rules.All(IsFence),
        _ => false,
    };

    private static IEnumerable<string> Attributes(Rule rule) => rule switch
    {
        Rule.Condition condition => [condition.Attribute.Value],
        Rule.Group group => group.Rules.SelectMany(Attributes),
        _ => [],
    };

    /// <summary>Per attribute and value: how many people have it, and how many of them stand inside the ranges.</summary>
    private static Dictionary<string, Dictionary<string, (int All, int Inside)>> Tallies(IReadOnlyList<EvaluationContext> around, List<bool> inside, HashSet<string> asked)
    {
        var tallies = new Dictionary<string, Dictionary<string, (int All, int Inside)>>(StringComparer.Ordinal);
        foreach (var (person, within) in around.Zip(inside))
        {
            foreach (var (name, value) in person.Attributes)
            {
                if (value is not AttributeValue.Text { Value: { Length: > 0 and <= RuleParser.MaxValueLength } text } || asked.Contains(name)) continue;
                if (!tallies.TryGetValue(name, out var values)) tallies[name] = values = new(StringComparer.Ordinal);
                var (all, hits) = values.GetValueOrDefault(text);
                values[text] = (all + 1, hits + (within ? 1 : 0));
            }
        }
        return tallies;
    }

    /// <summary>The values that are purest inside, each with a twentieth of the people at least, as long as each makes the whole fit better.</summary>
    private static Pick? Best(string attribute, Dictionary<string, (int All, int Inside)> values, int count)
    {
        var best = new Pick(attribute, [], 0, 0);
        foreach (var (value, (all, inside)) in values.Where(entry => entry.Value.Inside > 0 && entry.Value.Inside * OneIn >= count).OrderByDescending(entry => (double)entry.Value.Inside / entry.Value.All).ThenByDescending(entry => entry.Value.All).Take(MostValues))
        {
            var wider = new Pick(attribute, best.Values.Add(value), best.Both + inside, best.All + all);
            if (wider.Fit(count) > best.Fit(count)) best = wider;
        }
        return best.Both * 10L > count * 9L && best.Both * 10L > best.All * 9L
            ? best with { Values = best.Values.OrderByDescending(value => values[value].All).ThenBy(value => value, StringComparer.Ordinal).ToValueList() }
            : null;
    }

    private static Rule Replaced(Pick pick, ValueList<Rule> rest)
    {
        var steadier = new Rule.Condition(
            AttributeName.Parse(pick.Attribute, "attribute").Value,
            pick.Values.Count == 1 ? new Test.Is(pick.Values[0], IgnoreCase: false) : new Test.In(pick.Values, IgnoreCase: false));
        return rest.Count == 0 ? steadier : new Rule.Group(GroupKind.All, rest.Add(steadier));
    }

    private sealed record Pick(string Attribute, ValueList<string> Values, int Both, int All)
    {
        /// <summary>0 to 1: how well it meets <paramref name="count"/> people, misses and strangers alike.</summary>
        public double Fit(int count) => All == 0 ? 0 : Both * 2.0 / (All + count);
    }
}
