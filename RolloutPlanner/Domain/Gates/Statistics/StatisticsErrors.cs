using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates.Statistics;

/// <summary>
/// Why numbers say nothing. None of these is ever a p-value of 1: a refusal makes the measurement an error, so a criterion neither passes nor
/// fails by it.
/// </summary>
public static class StatisticsErrors
{
    public static Error NoVariance(string path) =>
        Error.Invalid("statistics.no-variance", "All values of this arm are the same, or too alike for the precision of their sums, so its spread is unknown.", path);

    public static Error NegativeVariance(string path) =>
        Error.Invalid("statistics.negative-variance", "The sum of squares is smaller than the sum allows, so the two were not taken over the same values.", path);

    public static Error ZeroControl { get; } =
        Error.Invalid("statistics.zero-control", "The mean of the control arm is zero, so there is no relative difference.", "control.mean");

    public static Error NotFinite(string path) => Error.Invalid("statistics.not-finite", "This is not a finite number, or too large or small to compute with.", path);

    public static Error TooFew(string path, long atLeast) => Error.Invalid("statistics.too-few", Say($"At least {atLeast} are needed."), path);

    public static Error Negative(string path) => Error.Invalid("statistics.negative", "A count is not negative.", path);

    public static Error MoreBadThanPeople(string path) =>
        Error.Invalid("statistics.more-bad-than-people", "There are more bad outcomes than people. Count people, not events.", path);

    public static Error EmptyBatch { get; } = Error.Invalid("statistics.empty-batch", "A batch without anybody has no share. Leave it out.", "people");

    public static Error OutOfRange(string path, double from, double to) => Error.Invalid("statistics.range", Say($"This lies between {from} and {to}."), path);

    public static Error NoData { get; } = Error.Invalid("statistics.no-data", "Nothing was counted.", "count");

    public static Error NotAState(string path) => Error.Invalid("statistics.state", "This is not a state that was kept here.", path);

    public static Error Groups(int expected, int given) => Error.Invalid("statistics.groups", Say($"There are {expected} groups, and counts for {given}."), "people");

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
