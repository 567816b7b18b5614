using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Components.Dialogs;
using RolloutPlanner.Components.Services;
using RolloutPlanner.Components.Text;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Components.Rollouts;

/// <summary>Rollouts as their page sees them. Payment errors are counted in percent and have delivered; nobody has imported people unless told.</summary>
internal static class AView
{
    /// <summary>One trigger and nothing else: open as soon as there is a good reading.</summary>
    public static Gate Watched => AGate.With(AGate.Trigger());

    public static RolloutView Of(Rollout rollout, DateTimeOffset at, params Measurement[] readings)
    {
        var state = rollout.State;
        var gate = state.Run is null ? null : rollout.Reloaded().Assess(rollout.Facts(readings), at);
        var hook = new MonitoringHook(AGate.Errors, 2, "Payment errors", "%", "Grafana", new(0.5m, At.Nine, "Grafana"), false);
        var view = new RolloutView(
            state, gate, rollout.Evidence(readings), null, null, [], By.Everyone.ToDictionary(person => person.Id, person => person.Name),
            new Dictionary<HookKey, MonitoringHook> { [hook.Key] = hook }, new Dictionary<CohortKey, string> { [APlan.Cohort("qa-org")] = "QA organisation", [APlan.Cohort("london")] = "London" },
            By.Leads.Select(lead => lead.Id).ToValueList(), at);
        return view with
        {
            Active = By.Everyone.Select(person => person.Id).ToValueList(),
            Readings = readings.OrderBy(reading => reading.ObservedAt).Select(ReadingPoint.Of).ToValueList(),
            Schedule = Schedule.Project(view.Plan, state, state.ServesOn ? null : at),
        };
    }

    /// <summary>The same, with payment errors measured otherwise.</summary>
    public static RolloutView Measuring(this RolloutView view, MetricShape shape, HookSource origin, string unit = "%") => view with
    {
        Hooks = new Dictionary<HookKey, MonitoringHook> { [AGate.Errors] = view.Hooks[AGate.Errors] with { Shape = shape, Origin = origin, Unit = unit } },
    };

    /// <summary>A tenth of everybody has the feature, and each minute so many people are counted.</summary>
    public static RolloutView Counting(Criterion criterion, int minutes, Func<int, (long People, long Bad)> treatment, Func<int, (long People, long Bad)>? control, decimal percent = 10) => Of(
        ARollout.Running(APlan.Of(APlan.Stage("A tenth", percent, gate: AGate.With(criterion), soakHours: 2), APlan.Stage("All", gate: Watched))),
        At.Minutes(minutes),
        [.. Enumerable.Range(4, minutes - 4).Select(minute => AGate.Counted(At.Minutes(minute), treatment(minute), control?.Invoke(minute)))])
        .Measuring(MetricShape.Counts, AGate.Prometheus);

    /// <param name="added">People whom each stage adds.</param>
    public static RolloutView Reaching(this RolloutView view, int everyone, int exposed, params int[] added)
    {
        var soFar = 0;
        return view with { Exposed = exposed, Reach = new(everyone, At.Nine, added.Select(more => new StageReach(more * 2, more, soFar += more, more)).ToValueList()) };
    }

    public static ReaderClock Clock(this RolloutView view) => ReaderClock.Utc(view.At).In(view.Plan.TimeZone);

    public static CurrentPerson Looks(this Actor actor) => new(actor.Id, actor.Name, actor.Roles);

    public static DialogContext Dialog(this RolloutView view, Actor me, params (int Stage, MoveEffect Effect)[] effects) =>
        new(view, me.Looks(), view.Clock(), effects.ToDictionary(each => each.Stage, each => each.Effect), [], [], false);
}
