namespace RolloutPlanner.Domain.Targeting;

/// <summary>Another cohort, with the rule that it has.</summary>
internal sealed class CompiledCohort(Rule.InCohort rule, CompiledRule inner) : CompiledRule(rule, [inner], inner.IsTimeDependent, TableOf([inner]))
{
    private readonly CompiledRule _inner = inner;

    internal override bool Matches(EvaluationContext context, AttributeValue?[] slots) => _inner.Matches(context, slots);

    public override Explanation Explain(EvaluationContext context)
    {
        var why = _inner.Explain(context);
        return new(Rule, why.Outcome, null, [why]);
    }
}
