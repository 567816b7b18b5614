using System.Globalization;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>What can be said of a plan while it is written: what cannot be saved, what blocks review, how many people each stage reaches.</summary>
public sealed record PlanCheck(ValueList<Error> Errors, ValueList<LintFinding> Findings, Reach? Reach, ValueList<StageForecast> Schedule)
{
    /// <summary>What a stage can notice, criterion by criterion, where the usual traffic is known.</summary>
    public ValueList<DetectionHint> Hints { get; init; } = [];

    public bool BlocksReview => Errors.Count > 0 || Findings.Any(finding => finding.Severity is LintSeverity.Error);
}

/// <summary>What a stage can notice by one criterion.</summary>
/// <param name="Path">Of the criterion, such as <c>stages[1].gate.criteria[0]</c>.</param>
public sealed record DetectionHint(string Path, Detection Detection, TimeSpan Soak);

/// <summary>Checks a plan as it stands in the editor, saved or not, for the person who is editing it.</summary>
public sealed class CheckPlan(
    IRolloutReader rollouts, ICohortReader cohorts, IHookReader hooks, ISeriesReader series, IAccountReader accounts, MeasureReach reach, TimeProvider clock)
{
    /// <param name="by">Whoever would send it in: the person, or the token and its maker.</param>
    public async Task<PlanCheck> RunAsync(RolloutKey key, PlanDocument document, ValueList<UserId> by, CancellationToken ct)
    {
        var parsed = PlanParser.Parse(document);
        if (!parsed.TryGet(out var plan)) return new(parsed.Errors, [], null, []);
        if (await rollouts.FindAsync(key, ct) is not { } state) return new([RolloutProblems.NotFound(key)], [], null, []);
        var catalog = await cohorts.CatalogAsync(ct);
        var known = (await hooks.AllAsync(ct)).ToDictionary(hook => hook.Key);
        var leads = (await accounts.AllAsync(ct)).Where(person => person.Roles.HasFlag(Roles.EngineeringLead) && !person.IsDisabled).Select(person => person.Id);
        var counted = await reach.OfDraftAsync(state.Salt, plan, ct);
        var editors = state.Editors.Concat(by).Distinct().ToValueList();
        var traffic = await RolloutFacts.TrafficAsync(series, plan, clock.GetUtcNow(), ct);
        var facts = new PlanFacts(
            catalog.PinsOf, known.ContainsKey, hook => known.TryGetValue(hook, out var found) && found.HasDelivered,
            leads.ToValueList(), editors, counted?.Stages.Select(stage => stage.SoFar).ToValueList())
        {
            HookOf = hook => known.GetValueOrDefault(hook),
            TrafficOf = hook => traffic.GetValueOrDefault(hook),
        };
        return new([], PlanLinter.Check(plan, facts), counted, Schedule.Project(plan, state, clock.GetUtcNow())) { Hints = Hints(plan, facts).ToValueList() };
    }

    private static IEnumerable<DetectionHint> Hints(Plan plan, PlanFacts facts)
    {
        foreach (var (s, stage) in plan.Stages.Index())
            foreach (var (c, criterion) in stage.Gate.Criteria.Index())
                if (facts.HookOf(criterion.Hook) is { } hook && facts.TrafficOf(criterion.Hook) is { } traffic && Detection.Of(criterion, hook.Shape, stage.Share, stage.MinimumSoak, traffic) is { } detection)
                    yield return new(string.Create(CultureInfo.InvariantCulture, $"stages[{s}].gate.criteria[{c}]"), detection, stage.MinimumSoak);
    }
}
