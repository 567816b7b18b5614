using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Gates;

/// <summary>Refusals about monitoring hooks, which the screen calls metrics.</summary>
internal static class HookProblems
{
    public const Roles Keepers = Roles.ProductManager | Roles.EngineeringLead | Roles.Admin;

    public static Error NotAllowed { get; } = Error.Forbidden("role.hooks", "Only product managers, engineering leads and admins can change metrics.");

    public static Error ChangedMeanwhile { get; } = Error.Conflict("hook.changed", "This metric changed while you were looking at it. Look at it again.");

    public static Error NotFound(HookKey key) => Error.NotFound("hook.unknown", $"There is no metric \"{key}\".");

    public static Error KeyTaken(HookKey key) =>
        Error.Conflict("hook.exists", $"There is, or was, a metric with the key \"{key}\". A key is used once, so that history stays clear.") with { Path = "key" };

    public static Error InUse(HookKey key, IEnumerable<string> users) =>
        Error.Refused("hook.in-use", $"The metric \"{key}\" is used by {string.Join(", ", users)}. Take it out there first.");

    /// <summary>A number that somebody types would show that they can type, not that the query works.</summary>
    public static Error IsPolled(HookKey key) => Error.Refused("hook.polled", $"This application asks for the metric \"{key}\" itself. Test it instead of entering a number.");

    public static Error IsManual(HookKey key) => Error.Refused("hook.manual", $"People enter the numbers of the metric \"{key}\". Enter a reading to show that it can be read.");

    public static Error IsPushed(HookKey key) =>
        Error.Refused("hook.pushed", $"Programs send the numbers of the metric \"{key}\". Send one, with an API token that may ingest, to show that it delivers.");
}
