using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Names exactly what an approver had on the screen: plan version, run, target, and every verdict with its value.</summary>
public static class EvidenceDigest
{
    /// <summary>Lower-case hex SHA-256. Readings count, time does not: looking again at the same evidence gives the same digest.</summary>
    public static string Of(string planHash, StageRun run, int targetStage, ValueList<CriterionAssessment> criteria)
    {
        var text = new CanonicalText();
        text.Field("plan", planHash);
        text.Field("run", Invariant(run.Number));
        text.Field("target", Invariant(targetStage));
        foreach (var criterion in criteria.OrderBy(c => c.Criterion.Id, StringComparer.Ordinal))
        {
            text.Field("criterion", criterion.Criterion.Id);
            text.Field("verdict", criterion.Verdict.ToString());
            if (criterion.Override is { } set) text.Field("override", Invariant(set.Id));
            if (criterion.Reading is not { } reading) continue;
            text.Field("value", reading.Value);
            text.Field("sample", criterion.SampleSize is { } size ? Invariant(size) : null);
            text.Field("observed", reading.ObservedAt.UtcTicks);
        }
        return text.Sha256Hex();
    }

    public static ShownVerdict Shown(CriterionAssessment criterion) =>
        new(criterion.Criterion.Id, criterion.Verdict, criterion.Reading?.Value, criterion.SampleSize is { } people ? (int)Math.Min(people, int.MaxValue) : null);

    private static string Invariant(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
