using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates.Statistics;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Whether the people of a metric are in the arms in the ratio that the share designs.</summary>
public sealed record Quality(HookKey Hook, long Treated, long Control, SampleRatioFinding Finding);

/// <summary>The people that one metric counted in a run, against the ratio of the stage (sample-ratio mismatch).</summary>
/// <param name="LogPeak">The greatest ln(M1/M0) of all looks.</param>
public sealed record QualityEvidence(HookKey Hook, long Treated, long Control, double LogPeak, DateTimeOffset CountedUntil, DateTimeOffset Since)
{
    public static string IdOf(HookKey hook) => "quality:" + hook.Value;

    public static QualityEvidence Start(HookKey hook, DateTimeOffset at) => new(hook, 0, 0, 0, DateTimeOffset.MinValue, at);

    /// <summary>Counts of people too large to add up change nothing: they could only be a mistake of the source, which other rules see.</summary>
    public QualityEvidence Add(Measurement taken, Share share)
    {
        if (taken.Arms is not { ControlPeople: { } control } arms || taken.WindowStart < CountedUntil) return this;
        if (!Ratio(share).TryGet(out var ratio) || !ratio.Add([arms.TreatedPeople, control]).TryGet(out var after)) return this;
        return this with { Treated = after.People[0], Control = after.People[1], LogPeak = after.LogPeak, CountedUntil = taken.ObservedAt };
    }

    public CriterionAssessment Assess(Share share, DateTimeOffset now)
    {
        var finding = Ratio(share).TryGet(out var ratio) ? ratio.Finding() : new SampleRatioFinding.NoData();
        var verdict = finding switch
        {
            SampleRatioFinding.NoData => now - Since < GateTimes.Grace ? Verdict.Pending : Verdict.NoData,
            SampleRatioFinding.Unplanned => Verdict.Fail,
            SampleRatioFinding.Measured measured => measured.IsMismatch ? Verdict.Fail : Verdict.Pass,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var criterion = new Criterion(IdOf(Hook), Hook, CriterionRole.Quality, LimitKind.AtMost, 0, 1, FailAction.Pause);
        var cause = finding is SampleRatioFinding.NoData ? VerdictCause.NothingYet : VerdictCause.Measured;
        return new(criterion, verdict, cause, null, Since, CriterionAssessor.ActionFor(criterion, verdict, now - Since, now - Since))
        {
            SampleSize = Treated + Control,
            Quality = new(Hook, Treated, Control, finding),
        };
    }

    private Result<SampleRatio> Ratio(Share share) => SampleRatio.Resume([share.Parts, Share.Total - share.Parts], [Treated, Control], LogPeak);
}
