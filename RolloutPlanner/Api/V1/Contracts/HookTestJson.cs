using System.ComponentModel;
using System.Diagnostics;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>In what a hook is tested.</summary>
public sealed record HookQuestionJson
{
    [Description("The rollout whose names go into the queries; left out, queries that name one are refused.")]
    public string? Rollout { get; init; }
}

/// <summary>What a test of a hook brought.</summary>
public sealed record HookTestJson
{
    [Description("number, counters or failed.")]
    public required string Outcome { get; init; }

    [Description("The version of the hook that holds the outcome.")]
    public required long Version { get; init; }

    [Description("The number, or the percentage of people with the feature who had a bad outcome.")]
    public decimal? Value { get; init; }

    public long? People { get; init; }

    public ArmCountersJson? Treatment { get; init; }

    public ArmCountersJson? Control { get; init; }

    public HookProblemJson? Problem { get; init; }

    [Description("What was asked, one query a line.")]
    public required string Query { get; init; }

    [Description("At most 200 characters of the answer.")]
    public required string Raw { get; init; }

    [Description("When the number was true, as the source says.")]
    public required DateTimeOffset At { get; init; }

    public static HookTestJson From(HookTest test)
    {
        var answer = test.Answer;
        var outcome = new HookTestJson { Outcome = "failed", Version = test.Receipt.Version, Query = answer.Query, Raw = answer.Raw, At = answer.At };
        return answer switch
        {
            MetricAnswer.Number number => outcome with { Outcome = "number", Value = number.Value, People = number.People },
            MetricAnswer.Counters { Reading: var reading } => outcome with
            {
                Outcome = "counters",
                Value = new CountedArm(reading.Treatment.People, reading.Treatment.Bad).Percent,
                Treatment = ArmCountersJson.From(reading.Treatment),
                Control = reading.Control is { } control ? ArmCountersJson.From(control) : null,
            },
            MetricAnswer.Failed failed => outcome with { Problem = new(ParseErrors.Code(failed.Kind), failed.Detail, failed.At) },
            _ => throw new UnreachableException(),
        };
    }
}

/// <summary>Counters of one arm since its source began to count.</summary>
public sealed record ArmCountersJson(long People, long Bad)
{
    public static ArmCountersJson From(ArmCounters arm) => new(arm.People, arm.Bad);
}
