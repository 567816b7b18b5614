namespace RolloutPlanner.Domain.Targeting;

/// <summary>Several rules together, asked in order up to the first that decides.</summary>
internal sealed class CompiledGroup(Rule.Group rule, CompiledRule[] parts) : CompiledRule(rule, parts, parts.Any(part => part.IsTimeDependent), TableOf(parts))
{
    private readonly CompiledRule[] _parts = parts;

    /// <summary>One part with this answer decides the group.</summary>
    private readonly bool _decisive = rule.Kind != GroupKind.All;

    /// <summary>The answer of the group that was decided; without such a part it is the other one.</summary>
    private readonly bool _decided = rule.Kind == GroupKind.Any;

    internal override bool Matches(EvaluationContext context, AttributeValue?[] slots)
    {
        foreach (var part in _parts)
        {
            if (part.Matches(context, slots) == _decisive) return _decided;
        }
        return !_decided;
    }

    public override Explanation Explain(EvaluationContext context)
    {
        var isDecided = false;
        var children = new Explanation[_parts.Length];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = isDecided ? new(_parts[i].Rule, Outcome.NotChecked, null, []) : _parts[i].Explain(context);
            isDecided |= children[i].Outcome == Of(_decisive);
        }
        return new(Rule, Of(isDecided == _decided), null, [.. children]);
    }
}
