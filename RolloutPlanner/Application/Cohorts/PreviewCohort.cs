using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Counts and samples the people whom a cohort would hold, saved or not.</summary>
public sealed class PreviewCohort(ICohortReader cohorts, IPeopleDirectory people, TimeProvider clock)
{
    private const int SampleSize = 5;

    /// <param name="document">As it stands in the editor.</param>
    /// <param name="offset">Where in the directory to look for the sample first, so that "another five" are others.</param>
    public async Task<CohortPreview> RunAsync(CohortDocument document, int offset, CancellationToken ct)
    {
        var directory = await people.CurrentAsync(ct);
        var catalog = await cohorts.CatalogAsync(ct);
        var compiled = Compile(document, catalog);
        if (compiled.IsError) return new(compiled.Errors, "", directory.People.Count, 0, [], [], [], directory.ImportedAt);
        var rule = compiled.Value.Rule;
        var now = clock.GetUtcNow();
        var contexts = directory.People.Select(person => person.ContextAt(now)).ToList();
        var matching = contexts.Index().Where(entry => compiled.Value.Matches(entry.Item)).Select(entry => entry.Index).ToList();
        ct.ThrowIfCancellationRequested();
        return new(
            [], RuleWords.Describe(rule), directory.People.Count, matching.Count,
            Funnel(rule, catalog, contexts, ct), Missing(rule, contexts), Sample(directory, matching, offset), directory.ImportedAt);
    }

    internal static Result<CompiledRule> Compile(CohortDocument document, CohortCatalog catalog)
    {
        var parsed = CohortParser.Parse(document with { Key = document.Key is { Length: > 1 } key ? key : "preview", Name = document.Name is { Length: > 0 } name ? name : "Preview" });
        if (parsed.IsError) return Result<CompiledRule>.Fail(parsed.Errors);
        return CohortCompiler.Compile(parsed.Value.Key, parsed.Value.Definition, catalog);
    }

    private static ValueList<FunnelStep> Funnel(Rule rule, CohortCatalog catalog, List<EvaluationContext> contexts, CancellationToken ct)
    {
        if (rule is not Rule.Group { Kind: GroupKind.All } all) return [];
        var left = contexts;
        var steps = new List<FunnelStep> { new("Everyone", contexts.Count) };
        foreach (var part in all.Rules)
        {
            ct.ThrowIfCancellationRequested();
            var compiled = CohortCompiler.Compile(new CohortDefinition.ByRule(part), catalog);
            if (compiled.IsError) return [];
            left = left.Where(compiled.Value.Matches).ToList();
            steps.Add(new(RuleWords.Describe(part), left.Count));
        }
        return steps.ToValueList();
    }

    private static ValueList<FunnelStep> Missing(Rule rule, List<EvaluationContext> contexts) => Attributes(rule)
        .Distinct()
        .Select(attribute => new FunnelStep(attribute, contexts.Count(context => context.Find(attribute) is null)))
        .Where(step => step.People > 0)
        .ToValueList();

    private static IEnumerable<string> Attributes(Rule rule) => rule switch
    {
        Rule.Condition condition => [condition.Attribute.Value],
        Rule.Group group => group.Rules.SelectMany(Attributes),
        _ => [],
    };

    private static ValueList<DirectoryPerson> Sample(PeopleDirectory directory, List<int> matching, int offset)
    {
        var count = Math.Min(SampleSize, matching.Count);
        return Enumerable.Range(0, count)
            .Select(i => directory.People[matching[(int)((offset + (long)i * matching.Count / count) % matching.Count)]])
            .Distinct()
            .ToValueList();
    }
}
