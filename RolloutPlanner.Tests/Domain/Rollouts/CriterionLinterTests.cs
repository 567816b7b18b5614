using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Rollouts;

/// <summary>Whether the first stage's only criterion can be judged by its metric.</summary>
public sealed class CriterionLinterTests
{
    private static readonly Criterion Ratio = AGate.Trigger() with { Against = Reference.ControlRatio, Limit = 1.5m };
    private static readonly HookSource Number = new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Number("rate(x[30m])", null, TimeSpan.FromMinutes(30)));
    private static readonly HookSource OneArm = new HookSource.Prometheus("http://prometheus:9090", new PrometheusQuery.Counts(new("people", "bad"), null));

    private static readonly (string Expected, Criterion Criterion, MetricShape Shape, HookSource Origin, decimal Share)[] Cases =
    [
        ("", Ratio, MetricShape.Counts, AGate.Prometheus, 5),
        ("", AGate.Trigger(), MetricShape.Counts, OneArm, 100),
        ("", AGate.Trigger() with { Against = Reference.ControlPercent }, MetricShape.Means, new HookSource.Pushed(), 5),
        ("", AGate.Trigger(), MetricShape.Number, new HookSource.Manual(), 5),
        ("Error no-control against", Ratio, MetricShape.Counts, AGate.Prometheus, 100),
        ("Error reference-shape against", Ratio, MetricShape.Number, new HookSource.Pushed(), 5),
        ("Error reference-shape against", AGate.Trigger() with { Against = Reference.ControlDifference }, MetricShape.Counts, AGate.Prometheus, 5),
        ("Error reference-shape against", Ratio, MetricShape.Counts, OneArm, 5),
        ("Error reference-shape against", Ratio, MetricShape.Counts, new HookSource.Manual(), 5),
        ("Error reference-shape limit", AGate.Trigger() with { Limit = 100 }, MetricShape.Counts, AGate.Prometheus, 5),
        ("Error reference-shape comparison", AGate.Trigger() with { Comparison = LimitKind.AtLeast }, MetricShape.Counts, AGate.Prometheus, 5),
        ("Warning ratio-of-one limit", Ratio with { Limit = 1 }, MetricShape.Counts, AGate.Prometheus, 5),
        ("Warning soak-window hook", AGate.Trigger(), MetricShape.Number, Number, 5),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Check_OfACriterionAndItsMetric_FindsWhatDoesNotFit(int number)
    {
        var (expected, criterion, shape, origin, share) = Cases[number];

        Assert.Equal(expected, Found(criterion, shape, origin, share, null, soakHours: origin == Number ? 0.25 : 24));
    }

    [Fact]
    public void Check_OfAnUnknownMetric_SaysNothingOfItsShape() =>
        Assert.DoesNotContain(PlanLinter.Check(APlan.Guarded(), APlan.Facts), finding => finding.Code is "reference-shape" or "cannot-detect");

    [Fact]
    public void Check_AtItsUsualTraffic_WarnsOfAStageThatIsTooSmall()
    {
        Assert.Equal("Warning cannot-detect limit", Found(Ratio, MetricShape.Counts, AGate.Prometheus, 5, new(500, 0.01)));
        Assert.Equal("Warning cannot-detect minimumSample", Found(Ratio with { MinimumSample = 5000 }, MetricShape.Counts, AGate.Prometheus, 5, new(500, 0.01)));
        Assert.Equal("", Found(Ratio, MetricShape.Counts, AGate.Prometheus, 5, new(20_000, 0.01)));
    }

    private static string Found(Criterion criterion, MetricShape shape, HookSource origin, decimal share, UsualTraffic? traffic, double soakHours = 24)
    {
        const string path = "stages[0].gate.criteria[0].";
        var hook = new MonitoringHook(AGate.Errors, 1, "Payment errors", "%", "", null, false) { Shape = shape, Origin = origin };
        var plan = APlan.Of(APlan.Stage("First", share, gate: AGate.With(criterion), soakHours: soakHours), APlan.Stage("All", gate: APlan.Guard with { Criteria = [] }));
        var findings = PlanLinter.Check(plan, APlan.Facts with { HookOf = _ => hook, TrafficOf = _ => traffic });
        return string.Join(' ', findings.Where(finding => finding.Path.StartsWith(path, StringComparison.Ordinal)).Select(finding => $"{finding.Severity} {finding.Code} {finding.Path[path.Length..]}"));
    }
}
