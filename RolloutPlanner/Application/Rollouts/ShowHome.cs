using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Rollouts;

/// <summary>Reads what the first screen shows one person. Only rollouts that are alive or wait for somebody are loaded whole.</summary>
public sealed class ShowHome(IRolloutReader rollouts, IAccountReader accounts, IHistoryQuery history, MeasureReach reach, TimeProvider clock)
{
    private static readonly string[] Stops = ["rollout-paused", "rolled-back-to-stage"];

    /// <param name="me">With the roles of the sign-in: they shape what is offered, never what is allowed.</param>
    public async Task<HomeView> RunAsync(Actor me, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var people = await accounts.AllAsync(ct);
        var leads = people.Where(person => person.Roles.HasFlag(Roles.EngineeringLead) && !person.IsDisabled).Select(person => person.Id).ToHashSet();
        var names = people.ToDictionary(person => person.Id, person => person.Name);
        var all = await rollouts.ListAsync(new(), ct);
        var needs = new List<HomeNeed>();
        var live = new List<HomeLine>();
        foreach (var summary in all.Where(row => row.Status is not (RolloutStatus.Completed or RolloutStatus.RolledBack or RolloutStatus.Archived)))
        {
            if (await rollouts.FindAsync(summary.Key, ct) is not { } state) continue;
            var scene = await SceneAsync(state, leads, now, ct);
            if (state.IsLive) live.Add(Line(scene, names));
            needs.AddRange(await NeedsAsync(scene, me, ct));
        }
        return new([.. needs.OrderBy(need => need.Kind).ThenBy(need => need.At)], [.. live.OrderBy(line => line.Name, StringComparer.OrdinalIgnoreCase)], all.Count, now);
    }

    private async Task<Scene> SceneAsync(RolloutState state, HashSet<UserId> leads, DateTimeOffset now, CancellationToken ct)
    {
        if (state.Run is not { } run) return new(state, null, null, null, null, leads, now);
        var facts = new GateFacts(await rollouts.MeasurementsAsync(state.Key, run.Number, ct), leads.Contains);
        var exposed = (await reach.OfMoveAsync(state, state.Status, state.CurrentStage, ct))?.Before;
        return new(state, facts, Rollout.Restore(state).Assess(facts, now), exposed, await reach.OfLiveAsync(state, ct), leads, now);
    }

    private static HomeLine Line(Scene scene, Dictionary<UserId, string> names)
    {
        var (state, plan, gate) = (scene.State, scene.State.Live!.Plan, scene.Gate!);
        var next = state.CurrentStage < plan.Stages.Count ? plan.Stages[state.CurrentStage] : null;
        var forecast = Schedule.Project(plan, state, null).FirstOrDefault(each => each.Stage == state.CurrentStage + 1);
        return new(
            state.Key, plan.Name, state.Status, state.CurrentStage, plan.Stages.Count, plan.Stages[state.CurrentStage - 1].Name,
            scene.Count(Verdict.Pass), scene.Count(Verdict.Fail), scene.Acting.Count() - scene.Count(Verdict.Pass) - scene.Count(Verdict.Fail),
            scene.Exposed, scene.Reach?.Everyone, next?.Name ?? "", forecast?.At, forecast?.IsEarliest ?? true,
            next is null ? null : scene.Reach?.Stages[state.CurrentStage].Added, gate.Soak is { IsDone: false, IsAccruing: true } soak ? scene.Now + soak.Left : null,
            plan.Owner is { } owner ? names.GetValueOrDefault(owner, "") : "", plan.TimeZone);
    }

    private async Task<IEnumerable<HomeNeed>> NeedsAsync(Scene scene, Actor me, CancellationToken ct)
    {
        if (KindFor(scene, me) is not { } kind) return [];
        var need = scene.Need(kind);
        if (kind is NeedKind.Declined) return [need with { Who = scene.State.Declines[^1].ByName, Why = scene.State.Declines[^1].Reason, At = scene.State.Declines[^1].At }];
        if (kind is not NeedKind.Paused) return [need];
        var latest = await history.PageAsync(new(scene.State.Key, PageSize: 50), ct);
        return [latest.Entries.FirstOrDefault(entry => Stops.Contains(entry.Kind)) is { } stop ? need with { Who = IsAutomatic(stop) ? "" : stop.ActorName, Why = stop.Why ?? "", At = stop.At } : need];
    }

    private static bool IsAutomatic(HistoryEntry entry) => UserId.Parse(entry.ActorId, "").TryGet(out var id) && SystemActors.Name(id) is not null;

    /// <summary>The most urgent thing that this person can do about it; null when there is none.</summary>
    private static NeedKind? KindFor(Scene scene, Actor me)
    {
        var state = scene.State;
        if (state.Status is RolloutStatus.Running && scene.Count(Verdict.Fail) > 0 && Can(RolloutCommand.Pause)) return NeedKind.Failing;
        if (state.Status is RolloutStatus.Paused && Can(RolloutCommand.Resume)) return NeedKind.Paused;
        if (state.Status is RolloutStatus.Running && state.Declines.Count > 0 && state.Live!.Plan.Owner == me.Id) return NeedKind.Declined;
        if (scene.Gate is { Action: GateAction.AwaitApproval } gate && Can(RolloutCommand.ApproveGate) && !gate.Approvals.Any(given => given.Counts && given.Approval.By == me.Id) && !state.Declines.Any(no => no.By == me.Id)) return NeedKind.Approve;
        if (Can(RolloutCommand.SignOff) && !state.SignOffs.Any(signature => signature.By == me.Id)) return NeedKind.SignOff;
        if (scene.Facts is { } facts && !Rollout.Restore(state).Advance(facts, me, scene.Now).IsError) return NeedKind.Advance;
        if (Can(RolloutCommand.Start)) return NeedKind.Start;
        return state.Status is RolloutStatus.Draft && Can(RolloutCommand.Submit) && state.Draft.Owner == me.Id ? NeedKind.Draft : null;

        bool Can(RolloutCommand command) => !Lifecycle.Check(state, command, me).IsError;
    }

    /// <summary>One rollout with everything that is asked of it here.</summary>
    private sealed record Scene(RolloutState State, GateFacts? Facts, GateDecision? Gate, int? Exposed, Reach? Reach, HashSet<UserId> Leads, DateTimeOffset Now)
    {
        public IEnumerable<CriterionAssessment> Acting => Gate?.Criteria.Where(criterion => criterion.Criterion.Role is not CriterionRole.Observe) ?? [];

        public int Count(Verdict verdict) => Acting.Count(criterion => criterion.Verdict == verdict);

        public HomeNeed Need(NeedKind kind)
        {
            var plan = kind is NeedKind.SignOff or NeedKind.Start ? State.UnderReview!.Plan : State.Live?.Plan ?? State.Draft;
            var stage = kind is NeedKind.Approve or NeedKind.Declined or NeedKind.Advance ? State.CurrentStage + 1 : State.CurrentStage;
            return new(
                kind, State.Key, plan.Name, stage, stage >= 1 && stage <= plan.Stages.Count ? plan.Stages[stage - 1].Name : "", Exposed, Count(Verdict.Pass), Acting.Count(),
                Gate is { } gate ? gate.ApprovalsNeeded - gate.ApprovalsGiven : 0, State.UnderReview?.Number ?? State.DraftNumber, "", "", State.ChangedAt, plan.TimeZone);
        }
    }
}
