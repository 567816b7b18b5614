using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Finds what is alive or waits for somebody, finished ones with an open review too, and what of it needs one person. Only those rollouts are loaded whole, and nobody is counted.</summary>
public sealed class HomeScenes(IRolloutReader rollouts, IAccountReader accounts, IHistoryQuery history, TimeProvider clock)
{
    private static readonly string[] Stops = ["rollout-paused", "rolled-back-to-stage"];

    internal async Task<IReadOnlyList<HomeScene>> OfAsync(IEnumerable<RolloutSummary> all, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var people = await accounts.AllAsync(ct);
        var leads = people.Where(person => person.Roles.HasFlag(Roles.EngineeringLead) && !person.IsDisabled).Select(person => person.Id).ToHashSet();
        var scenes = new List<HomeScene>();
        var toReview = await rollouts.ToReviewAsync(ct); // a review that is open outlives the rollout
        foreach (var summary in all.Where(row => row.Status is not (RolloutStatus.Completed or RolloutStatus.RolledBack or RolloutStatus.Archived) || toReview.Contains(row.Key)))
        {
            if (await rollouts.FindAsync(summary.Key, ct) is { } state) scenes.Add(await SceneAsync(state, leads, now, ct));
        }
        return scenes;
    }

    /// <summary>Most urgent first; of equally urgent ones a person's own first. For an engineering lead nothing is more urgent than what waits for their word.</summary>
    internal async Task<IReadOnlyList<HomeNeed>> NeedsAsync(IEnumerable<HomeScene> scenes, Actor me, CancellationToken ct)
    {
        var needs = new List<(HomeNeed Need, bool IsOwn)>();
        foreach (var scene in scenes)
        {
            if (scene.KindFor(me) is { } kind) needs.Add((await WithStopAsync(scene.Need(kind), ct), scene.Owner == me.Id));
            needs.AddRange(scene.Overrides(me).Select(need => (need, scene.Owner == me.Id)));
        }
        return [.. needs.OrderBy(each => Urgency(each.Need.Kind, me)).ThenBy(each => !each.IsOwn).ThenBy(each => each.Need.At).Select(each => each.Need)];
    }

    private static int Urgency(NeedKind kind, Actor me) => kind is NeedKind.Approve or NeedKind.SignOff or NeedKind.AgreeOverride && me.Has(Roles.EngineeringLead) ? -1 : (int)kind;

    private async Task<HomeScene> SceneAsync(RolloutState state, HashSet<UserId> leads, DateTimeOffset now, CancellationToken ct)
    {
        if (await rollouts.EvidenceAsync(state, ct) is not { } evidence) return new(state, null, null, now);
        var facts = new GateFacts(evidence, leads.Contains);
        return new(state, facts, Rollout.Restore(state).Assess(facts, now), now);
    }

    private async Task<HomeNeed> WithStopAsync(HomeNeed need, CancellationToken ct)
    {
        if (need.Kind is not NeedKind.Paused) return need;
        var latest = await history.PageAsync(new(need.Key, PageSize: 50), ct);
        return latest.Entries.FirstOrDefault(entry => Stops.Contains(entry.Kind)) is { } stop
            ? need with { Who = IsAutomatic(stop) ? "" : stop.ActorName, Why = stop.Why ?? "", At = stop.At }
            : need;
    }

    private static bool IsAutomatic(HistoryEntry entry) => UserId.Parse(entry.ActorId, "").TryGet(out var id) && SystemActors.Name(id) is not null;
}
