using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Refusals about what was measured.</summary>
public static class GateErrors
{
    public static Error MoreBadThanPeople { get; } = Error.Invalid(
        "measurement.bad", "There are more bad outcomes than people. Count people, not requests, and count a person when their outcome is known.", "bad");
}
