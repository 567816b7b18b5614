using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Reads what the domain wants to know, inside the transaction that decides.</summary>
internal static class RolloutFacts
{
    public static async Task<Func<UserId, bool>> LeadsAsync(IWorkspace workspace)
    {
        var leads = (await workspace.Accounts.EnabledAsync(Roles.EngineeringLead)).ToHashSet();
        return leads.Contains;
    }

    public static async Task<GateFacts> GateAsync(IWorkspace workspace, Rollout rollout)
    {
        return new(rollout.State.Run is null ? null : await workspace.Rollouts.EvidenceAsync(rollout), await LeadsAsync(workspace));
    }

    /// <summary>People in the cohort of each stage of the plan that leads; null while nobody can be counted. Takes too long to be done while the database is held.</summary>
    public static async Task<ValueList<int>?> AudiencesAsync(IRolloutReader rollouts, MeasureReach reach, RolloutKey key, CancellationToken ct) =>
        await rollouts.FindAsync(key, ct) is { } state && await reach.OfLeadingAsync(state, ct) is { } counted
            ? counted.Stages.Select(stage => stage.Audience).ToValueList()
            : null;

    public static async Task<ReadinessFacts> ReadinessAsync(IWorkspace workspace, Rollout rollout, ValueList<int>? audiences)
    {
        var hooks = (await workspace.Hooks.AllAsync()).ToDictionary(hook => hook.Key);
        var plan = rollout.State.Leading?.Plan ?? rollout.State.Draft;
        var canRollBack = plan.RollbackOwner is { } owner && await workspace.Accounts.FindAsync(owner) is { IsDisabled: false };
        return new(hooks.GetValueOrDefault, await workspace.Accounts.EnabledAsync(Roles.EngineeringLead), canRollBack ? [plan.RollbackOwner!.Value] : [], audiences);
    }

    public static async Task<PlanFacts> PlanAsync(IWorkspace workspace, Rollout rollout, ValueList<int>? reach, IReadOnlyDictionary<HookKey, UsualTraffic>? traffic)
    {
        var cohorts = await workspace.Cohorts.CatalogAsync();
        var hooks = (await workspace.Hooks.AllAsync()).ToDictionary(hook => hook.Key);
        var leads = await workspace.Accounts.EnabledAsync(Roles.EngineeringLead);
        return new(
            cohorts.PinsOf, hooks.ContainsKey, key => hooks.TryGetValue(key, out var hook) && hook.HasDelivered, leads, rollout.State.Editors, reach)
        {
            HookOf = key => hooks.GetValueOrDefault(key),
            TrafficOf = key => traffic?.GetValueOrDefault(key),
        };
    }

    /// <summary>What the metrics of a plan have counted in the last day.</summary>
    public static Task<IReadOnlyDictionary<HookKey, UsualTraffic>> TrafficAsync(ISeriesReader series, Plan plan, DateTimeOffset now, CancellationToken ct) =>
        series.TrafficAsync(plan.Stages.SelectMany(stage => stage.Gate.Criteria).Select(criterion => criterion.Hook).Distinct(), now.AddDays(-1), ct);
}
