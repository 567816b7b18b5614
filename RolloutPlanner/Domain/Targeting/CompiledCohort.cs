namespace RolloutPlanner.Domain.Targeting;

/// <summary>Another cohort, with the rule that it has.</summary>
internal sealed class CompiledCohort(Rule.InCohort rule, CompiledRule inner) : CompiledRule(rule, [inner], inner.IsTimeDependent)
{
    private readonly CompiledRule _inner = inner;

    public override bool Matches(EvaluationContext context) => _inner.Matches(context);

    public override Explanation Explain(EvaluationContext context)
    {
        var why = _inner.Explain(context);
        return new(Rule, why.Outcome, null, [why]);
    }
}
