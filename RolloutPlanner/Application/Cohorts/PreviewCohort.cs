using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Counts and samples the people whom a cohort would hold, saved or not, and says what it changes.</summary>
public sealed class PreviewCohort(ICohortReader cohorts, IPeopleDirectory people, TimeProvider clock)
{
    private const int SampleSize = 5;

    public async Task<CohortPreview> RunAsync(PreviewRequest request, CancellationToken ct)
    {
        var directory = await people.CurrentAsync(ct);
        var catalog = await cohorts.CatalogAsync(ct);
        var compiled = Compile(request.Document, catalog);
        if (!compiled.TryGet(out var belongs)) return new(compiled.Errors, "", directory.People.Count, 0, [], [], [], directory.ImportedAt);
        var words = RuleWords.Describe(belongs.Rule);
        if (directory.IsUnknown) return new([], words, 0, 0, [], [], [], null);
        var now = clock.GetUtcNow();
        var contexts = directory.People.Select(person => person.ContextAt(now)).ToList();
        ct.ThrowIfCancellationRequested();
        var matches = contexts.Select(belongs.Matches).ToList();
        var matching = matches.Index().Where(entry => entry.Item).Select(entry => entry.Index).ToList();
        var counts = RuleCount.Of(belongs, contexts, ct);
        return new(
            [], words, directory.People.Count, matching.Count, request.Document.Members is null ? Funnel(belongs.Rule, counts) : [], Missing(belongs.Rule, contexts),
            Sample(directory, contexts, matching, request), directory.ImportedAt)
        {
            Counts = counts,
            Change = Change(directory, contexts, matches, request.Against, catalog, ct),
            Advice = FenceAdvice.Find(belongs.Rule, part => CohortCompiler.Compile(new CohortDefinition.ByRule(part), catalog).Value, contexts, ct),
        };
    }

    internal static Result<CompiledRule> Compile(CohortDocument document, CohortCatalog catalog)
    {
        var parsed = CohortParser.Parse(document with { Key = document.Key is { Length: > 1 } key ? key : "preview", Name = document.Name is { Length: > 0 } name ? name : "Preview" });
        if (parsed.IsError) return Result<CompiledRule>.Fail(parsed.Errors);
        return CohortCompiler.Compile(parsed.Value.Key, parsed.Value.Definition, catalog);
    }

    private static ValueList<FunnelStep> Funnel(Rule rule, RuleCount counts)
    {
        IEnumerable<(Rule Rule, RuleCount Count)> parts = rule is Rule.Group { Kind: GroupKind.All } all ? all.Rules.Zip(counts.Parts) : [(rule, counts)];
        return parts.Select(part => new FunnelStep(RuleWords.Describe(part.Rule), part.Count.Kept)).Prepend(new("Everyone", counts.Asked)).ToValueList();
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

    private static ValueList<SampledPerson> Sample(PeopleDirectory directory, List<EvaluationContext> contexts, List<int> matching, PreviewRequest request)
    {
        var count = Math.Min(SampleSize, matching.Count);
        return Enumerable.Range(0, count)
            .Select(i => matching[(int)((request.Offset + (long)i * matching.Count / count) % matching.Count)])
            .Distinct()
            .Select(at => new SampledPerson(directory.People[at], request.Draw?.BucketOf(contexts[at])))
            .ToValueList();
    }

    /// <summary>Null too where the older version cannot be read any more, because a cohort in it is gone.</summary>
    private static MemberChange? Change(
        PeopleDirectory directory, List<EvaluationContext> contexts, List<bool> becomes, CohortDefinition? against, CohortCatalog catalog, CancellationToken ct)
    {
        if (against is null || !CohortCompiler.Compile(against, catalog).TryGet(out var older)) return null;
        ct.ThrowIfCancellationRequested();
        return MemberChange.Between(directory.People, contexts.Select(older.Matches).ToList(), becomes);
    }
}
