using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>One reading of one raw rule: walks it and gathers what is wrong.</summary>
internal sealed class RuleReader
{
    private const int MaxErrors = 100;
    private readonly List<Error> _errors = [];
    private int _nodes;

    public IReadOnlyList<Error> Errors => _errors;

    /// <summary>Null when anything below is wrong.</summary>
    public Rule? Read(RuleSpec? spec, string path, int depth)
    {
        if (++_nodes > RuleParser.MaxNodes)
        {
            if (_nodes == RuleParser.MaxNodes + 1) Refuse("rule.size", $"A rule has at most {RuleParser.MaxNodes} conditions and groups. Use a list, or move a part into a cohort of its own.", path);
            return null;
        }
        return spec?.Kind switch
        {
            "condition" => Condition(spec, path),
            "all" => Group(GroupKind.All, spec, path, depth + 1),
            "any" => Group(GroupKind.Any, spec, path, depth + 1),
            "none" => Group(GroupKind.None, spec, path, depth + 1),
            "cohort" => Cohort(spec, path),
            _ => Refuse("rule.kind", "A rule is a condition, a group (all, any, none) or a cohort.", path + ".kind"),
        };
    }

    private Rule? Condition(RuleSpec spec, string path)
    {
        var before = _errors.Count;
        if (spec.Rules is { Count: > 0 }) Refuse("rule.unexpected", "A condition holds no further rules.", path + ".rules");
        if (spec.Cohort is not null) Refuse("rule.unexpected", "A condition names no cohort.", path + ".cohort");
        var attribute = Keep(AttributeName.Parse(spec.Attribute, path + ".attribute"));
        if (Operators.Find(spec.Operator) is not { } op)
            return Refuse("rule.operator", spec.Operator is null or "" ? "Choose how to compare." : "There is no such way to compare.", path + ".operator");
        var test = TestParser.Parse(op, spec.Values ?? [], spec.IgnoreCase, path + ".values");
        foreach (var error in test.Errors) Add(error);
        return _errors.Count == before ? new Rule.Condition(attribute, test.Value) : null;
    }

    private Rule? Group(GroupKind kind, RuleSpec spec, string path, int depth)
    {
        if (spec.Attribute is not null || spec.Operator is not null || spec.Values is { Count: > 0 } || spec.Cohort is not null)
            Refuse("rule.unexpected", "A group holds only rules; attribute, operator, values and cohort belong to the rules in it.", path);
        if (depth > RuleParser.MaxDepth)
            return Refuse("rule.depth", $"Groups nest at most {RuleParser.MaxDepth} deep. Move the inner part into a cohort of its own.", path);
        if (spec.Rules is not { Count: > 0 } rules)
            return Refuse("rule.empty", "An empty group would match nobody or everybody by accident, so it is refused. Add a condition, or remove the group.", path + ".rules");
        var read = new List<Rule>();
        for (var i = 0; i < rules.Count && _nodes <= RuleParser.MaxNodes; i++)
        {
            if (Read(rules[i], $"{path}.rules[{i}]", depth) is { } rule) read.Add(rule);
        }
        return read.Count == rules.Count ? new Rule.Group(kind, read.ToValueList()) : null;
    }

    private Rule? Cohort(RuleSpec spec, string path)
    {
        var before = _errors.Count;
        if (spec.Attribute is not null || spec.Operator is not null || spec.Values is { Count: > 0 } || spec.Rules is { Count: > 0 })
            Refuse("rule.unexpected", "A cohort rule holds only the key of the cohort.", path);
        var key = Keep(CohortKey.Parse(spec.Cohort, path + ".cohort"));
        return _errors.Count == before ? new Rule.InCohort(key) : null;
    }

    private T? Keep<T>(Result<T> result)
    {
        foreach (var error in result.Errors) Add(error);
        return result.TryGet(out var value) ? value : default;
    }

    private Rule? Refuse(string code, string message, string path)
    {
        Add(Error.Invalid(code, message, path));
        return null;
    }

    private void Add(Error error)
    {
        if (_errors.Count < MaxErrors) _errors.Add(error);
    }
}
