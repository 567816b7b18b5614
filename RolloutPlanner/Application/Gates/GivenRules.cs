using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>Rules that a question brings along for a stage that ran.</summary>
internal static class GivenRules
{
    private const decimal MaxSoakHours = 365 * 24;

    /// <summary>The stage as it would have been; everything that is wrong is named, with paths such as <c>gate.criteria[0].limit</c>.</summary>
    /// <param name="soakHours">That of the stage where nothing is said.</param>
    public static Result<Stage> Of(GateDocument? document, decimal? soakHours, Stage ran, ValueList<MonitoringHook> hooks)
    {
        if (document is null) return ReplayProblems.RulesMissing;
        var gate = PlanParser.ParseGate(document);
        var known = hooks.Select(hook => hook.Key).ToHashSet();
        Error[] problems =
        [
            .. gate.Errors,
            .. soakHours is < 0 or > MaxSoakHours ? [ReplayProblems.SoakRange] : Array.Empty<Error>(),
            .. gate.TryGet(out var parsed) ? parsed.Criteria.Index().Where(one => !known.Contains(one.Item.Hook)).Select(one => ReplayProblems.UnknownMetric(one.Item.Hook, one.Index)) : [],
        ];
        if (problems.Length > 0) return Result<Stage>.Fail(problems);
        return ran with { Gate = gate.Value, MinimumSoak = soakHours is { } hours ? TimeSpan.FromMinutes((double)Math.Round(hours * 60)) : ran.MinimumSoak };
    }

    /// <summary>The metrics that a run says something of: those that its gate asked for, and those that came in.</summary>
    public static ValueList<HookKey> Known(Stage ran, ValueList<Arrival> arrivals) =>
        arrivals.Select(arrival => arrival.Hook).Concat(ran.Gate.Criteria.Select(criterion => criterion.Hook)).Distinct().ToValueList();
}
