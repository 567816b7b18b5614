using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Application.Gates;

/// <summary>Refusals about numbers that come in other ways than by hand. Each refuses the whole batch.</summary>
internal static class PushProblems
{
    /// <summary>Who may send numbers: whoever may enter them by hand.</summary>
    public static Roles Senders => Lifecycle.Of(RolloutCommand.RecordMeasurement).Who;

    public static Error NotAllowed { get; } = Error.Forbidden("role.push", "Only product managers, engineering leads and programs with the scope ingest can send numbers.");

    public static Error Empty { get; } = Error.Invalid("push.empty", "Send at least one measurement.", "measurements");

    public static Error TooMany { get; } = Error.Invalid("push.many", "A batch holds at most 1,000 measurements.", "measurements");

    public static Error NoRollout(Pushed item) => Error.Invalid("rollout.unknown", $"There is no rollout \"{item.Rollout}\".", PushedParser.PathOf(item.Index) + ".rollout");

    public static Error NoHook(Pushed item) => Error.Invalid("hook.unknown", $"There is no metric \"{item.Hook}\".", PushedParser.PathOf(item.Index) + ".hook");

    /// <summary>Null where programs send the numbers of this metric.</summary>
    public static Error? NotPushed(Pushed item, MonitoringHook hook) => hook.Origin switch
    {
        HookSource.Pushed => null,
        HookSource.Manual => Refuse("hook.not-pushed", $"People enter the numbers of the metric \"{hook.Key}\". Change where its numbers come from first.", item),
        HookSource.Prometheus from => Refuse("hook.not-pushed", $"The numbers of the metric \"{hook.Key}\" are asked for at {from.Server}, so nobody sends them.", item),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Null where it fits.</summary>
    public static Error? Misfit(Pushed item, MonitoringHook hook) => item.Shape == hook.Shape ? null : hook.Shape switch
    {
        MetricShape.Number => Refuse("hook.shape", $"The metric \"{hook.Key}\" is a number. Send it as value.", item),
        MetricShape.Counts => Refuse("hook.shape", $"The metric \"{hook.Key}\" counts people with a bad outcome. Send people and bad of each arm, or one person's outcome.", item),
        MetricShape.Means => Refuse("hook.shape", $"The metric \"{hook.Key}\" is a quantity per person. Send people, mean and variance of each arm.", item),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Why nobody enters a number of this metric by hand; null where somebody does.</summary>
    public static Error? NotByHand(MonitoringHook hook) => hook.Origin switch
    {
        HookSource.Manual => null,
        HookSource.Pushed => Error.Refused("measurement.not-by-hand", $"Programs send the numbers of the metric \"{hook.Key}\", so none is entered by hand.", "hook"),
        HookSource.Prometheus from => Error.Refused("measurement.not-by-hand", $"The numbers of the metric \"{hook.Key}\" are asked for at {from.Server}, so none is entered by hand.", "hook"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Error Refuse(string code, string message, Pushed item) => Error.Invalid(code, message, PushedParser.PathOf(item.Index) + ".hook");
}
