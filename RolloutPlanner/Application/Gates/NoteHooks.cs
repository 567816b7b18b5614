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
            if (best is { Answer: MetricAnswer.Failed failed }) HookDelivery.Note(workspace, hook, new HookProblem(failed.Kind, failed.Detail, workspace.Now));
            else if (best is not null) HookDelivery.Note(workspace, hook, new HookReading(HookDelivery.Value(best.Answer), best.Answer.At, Source(hook)));
        }
        return new Receipt("hooks", 0);
    }

    private static string Source(MonitoringHook hook) => hook.Origin is HookSource.Prometheus prometheus ? prometheus.Server : hook.Source;
}
