using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Cohorts;

/// <summary>Why a command on a cohort is refused.</summary>
public static class CohortErrors
{
    public static Error Forbidden => Error.Forbidden("cohort.forbidden", "Only a product manager or an engineering lead can change cohorts.");

    public static Error Unchanged => Error.Refused("cohort.unchanged", "Nothing is different from the saved version, so no new version was made.");

    public static Error Exists(CohortKey key) => Error.Conflict("cohort.exists", $"There is already a cohort with the key {key}. Choose another key.") with { Path = "key" };

    public static Error OtherKey(CohortKey key) => Error.Invalid("cohort.key", $"The key of a cohort stays what it is: {key}.", "key");

    public static Error Deleted(string name) => Error.Refused("cohort.deleted", $"{name} was deleted.");

    public static Error ChangedMeanwhile(string name, int seen, int current) =>
        Error.Conflict("cohort.changed", $"{name} changed meanwhile: you saw version {seen}, now it is version {current}.");

    public static Error InUse(string name, IReadOnlyList<string> usedBy) =>
        Error.Refused("cohort.used", $"{name} is in use and cannot be deleted. It is used by: {string.Join(", ", usedBy)}.");
}
