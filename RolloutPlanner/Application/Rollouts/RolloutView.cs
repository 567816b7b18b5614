using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Everything that the page of one rollout shows, at one moment.</summary>
/// <param name="Gate">The present gate; null while the rollout is in no stage.</param>
/// <param name="Evidence">What the present run has gathered; null while the rollout is in no stage.</param>
/// <param name="Reach">People per stage of <paramref name="Plan"/>; null while unknown.</param>
/// <param name="Exposed">People who have the feature now; null while unknown.</param>
/// <param name="Names">The names of accounts, by id.</param>
/// <param name="Hooks">The metrics that exist, by key.</param>
/// <param name="CohortNames">The names of cohorts, by key.</param>
/// <param name="Leads">Who is an engineering lead now.</param>
public sealed record RolloutView(
    RolloutState State,
    GateDecision? Gate,
    RunEvidence? Evidence,
    Reach? Reach,
    int? Exposed,
    ValueList<StageForecast> Schedule,
    IReadOnlyDictionary<UserId, string> Names,
    IReadOnlyDictionary<HookKey, MonitoringHook> Hooks,
    IReadOnlyDictionary<CohortKey, string> CohortNames,
    ValueList<UserId> Leads,
    DateTimeOffset At)
{
    /// <summary>Who has an account that may sign in.</summary>
    public ValueList<UserId> Active { get; init; } = [];

    /// <summary>The readings of the present run, thinned; empty where nobody asked for them.</summary>
    public ValueList<ReadingPoint> Readings { get; init; } = [];

    /// <summary>The plan that runs, or the one being worked on where none runs.</summary>
    public Plan Plan => State.Leading?.Plan ?? State.Draft;

    /// <summary>What has to be in place before people get the feature, with the evidence of now.</summary>
    public ValueList<SignedCheck> Readiness => Domain.Rollouts.Readiness.Signatures(State, ReadinessFacts);

    public ReadinessFacts ReadinessFacts => new(key => Hooks.GetValueOrDefault(key), Leads, Active, Reach?.Stages.Select(stage => stage.Audience).ToValueList());

    public string NameOf(UserId? id) => id is { } known ? Names.GetValueOrDefault(known, "somebody who left") : "nobody yet";

    public string NameOf(HookKey key) => Hooks.TryGetValue(key, out var hook) ? hook.Name : key.Value;

    public string NameOf(CohortKey key) => CohortNames.GetValueOrDefault(key, key.Value);

    public MonitoringHook? HookOf(HookKey key) => Hooks.GetValueOrDefault(key);

    /// <summary>Where the value of a criterion very likely lies; null where nothing is said of that.</summary>
    public LikelyRange? Likely(CriterionAssessment assessed) =>
        assessed.Tally is { } tally && Evidence?.For(assessed.Criterion.Id) is { } evidence ? LikelyRange.Of(tally, assessed.Criterion, Domain.Gates.Statistics.Alpha.Of(evidence.Alpha).Value) : null;

    public bool IsLead(UserId id) => Leads.Contains(id);
}
