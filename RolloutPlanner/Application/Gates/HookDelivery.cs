using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>Keeps what a metric brought last: a number, or that it failed.</summary>
internal static class HookDelivery
{
    /// <summary>That it began to deliver, or does again, is history; that it goes on delivering is not.</summary>
    public static void Note(IWorkspace workspace, MonitoringHook hook, HookReading reading)
    {
        if (hook is not { LastReading: { } last, Problem: null }) Record(workspace, hook, reading);
        else if (reading.ObservedAt > last.ObservedAt) workspace.Hooks.Refresh(hook with { LastReading = reading });
    }

    /// <summary>That it ceased to deliver is history; that it still does not is not.</summary>
    public static void Note(IWorkspace workspace, MonitoringHook hook, HookProblem problem)
    {
        if (hook.Problem is null) Record(workspace, hook, problem);
        else workspace.Hooks.Refresh(hook with { Problem = problem });
    }

    /// <summary>A number that somebody asked for or entered: always a new version and a history entry.</summary>
    public static MonitoringHook Record(IWorkspace workspace, MonitoringHook hook, HookReading reading)
    {
        var after = hook with { Version = hook.Version + 1, LastReading = reading, Problem = null };
        workspace.Hooks.Save(after, new HookReadingRecorded(hook.Key, hook.LastReading, reading, workspace.Actor, workspace.Now));
        return after;
    }

    /// <summary>The same of a look that brought nothing.</summary>
    public static MonitoringHook Record(IWorkspace workspace, MonitoringHook hook, HookProblem problem)
    {
        var after = hook with { Version = hook.Version + 1, Problem = problem };
        workspace.Hooks.Save(after, new HookLookFailed(hook.Key, problem, workspace.Actor, workspace.Now));
        return after;
    }

    /// <summary>The number of an answer that has one: of counters the percentage of all people with the feature who had a bad outcome.</summary>
    public static decimal Value(MetricAnswer answer) => answer switch
    {
        MetricAnswer.Number number => number.Value,
        MetricAnswer.Counters { Reading.Treatment: var arm } => new CountedArm(arm.People, arm.Bad).Percent,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
