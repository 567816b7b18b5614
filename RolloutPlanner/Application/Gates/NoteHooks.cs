using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>Keeps metrics' latest numbers and problems current. The history tells only when one begins or ceases to deliver, not of every look.</summary>
public sealed class NoteHooks(ICommandExecutor executor)
{
    public Task<Result<Receipt>> RunAsync(IReadOnlyCollection<HookAnswer> answers, CancellationToken ct)
    {
        var stamp = new CommandOrigin(Guid.NewGuid(), SystemActors.GateId, Channel.Automation).Stamp("hooks.note");
        return executor.ExecuteAsync(stamp, workspace => ActAsync(workspace, answers), ct);
    }

    private static async Task<Result<Receipt>> ActAsync(IWorkspace workspace, IReadOnlyCollection<HookAnswer> answers)
    {
        foreach (var asked in answers.GroupBy(answer => answer.Hook.Key))
        {
            if (await workspace.Hooks.FindAsync(asked.Key) is not { IsDeleted: false } hook) continue;
            var definition = hook.Definition;
            // Asked for several rollouts, a metric works when it works for any of them.
            var best = asked.Where(one => one.Definition == definition).OrderBy(one => one.Answer is MetricAnswer.Failed).ThenByDescending(one => one.Answer.At).FirstOrDefault();
            if (best is { Answer: MetricAnswer.Failed failed }) Fail(workspace, hook, new(failed.Kind, failed.Detail, workspace.Now));
            else if (best is not null) Deliver(workspace, hook, best.Answer);
        }
        return new Receipt("hooks", 0);
    }

    private static void Deliver(IWorkspace workspace, MonitoringHook hook, MetricAnswer answer)
    {
        var source = hook.Origin is HookSource.Prometheus prometheus ? prometheus.Server : hook.Source;
        var reading = new HookReading(Value(answer), answer.At, source);
        var after = hook with { LastReading = reading, Problem = null };
        if (hook is { HasDelivered: true, Problem: null }) workspace.Hooks.Refresh(after);
        else workspace.Hooks.Save(after with { Version = hook.Version + 1 }, new HookReadingRecorded(hook.Key, hook.LastReading, reading, workspace.Actor, workspace.Now));
    }

    private static void Fail(IWorkspace workspace, MonitoringHook hook, HookProblem problem)
    {
        var after = hook with { Problem = problem };
        if (hook.Problem is not null) workspace.Hooks.Refresh(after);
        else workspace.Hooks.Save(after with { Version = hook.Version + 1 }, new HookLookFailed(hook.Key, problem, workspace.Actor, workspace.Now));
    }

    /// <summary>Of counters the percentage of all people with the feature who had a bad outcome.</summary>
    private static decimal Value(MetricAnswer answer) => answer switch
    {
        MetricAnswer.Number number => number.Value,
        MetricAnswer.Counters { Reading.Treatment: var arm } => new CountedArm(arm.People, arm.Bad).Percent,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
