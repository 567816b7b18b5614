using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>Keeps the latest number of a metric. That it began to deliver, or does again, is history; that it goes on delivering is not.</summary>
internal static class HookDelivery
{
    public static void Note(IWorkspace workspace, MonitoringHook hook, HookReading reading)
    {
        if (hook is { LastReading: { } last, Problem: null })
        {
            if (reading.ObservedAt > last.ObservedAt) workspace.Hooks.Refresh(hook with { LastReading = reading });
            return;
        }
        workspace.Hooks.Save(
            hook with { Version = hook.Version + 1, LastReading = reading, Problem = null },
            new HookReadingRecorded(hook.Key, hook.LastReading, reading, workspace.Actor, workspace.Now));
    }
}
