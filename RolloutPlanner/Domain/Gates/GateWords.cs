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

    public static string Describe(CriterionAssessment assessed) => (assessed.Cause, assessed.Reading) switch
    {
        (VerdictCause.Measured, { } reading) => Invariant($"{assessed.Criterion.Hook} is {reading.Value}, the limit is {Limit(assessed.Criterion)}"),
        (VerdictCause.TooFew, { } reading) => Invariant($"{assessed.Criterion.Hook} rests on {reading.SampleSize} of at least {assessed.Criterion.MinimumSample}"),
        (VerdictCause.Stale, { } reading) => Invariant($"the last reading of {assessed.Criterion.Hook}, {reading.Value}, is too old"),
        _ => $"no reading of {assessed.Criterion.Hook} in this stage yet",
    };

    /// <summary>"at most 1.0".</summary>
    public static string Limit(Criterion criterion) =>
        Invariant($"{(criterion.Comparison is LimitKind.AtMost ? "at most" : "at least")} {criterion.Limit}");

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
