using RolloutPlanner.Application.Cohorts;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Application.Tokens;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Ports;

/// <summary>Reads rollouts for screens, outside any command.</summary>
public interface IRolloutReader
{
    Task<RolloutState?> FindAsync(RolloutKey key, CancellationToken ct);

    /// <summary>Flat rows, in the order that the filter asks for. No plan is loaded for them.</summary>
    Task<ValueList<RolloutSummary>> ListAsync(RolloutFilter filter, CancellationToken ct);

    /// <summary>Those with an override whose review is open, archived ones too.</summary>
    Task<ValueList<RolloutKey>> ToReviewAsync(CancellationToken ct);

    /// <summary>What the present run has gathered; null while the rollout is in no stage.</summary>
    Task<RunEvidence?> EvidenceAsync(RolloutState state, CancellationToken ct);

    /// <summary>The readings of one run, in the order they were entered.</summary>
    Task<ValueList<Measurement>> MeasurementsAsync(RolloutKey key, int run, CancellationToken ct);
}

/// <summary>Reads cohorts for screens, outside any command.</summary>
public interface ICohortReader
{
    Task<ValueList<CohortSummary>> ListAsync(CancellationToken ct);

    /// <summary>The newest version, or the asked one; null when there is none. Deleted cohorts are found by version only.</summary>
    Task<CohortVersion?> FindAsync(CohortKey key, int? version, CancellationToken ct);

    /// <summary>All versions, newest first.</summary>
    Task<ValueList<CohortVersion>> VersionsAsync(CohortKey key, CancellationToken ct);

    /// <summary>The rollouts, archived ones excepted, and then the cohorts that use it, each in order of name.</summary>
    Task<ValueList<CohortUser>> UsersAsync(CohortKey key, CancellationToken ct);

    /// <summary>All cohorts at their newest version, deleted ones left out.</summary>
    Task<CohortCatalog> CatalogAsync(CancellationToken ct);

    /// <summary>The definitions of exactly these versions.</summary>
    Task<IReadOnlyDictionary<(CohortKey Key, int Version), CohortDefinition>> PinnedAsync(IEnumerable<CohortPin> pins, CancellationToken ct);
}

/// <summary>Reads monitoring hooks for screens, outside any command.</summary>
public interface IHookReader
{
    /// <summary>All hooks, deleted ones left out, by name.</summary>
    Task<ValueList<MonitoringHook>> AllAsync(CancellationToken ct);

    Task<ValueList<string>> UsersAsync(HookKey key, CancellationToken ct);
}

/// <summary>Reads templates for screens, outside any command.</summary>
public interface ITemplateReader
{
    /// <summary>Those of the workspace by name, then those that every workspace has; deleted ones left out.</summary>
    Task<ValueList<TemplateSummary>> ListAsync(CancellationToken ct);
}

/// <summary>Reads accounts for screens, outside any command.</summary>
public interface IAccountReader
{
    /// <summary>Everybody with an account, disabled ones included, by name.</summary>
    Task<ValueList<Accounts.Person>> AllAsync(CancellationToken ct);

    /// <summary>What everybody is called who may have written something: people, and API tokens, those that were revoked included.</summary>
    Task<IReadOnlyDictionary<UserId, string>> NamesAsync(CancellationToken ct);
}

/// <summary>Reads API tokens for screens, outside any command. Never a hash.</summary>
public interface ITokenReader
{
    /// <summary>Every token that was ever made: those that may still hold first, then by name.</summary>
    Task<ValueList<TokenSummary>> AllAsync(CancellationToken ct);

    /// <summary>Revoked and expired tokens are found too.</summary>
    Task<ApiToken?> FindAsync(string id, CancellationToken ct);
}

/// <summary>The imported people, in memory.</summary>
public interface IPeopleDirectory
{
    /// <summary>Everybody of the last import; empty and without a date before the first one. Loaded once, then shared.</summary>
    Task<PeopleDirectory> CurrentAsync(CancellationToken ct);
}

/// <summary>Reads what was measured, thinned for screens.</summary>
public interface ISeriesReader
{
    /// <summary>
    /// The readings of one run, metric by metric in the order they were observed: each by itself where a metric has at most
    /// <paramref name="points"/>, else so many groups of equally many. Numbers that still hold something from before the stage are left out.
    /// </summary>
    /// <param name="settle">How long after entering the stage nothing counts that programs deliver.</param>
    Task<ValueList<ReadingPoint>> SeriesAsync(RolloutKey key, StageRun run, TimeSpan settle, int points, CancellationToken ct);

    /// <summary>What these metrics have counted in the stages that run now, since a moment. Metrics that nobody knows of are left out.</summary>
    Task<IReadOnlyDictionary<HookKey, UsualTraffic>> TrafficAsync(IEnumerable<HookKey> hooks, DateTimeOffset since, CancellationToken ct);
}
