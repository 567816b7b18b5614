using System.Diagnostics;
using System.Globalization;

namespace RolloutPlanner.Domain.Gates;

/// <summary>What keeps a gate shut, in a few words with the numbers, for refusals that name it.</summary>
public static class GateWords
{
    public static string Describe(GateCause cause) => cause switch
    {
        GateCause.OfCriterion c => Describe(c.Assessment),
        GateCause.SoakLeft s => Span(s.Soak.Left) + " of soak time left",
        GateCause.ChecklistOpen i => $"checklist item \"{i.Item.Text}\" is open",
        GateCause.ApprovalsMissing a => Invariant($"{a.Given} of {a.Needed} approvals given"),
        _ => throw new UnreachableException(),
    };

    /// <summary>Why nothing holds: every criterion that was asked with its numbers, and the soak time that is done.</summary>
    public static string DescribeOpen(GateDecision decision)
    {
        var criteria = decision.Criteria.Where(one => one.Verdict is Verdict.Pass && one.Criterion.Role is not (CriterionRole.Observe or CriterionRole.Quality)).Select(Describe);
        var soak = decision.Soak.Needed > TimeSpan.Zero ? [$"the soak time of {Span(decision.Soak.Needed)} is done"] : Enumerable.Empty<string>();
        return criteria.Concat(soak).DefaultIfEmpty("the gate asks for nothing more").Aggregate((all, one) => $"{all}; {one}");
    }

    public static string Describe(CriterionAssessment assessed) => (assessed.Cause, assessed.Reading) switch
    {
        _ when assessed.Quality is { } quality => Invariant($"people are {(assessed.Verdict is Verdict.Pass ? "" : "not ")}in the arms as planned for {quality.Hook}: {quality.Treated:N0} with, {quality.Control:N0} without"),
        (VerdictCause.Broken, _) => $"{assessed.Criterion.Hook} cannot be read: {assessed.Failure?.Detail}",
        (VerdictCause.Measured, { } reading) when assessed.Verdict is Verdict.Inconclusive => Invariant($"{assessed.Criterion.Hook} is {reading.Value}, which does not show yet that it is {Limit(assessed.Criterion)}"),
        (VerdictCause.Measured, { Arms: { } arms } reading) when assessed.Criterion.NeedsControl => Invariant($"{assessed.Criterion.Hook} is {Arms(assessed, arms, reading)}, the limit is {Limit(assessed.Criterion)}"),
        (VerdictCause.Measured, { } reading) => Invariant($"{assessed.Criterion.Hook} is {reading.Value}, the limit is {Limit(assessed.Criterion)}"),
        (VerdictCause.TooFew, { }) => Invariant($"{assessed.Criterion.Hook} rests on {assessed.SampleSize} of at least {assessed.Criterion.MinimumSample}"),
        (VerdictCause.Stale, { } reading) => Invariant($"the last reading of {assessed.Criterion.Hook}, {reading.Value}, is too old"),
        (VerdictCause.Settling, _) => $"{assessed.Criterion.Hook} still holds numbers from before this stage",
        _ => $"no reading of {assessed.Criterion.Hook} in this stage yet",
    };

    private static string Arms(CriterionAssessment assessed, ArmReading arms, Measurement reading) => (assessed.Tally, arms) switch
    {
        (Tally.Ratio t, _) => Invariant($"{t.BadTreated} of {t.Treated} with and {t.BadControl} of {t.Control} without"),
        (Tally.Means t, _) => Invariant($"{t.Treatment.Mean:0.####} with and {t.Control.Mean:0.####} without"),
        _ => Invariant($"{reading.Value}"),
    };

    /// <summary>"at most 1.0", "at most 1.5 times as often as without".</summary>
    public static string Limit(Criterion criterion) => (IsUpper(criterion) ? "at most " : "at least ") + Bound(criterion);

    /// <summary>Beyond the limit: "above 1.0", "more than 1.5 times as often as without", "more than 2 less than without".</summary>
    public static string Beyond(Criterion criterion) => (criterion.NeedsControl, IsUpper(criterion)) switch
    {
        (false, true) => "above ",
        (false, false) => "below ",
        (true, true) => "more than ",
        (true, false) => "less than ",
    } + Bound(criterion);

    /// <summary>"1.0", "1.5 times as often as without", "2 more than without", "3% less than without".</summary>
    public static string Bound(Criterion criterion) => criterion.Against switch
    {
        Reference.Limit => Invariant($"{criterion.Limit}"),
        Reference.ControlRatio => Invariant($"{criterion.Limit} times as often as without"),
        Reference.ControlDifference => Invariant($"{Math.Abs(criterion.Limit)} {MoreOrLess(criterion)} than without"),
        Reference.ControlPercent => Invariant($"{Math.Abs(criterion.Limit)}% {MoreOrLess(criterion)} than without"),
        _ => throw new UnreachableException(),
    };

    private static string MoreOrLess(Criterion criterion) => criterion.Limit < 0 ? "less" : "more";

    /// <summary>Whether the bound is the most that is fine: a difference below nothing is said the other way round.</summary>
    private static bool IsUpper(Criterion criterion) => (criterion.Comparison is LimitKind.AtMost) != (criterion is { Limit: < 0, Against: Reference.ControlDifference or Reference.ControlPercent });

    /// <summary>"3 days", "14 hours", "90 minutes", "less than a minute": the largest unit that fits twice, rounded up.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        _ when span >= TimeSpan.FromDays(2) => Invariant($"{Math.Ceiling(span.TotalDays)} days"),
        _ when span >= TimeSpan.FromHours(2) => Invariant($"{Math.Ceiling(span.TotalHours)} hours"),
        _ when span > TimeSpan.FromMinutes(1) => Invariant($"{Math.Ceiling(span.TotalMinutes)} minutes"),
        _ when span == TimeSpan.FromMinutes(1) => "1 minute",
        _ => "less than a minute",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
