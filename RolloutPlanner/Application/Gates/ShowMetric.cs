using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>Reads one metric for its page.</summary>
public sealed class ShowMetric(IHookReader hooks, IMetricReader metrics, IRolloutReader rollouts, TimeProvider clock)
{
    private const int MostRollouts = 20;
    private const int MostLooks = 4000;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Not found when there is no such metric, or it was deleted.</summary>
    public async Task<Result<MetricView>> RunAsync(HookKey key, CancellationToken ct)
    {
        if ((await hooks.AllAsync(ct)).FirstOrDefault(hook => hook.Key == key) is not { } hook) return HookProblems.NotFound(key);
        var now = clock.GetUtcNow();
        var uses = (await metrics.UsesAsync(ct)).Where(use => use.Hook == key).ToValueList();
        var gates = new List<MetricGate>();
        foreach (var use in uses.Take(MostRollouts))
        {
            if (await rollouts.FindAsync(use.Rollout, ct) is { } state) gates.AddRange(Gates(use, state));
        }
        var looks = await metrics.LooksAsync(key, now - Day, MostLooks + 1, ct);
        return new MetricView(
            hook, uses, gates.ToValueList(), Math.Max(0, uses.Count - MostRollouts), looks.Take(MostLooks).ToValueList(), looks.Count > MostLooks, now);
    }

    /// <summary>The criteria of the plan that speaks for the rollout, and where none of them needs the metric, of the draft of the next.</summary>
    private static IEnumerable<MetricGate> Gates(MetricUse use, RolloutState state)
    {
        var leading = state.Leading?.Plan;
        var found = leading is null ? [] : In(leading, isPlanned: false).ToList();
        return found.Count > 0 ? found : In(state.Draft, isPlanned: true);

        IEnumerable<MetricGate> In(Plan plan, bool isPlanned) =>
            from stage in plan.Stages.Select((stage, at) => (Number: at + 1, stage.Name, stage.Gate))
            from criterion in stage.Gate.Criteria
            where criterion.Hook == use.Hook
            select new MetricGate(use, stage.Number, stage.Name, criterion, !isPlanned && use.IsLive && stage.Number == state.CurrentStage, isPlanned);
    }
}
