using System.Diagnostics;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Cohorts;

/// <summary>
/// The hash that stands for who belongs to a cohort: over key and definition. Name and description are left out, because they decide about
/// nobody: correcting a name keeps a signature valid. Members are sorted, because their order means nothing; rules and their values are not.
/// </summary>
public static class CohortHash
{
    private const string Format = "cohort/1";

    /// <summary>64 lowercase hexadecimal digits.</summary>
    public static string Of(CohortKey key, CohortDefinition definition)
    {
        var text = new CanonicalText().Field("format", Format).Field("key", key.Value);
        switch (definition)
        {
            case CohortDefinition.ByRule byRule:
                Write(text, RuleSpec.From(byRule.Rule));
                break;
            case CohortDefinition.Members members:
                text.Begin("members");
                foreach (var member in members.Keys.Select(member => member.Value).Order(StringComparer.Ordinal)) text.Field("key", member);
                text.End();
                break;
            default:
                throw new UnreachableException();
        }
        return text.Sha256Hex();
    }

    private static void Write(CanonicalText text, RuleSpec rule)
    {
        text.Begin("rule").Field("kind", rule.Kind).Field("attribute", rule.Attribute).Field("operator", rule.Operator);
        text.Begin("values");
        foreach (var value in rule.Values) text.Field("value", value);
        text.End().Field("ignoreCase", rule.IgnoreCase).Field("cohort", rule.Cohort);
        foreach (var inner in rule.Rules) Write(text, inner);
        text.End();
    }
}
