using FsCheck;
using FsCheck.Fluent;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

/// <summary>What programs delivered to a gate: windows, people of two arms, broken and empty looks, in the order in which they came.</summary>
internal sealed record MeasuredCase(Gate Gate, StageRun Run, ValueList<Look> Looks, DateTimeOffset Now)
{
    public static readonly Share Share = Share.Parse(50, "share").Value;

    public RunEvidence Evidence() => Looks.Aggregate(RunEvidence.Start(Gate, Run, Share, GateTimes.Settle), (evidence, look) => look.AddTo(evidence, Run));

    public GateDecision Judge(ValueList<Approval>? approvals = null, TimeSpan? soak = null) =>
        GateAssessor.Assess(Gate, soak ?? TimeSpan.Zero, Run, "hash", 2, new(Evidence(), [], approvals ?? [], By.IsLead), Now);

    public CriterionAssessment Of(string criterion) => Judge().Criteria.Single(one => one.Criterion.Id == criterion);
}

/// <summary>One look at a metric: a number, or nothing.</summary>
internal sealed record Look(Measurement? Taken, MeasurementFailure? Failure)
{
    public RunEvidence AddTo(RunEvidence evidence, StageRun run) => Taken is not null ? evidence.Add(Taken, run) : evidence.Add(Failure!, run);

    public Look With(Func<Measurement, Measurement> change) => Taken is null ? this : this with { Taken = change(Taken) };
}

/// <summary>Random gates with one criterion per kind of metric, so that each kind of evidence meets each role.</summary>
internal static class RandomEvidence
{
    public static readonly HookKey Number = AGate.Hook("number");
    public static readonly HookKey Counts = AGate.Hook("counts");
    public static readonly HookKey Means = AGate.Hook("means");

    private static readonly CriterionRole[] Roles = [.. Criterion.Roles];

    /// <summary>Each case has a mood, so that streaks, harm, its absence and broken sources all happen often.</summary>
    public static Gen<MeasuredCase> Case { get; } =
        from criteria in Gen.CollectToList(Enumerable.Range(0, 5), Kind)
        from count in Gen.Choose(0, 120)
        from failing in Gen.Elements(0, 2, 4)
        from broken in Gen.Elements(false, false, false, true)
        from worst in Gen.Elements(0, 3, 20)
        from shift in Gen.Elements(-20, -5, 0, 5, 20)
        from looks in Gen.CollectToList(Enumerable.Range(0, count), _ => LookAfter(failing, broken, worst, shift))
        from silence in Gen.Elements(0, 1, 20, 90, 2000)
        let timed = Timed(looks)
        select new MeasuredCase(AGate.With([.. criteria]), AGate.Run(), timed.Looks, timed.At.AddMinutes(silence));

    private static Gen<(int Gap, Func<DateTimeOffset, Look> Make)> LookAfter(int failing, bool broken, int worst, int shift) =>
        from gap in Gen.Elements(1, 1, 2, 2, 5, 5, 5, 45)
        from what in Gen.Choose(0, broken ? 2 : 15)
        from mood in Gen.Choose(0, 3)
        from people in Gen.Choose(0, 300)
        from bad in Gen.Choose(0, worst)
        from badControl in Gen.Choose(0, 3)
        select (gap, (Func<DateTimeOffset, Look>)(at => Make(what, mood < failing, people, bad, badControl, shift, at)));

    private static Gen<Criterion> Kind(int number) =>
        from role in Gen.Elements(Roles)
        from onFail in Gen.Elements(Enum.GetValues<FailAction>())
        from sample in Gen.Elements(1, 100)
        select number switch
        {
            0 => new Criterion("number", Number, role, LimitKind.AtMost, 1, sample, onFail),
            1 => new Criterion("ratio", Counts, role, LimitKind.AtMost, 2, sample, onFail) { Against = Reference.ControlRatio },
            2 => new Criterion("proportion", Counts, role, LimitKind.AtMost, 5, sample, onFail),
            3 => new Criterion("difference", Means, role, LimitKind.AtMost, 5, sample, onFail) { Against = Reference.ControlDifference },
            _ => new Criterion("percent", Means, role, LimitKind.AtLeast, -5, sample, onFail) { Against = Reference.ControlPercent },
        };

    private static Look Make(int what, bool fails, int people, int bad, int badControl, int shift, DateTimeOffset at) => what switch
    {
        0 => new(null, new(Number, 1, FailureKind.Timeout, "No answer.", at)),
        1 => new(null, new(Counts, 1, bad == 0 ? FailureKind.NoData : FailureKind.Http, "No answer.", at)),
        2 => new(null, new(Means, 1, FailureKind.NotANumber, "NaN.", at)),
        3 => new(null, new(Number, 1, FailureKind.NoData, "No series.", at)),
        < 9 => new(Taken(Number, at, 5) with { Value = fails ? 2 : 0.5m, SampleSize = people + 50 }, null),
        < 13 => new(Taken(Counts, at, 1) with { Arms = new ArmReading.Counts(new(people, Math.Min(bad, people)), new(people, Math.Min(badControl, people))) }, null),
        _ => new(Taken(Means, at, 1) with { Arms = new ArmReading.Means(new(people, 100 + shift, 400), new(people, 100, 400)) }, null),
    };

    private static Measurement Taken(HookKey hook, DateTimeOffset at, int window) => AGate.Reading(0, at, hook: hook) with
    {
        Origin = MeasurementOrigin.Polled,
        Window = TimeSpan.FromMinutes(window),
        FreshFor = TimeSpan.FromMinutes(10),
        Definition = "d",
    };

    private static (ValueList<Look> Looks, DateTimeOffset At) Timed(IEnumerable<(int Gap, Func<DateTimeOffset, Look> Make)> looks)
    {
        var (all, at) = (new List<Look>(), At.Minutes(3));
        foreach (var (gap, make) in looks) all.Add(make(at = at.AddMinutes(gap)));
        return (all.ToValueList(), at);
    }
}
