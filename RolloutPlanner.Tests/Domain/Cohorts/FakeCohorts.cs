using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Cohorts;

/// <summary>Cohorts held in memory, named by their key with a capital letter.</summary>
internal sealed class FakeCohorts : ICohortLookup
{
    private readonly Dictionary<CohortKey, CohortDefinition> _cohorts = [];

    public FakeCohorts With(string key, RuleSpec rule)
    {
        _cohorts[Key(key)] = new CohortDefinition.ByRule(RuleParser.Parse(rule, "rule").Value);
        return this;
    }

    public FakeCohorts WithMembers(string key, params string[] members)
    {
        _cohorts[Key(key)] = new CohortDefinition.Members(members.Select(member => TargetingKey.Parse(member, "member").Value).ToValueList());
        return this;
    }

    public static CohortKey Key(string key) => CohortKey.Parse(key, "key").Value;

    public static RuleSpec Include(string key) => new() { Kind = "cohort", Cohort = key };

    public static RuleSpec Is(string attribute, string value) => new() { Attribute = attribute, Operator = "is", Values = [value] };

    public static RuleSpec All(params RuleSpec[] rules) => new() { Kind = "all", Rules = [.. rules] };

    public CohortDefinition? Find(CohortKey key) => _cohorts.GetValueOrDefault(key);

    public string NameOf(CohortKey key) => char.ToUpperInvariant(key.Value[0]) + key.Value[1..];
}
