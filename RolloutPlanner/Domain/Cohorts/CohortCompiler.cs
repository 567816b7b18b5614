using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Cohorts;

/// <summary>
/// Prepares a cohort for evaluation together with the cohorts it includes. Refuses cohorts that do not exist, that include themselves,
/// or that nest deeper than 8, and what is too large altogether (<see cref="RuleCompiler.MaxSize"/>).
/// </summary>
public static class CohortCompiler
{
    /// <summary>A cohort that includes none has depth 1.</summary>
    public const int MaxDepth = 8;

    /// <param name="attributes">Learns what the rules ask for; one of its own where none is given.</param>
    public static Result<CompiledRule> Compile(CohortKey key, ICohortLookup cohorts, AttributeTable? attributes = null) => new Walk(cohorts, attributes).Include(key);

    /// <summary>For a definition without a key of its own, such as one that is being tried out.</summary>
    public static Result<CompiledRule> Compile(CohortDefinition definition, ICohortLookup cohorts) => new Walk(cohorts).Build(definition);

    /// <summary>For a definition about to be saved under <paramref name="key"/>: wherever that cohort is included, the new definition counts.</summary>
    public static Result<CompiledRule> Compile(CohortKey key, CohortDefinition definition, ICohortLookup cohorts) => new Walk(cohorts, newKey: key, newDefinition: definition).Include(key);

    private sealed class Walk(ICohortLookup cohorts, AttributeTable? attributes = null, CohortKey? newKey = null, CohortDefinition? newDefinition = null)
    {
        private readonly AttributeTable _attributes = attributes ?? new();
        private readonly List<CohortKey> _open = [];

        // Failures are kept too: one is enough to refuse the whole, and nothing is walked twice.
        private readonly Dictionary<CohortKey, (Result<CompiledRule> Rule, int Depth)> _done = [];

        // How deep the definition that is being built goes; set by the cohorts it includes.
        private int _below;

        public Result<CompiledRule> Include(CohortKey key)
        {
            if (_done.TryGetValue(key, out var done)) return Checked(done.Rule, done.Depth, key);
            if (_open.Contains(key)) return Error.Refused("cohort.cycle", $"{Name(key)} includes itself{Through(key)}.");
            if (_open.Count >= MaxDepth) return TooDeep(key);
            if (Definition(key) is not { } definition) return Error.Refused("cohort.unknown", $"There is no cohort {key}. It may have been deleted.");
            var outer = _below;
            _below = 0;
            _open.Add(key);
            var rule = Build(definition);
            _open.RemoveAt(_open.Count - 1);
            var depth = _below + 1;
            _below = outer;
            _done[key] = (rule, depth);
            return Checked(rule, depth, key);
        }

        public Result<CompiledRule> Build(CohortDefinition definition) => RuleCompiler.Compile(definition.AsRule(), included => Include(included), attributes: _attributes);

        private Result<CompiledRule> Checked(Result<CompiledRule> rule, int depth, CohortKey key)
        {
            _below = Math.Max(_below, depth);
            return !rule.IsError && _open.Count + depth > MaxDepth ? TooDeep(key) : rule;
        }

        private CohortDefinition? Definition(CohortKey key) => key == newKey ? newDefinition : cohorts.Find(key);

        private Error TooDeep(CohortKey key) =>
            Error.Refused("cohort.depth", $"Cohorts include each other at most {MaxDepth} deep; {Name(key)} would go deeper.");

        private string Name(CohortKey key) => cohorts.NameOf(key);

        private string Through(CohortKey key)
        {
            var between = _open.Skip(_open.IndexOf(key) + 1).Select(Name).ToList();
            return between.Count == 0 ? "" : $" through {string.Join(" and ", between)}";
        }
    }
}
