using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Refusals about what was measured.</summary>
public static class GateErrors
{
    public static Error MoreBadThanPeople { get; } = Error.Invalid(
        "measurement.bad", "There are more bad outcomes than people. Count people, not requests, and count a person when their outcome is known.", "bad");

    public static Error NoBaseRate { get; } = Error.Refused(
        "what-if.base", "The run has counted no bad outcome without the feature yet, so there is nothing to compare a rise with.");

    public static Error RiseAllowed { get; } = Error.Invalid("what-if.allowed", "The rules allow this much, so the gate would not fail. Try a larger rise.", "rise");

    public static Error RiseTooLarge { get; } = Error.Invalid("what-if.large", "With this rise more than everybody would have a bad outcome. Try a smaller one.", "rise");
}
