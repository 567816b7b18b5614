using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Cohorts;

/// <summary>Every cohort at one version each.</summary>
public sealed class CohortCatalog(IEnumerable<CohortVersion> versions) : ICohortLookup
{
    private readonly Dictionary<CohortKey, CohortVersion> _byKey = versions.ToDictionary(version => version.Key);

    public IEnumerable<CohortVersion> All => _byKey.Values;

    public CohortVersion? Version(CohortKey key) => _byKey.GetValueOrDefault(key);

    public CohortDefinition? Find(CohortKey key) => Version(key)?.Definition;

    public string NameOf(CohortKey key) => Version(key)?.Name ?? key.Value;

    /// <summary>The cohort and all cohorts in it, each at its version here; empty when any of them does not exist.</summary>
    public ValueList<CohortPin> PinsOf(CohortKey key)
    {
        var pins = new Dictionary<CohortKey, CohortPin>();
        return Collect(key, pins) ? pins.Values.ToValueList() : [];
    }

    private bool Collect(CohortKey key, Dictionary<CohortKey, CohortPin> pins)
    {
        if (pins.ContainsKey(key)) return true;
        if (Version(key) is not { } version) return false;
        pins.Add(key, new(key, version.Number, version.Hash));
        return version.Definition.IncludedCohorts().All(included => Collect(included, pins));
    }
}
