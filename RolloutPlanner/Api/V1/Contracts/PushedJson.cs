using System.ComponentModel;
using System.Text.Json;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>What a program says of metrics.</summary>
public sealed record PushedBatchJson
{
    [Description("1 to 1000 measurements.")]
    public IReadOnlyList<PushedJson>? Measurements { get; init; }
}

/// <summary>A number (value), people of one or two arms (treatment and control), or how it went for one person (context and bad).</summary>
public sealed record PushedJson
{
    [Description("The key of the rollout.")]
    public string? Rollout { get; init; }

    [Description("The key of a monitoring hook whose numbers programs send.")]
    public string? Hook { get; init; }

    [Description("The number of a stage; what is of another one than the present is not counted. The present one where nothing is said.")]
    public int? Stage { get; init; }

    [Description("When the window began. Windows of one hook do not overlap and come in the order of time.")]
    public DateTimeOffset? WindowStart { get; init; }

    [Description("When the window ended, 1 second to 7 days after it began.")]
    public DateTimeOffset? WindowEnd { get; init; }

    [Description("A number with the feature, in the unit of the hook.")]
    public decimal? Value { get; init; }

    [Description("People that the number rests on; leave it out where nobody counted.")]
    public int? SampleSize { get; init; }

    [Description("People newly exposed in the window, with the feature.")]
    public PushedArmJson? Treatment { get; init; }

    [Description("People of the cohort outside the share, first seen in the window.")]
    public PushedArmJson? Control { get; init; }

    [Description("When the person was seen.")]
    public DateTimeOffset? At { get; init; }

    [Description("The person as an evaluation request sends them, with targetingKey. Whether they have the feature follows from evaluation; none of it is kept.")]
    public JsonElement? Context { get; init; }

    [Description("Whether it went badly for the person.")]
    public bool? Bad { get; init; }

    internal PushedDocument ToDocument(EvaluationContext? context) => new()
    {
        Rollout = Rollout,
        Hook = Hook,
        Stage = Stage,
        WindowStart = WindowStart,
        WindowEnd = WindowEnd,
        Value = Value,
        SampleSize = SampleSize,
        Treatment = Treatment?.ToDocument(),
        Control = Control?.ToDocument(),
        At = At,
        Context = context,
        Bad = Bad,
    };
}

/// <summary>The people of one arm: how many had a bad outcome, or mean and variance of a quantity per person.</summary>
public sealed record PushedArmJson
{
    [Description("People, never requests.")]
    public long? People { get; init; }

    [Description("How many of them had a bad outcome.")]
    public long? Bad { get; init; }

    public decimal? Mean { get; init; }

    public decimal? Variance { get; init; }

    internal PushedArmDocument ToDocument() => new() { People = People, Bad = Bad, Mean = Mean, Variance = Variance };
}

/// <summary>What became of what was sent.</summary>
/// <param name="Accepted">How many count now.</param>
/// <param name="Duplicates">How many were taken in before.</param>
/// <param name="Ignored">Those that do not count, in the order in which they were sent.</param>
public sealed record TakenJson(int Accepted, int Duplicates, IReadOnlyList<IgnoredJson> Ignored)
{
    public static TakenJson From(Taken taken) =>
        new(taken.Accepted, taken.Duplicates, [.. taken.Ignored.Select(one => new IgnoredJson(one.Index, one.Fate.Code, one.Fate.Message))]);
}

/// <summary>One thing that does not count, and why.</summary>
public sealed record IgnoredJson([property: Description("Where it stood, counted from 0.")] int Index, string Code, string Message);
