using System.Globalization;
using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Evaluation;

/// <summary>Cohorts that are not saved, before the saved ones: the same key means the one that is not saved.</summary>
internal sealed class TriedCohorts : ICohortLookup
{
    private readonly Dictionary<CohortKey, ParsedCohort> _tried = [];
    private readonly CohortCatalog _saved;

    private TriedCohorts(CohortCatalog saved) => _saved = saved;

    /// <summary>Refuses what cannot be read or resolved, at <c>cohorts[2].rule…</c>.</summary>
    public static Result<TriedCohorts> Of(ValueList<CohortDocument> documents, CohortCatalog saved)
    {
        var all = new TriedCohorts(saved);
        var errors = new List<Error>();
        foreach (var (index, document) in documents.Index())
        {
            var parsed = CohortParser.Parse(document ?? new());
            if (!parsed.TryGet(out var cohort)) errors.AddRange(parsed.Errors.Select(error => error.Under(At(index))));
            else if (!all._tried.TryAdd(cohort.Key, cohort)) errors.Add(Error.Invalid("cohort.twice", $"The cohort {cohort.Key} stands here twice.", At(index) + ".key"));
        }
        if (errors.Count == 0) errors.AddRange(documents.Index().SelectMany(entry => all.Unresolved(entry.Item.Key, At(entry.Index))));
        return errors.Count > 0 ? Result<TriedCohorts>.Fail(errors) : all;
    }

    public CohortDefinition? Find(CohortKey key) => _tried.TryGetValue(key, out var cohort) ? cohort.Definition : _saved.Find(key);

    public string NameOf(CohortKey key) => _tried.TryGetValue(key, out var cohort) ? cohort.Name : _saved.NameOf(key);

    private IEnumerable<Error> Unresolved(string? key, string path) =>
        CohortCompiler.Compile(CohortKey.Parse(key, "key").Value, this).Errors.Select(error => error.Under(path));

    private static string At(int index) => string.Create(CultureInfo.InvariantCulture, $"cohorts[{index}]");
}
