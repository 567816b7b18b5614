using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Tests.TestKit;

namespace RolloutPlanner.Tests.Domain.Gates;

public sealed class GateWordsTests
{
    public static TheoryData<string, string> Spans => new()
    {
        { "00:00:00", "less than a minute" },
        { "00:00:59", "less than a minute" },
        { "00:01:00", "1 minute" },
        { "00:01:01", "2 minutes" },
        { "00:59:01", "60 minutes" },
        { "01:00:00", "60 minutes" },
        { "01:01:00", "61 minutes" },
        { "01:59:59", "120 minutes" },
        { "02:00:00", "2 hours" },
        { "13:00:01", "14 hours" },
        { "1.23:00:00", "47 hours" },
        { "2.00:00:00", "2 days" },
        { "2.00:00:01", "3 days" },
    };

    [Theory]
    [MemberData(nameof(Spans))]
    public void Span_AnyLength_IsRoundedUpInTheLargestUnitThatFitsTwice(string span, string expected) =>
        Assert.Equal(expected, GateWords.Span(TimeSpan.Parse(span)));

    [Fact]
    public void Describe_EveryCause_SaysItWithItsNumbers()
    {
        var gate = AGate.With(
            AGate.Trigger(),
            AGate.Success("rate", AGate.Hook("conversion")) with { Comparison = LimitKind.AtLeast, Limit = 2.50m },
            AGate.Success("latency", AGate.Hook("latency")),
            AGate.Success("orders", AGate.Hook("orders"))) with
        { Checklist = [new("support", "Support is ready", "")], ApprovalsNeeded = 2 };
        var evidence = AGate.Evidence(
            AGate.Reading(1.40m, At.Hours(25)),
            AGate.Reading(9m, At.Hours(25), 12, AGate.Hook("conversion")),
            AGate.Reading(0.5m, At.Noon, 500, AGate.Hook("latency")));

        var decision = gate.Judge(evidence, At.Hours(25), soak: TimeSpan.FromHours(14));

        Assert.Equal(GateAction.Rollback, decision.Action);
        Assert.Equal(
            [
                "payment-errors is 1.40, the limit is at most 1",
                "conversion rests on 12 of at least 100",
                "no reading of orders in this stage yet",
                "the last reading of latency, 0.5, is too old",
                "14 hours of soak time left",
                "checklist item \"Support is ready\" is open",
                "0 of 2 approvals given",
            ],
            decision.Causes.Select(GateWords.Describe));
    }

    [Theory]
    [InlineData(Reference.Limit, LimitKind.AtMost, -2, "at most -2", "above -2")]
    [InlineData(Reference.ControlRatio, LimitKind.AtMost, 1.5, "at most 1.5 times as often as without", "more than 1.5 times as often as without")]
    [InlineData(Reference.ControlDifference, LimitKind.AtLeast, -2, "at most 2 less than without", "more than 2 less than without")]
    [InlineData(Reference.ControlPercent, LimitKind.AtMost, -3, "at least 3% less than without", "less than 3% less than without")]
    [InlineData(Reference.ControlPercent, LimitKind.AtMost, 3, "at most 3% more than without", "more than 3% more than without")]
    public void Limit_OfEachReference_IsSaidFromBothSides(Reference against, LimitKind kind, double limit, string within, string beyond)
    {
        var criterion = AGate.Trigger() with { Against = against, Comparison = kind, Limit = (decimal)limit };

        Assert.Equal((within, beyond), (GateWords.Limit(criterion), GateWords.Beyond(criterion)));
    }
}
