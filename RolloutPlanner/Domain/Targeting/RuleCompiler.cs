using System.Diagnostics;
using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>Prepares a rule for evaluation: lists become hash sets; patterns, ranges and versions were read by the parser.</summary>
public static class RuleCompiler
{
    /// <summary>How many conditions, groups and cohorts one evaluation may visit at most, included cohorts counted each time they are included.</summary>
    public const int MaxSize = 10_000;

    /// <summary>For a rule that includes no cohort; one that does is refused.</summary>
    /// <param name="attributes">Learns what the rule asks for; one of its own where none is given.</param>
    public static Result<CompiledRule> Compile(Rule rule, AttributeTable? attributes = null) =>
        Compile(rule, key => Error.Refused("cohort.unknown", $"There is no cohort {key}."), attributes: attributes);

    /// <summary>Asks <paramref name="cohorts"/> for every cohort that the rule includes, and refuses with its reasons,
    /// each at the rule that includes the cohort, seen from <paramref name="path"/>.</summary>
    public static Result<CompiledRule> Compile(Rule rule, Func<CohortKey, Result<CompiledRule>> cohorts, string path = "rule", AttributeTable? attributes = null)
    {
        var errors = new List<Error>();
        var compiled = Compile(rule, cohorts, attributes ?? new(), errors, path);
        if (errors.Count > 0) return Result<CompiledRule>.Fail(errors.Distinct());
        return compiled!.Size <= MaxSize
            ? compiled
            : Error.Refused("rule.size", string.Create(CultureInfo.InvariantCulture, $"Together with the cohorts it includes, this rule has {compiled.Size:N0} conditions; at most {MaxSize:N0} fit."), path);
    }

    private static CompiledRule? Compile(Rule rule, Func<CohortKey, Result<CompiledRule>> cohorts, AttributeTable attributes, List<Error> errors, string path)
    {
        switch (rule)
        {
            case Rule.Condition condition:
                return TestCompiler.Compile(condition, attributes);
            case Rule.InCohort cohort:
                var included = cohorts(cohort.Cohort);
                errors.AddRange(included.Errors.Select(error => error with { Path = path + ".cohort" }));
                return included.TryGet(out var inner) ? new CompiledCohort(cohort, inner) : null;
            case Rule.Group group:
                var children = group.Rules.Select((child, i) => Compile(child, cohorts, attributes, errors, $"{path}.rules[{i}]")).ToArray();
                return errors.Count == 0 ? new CompiledGroup(group, children!) : null;
            default:
                throw new UnreachableException();
        }
    }
}
