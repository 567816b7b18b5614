using System.ComponentModel;
using RolloutPlanner.Application.Gates;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>A run to be judged again.</summary>
public sealed record ReplayAskedJson
{
    [Description("Which run, counted from 1; the present or last one where nothing is said.")]
    public int? Run { get; init; }

    [Description("asRan, draft or given; given where a gate is sent, otherwise asRan.")]
    public string? Rules { get; init; }

    [Description("The rules to judge by, where they are given.")]
    public GateJson? Gate { get; init; }

    [Description("With given rules: the shortest stay, in hours; that of the stage where nothing is said.")]
    public decimal? SoakHours { get; init; }

    [Description("true: open checklist items and missing approvals hold the gate. They are left out otherwise.")]
    public bool? WithPeople { get; init; }
}

/// <summary>What a gate would have decided over one run.</summary>
public sealed record ReplayJson(
    int Run, int Stage, int PlanVersion, DateTimeOffset EnteredAt, DateTimeOffset? LeftAt,
    [property: Description("asRan, draft or given.")] string Rules,
    [property: Description("The answer in a sentence or two.")] string Answer,
    [property: Description("When the stage could have been left first; null for never.")] ReplayChangeJson? Advance,
    [property: Description("When it would have paused itself or been taken back first; null for never.")] ReplayChangeJson? Stop,
    [property: Description("The gate at the end of the run, or now where it lasts.")] ReplayChangeJson End,
    [property: Description("How many numbers and failed looks were judged.")] long Looks,
    [property: Description("Metrics of the rules that this run says nothing of. Their criteria are left out.")] IReadOnlyList<string> Unrecorded,
    [property: Description("Every change of a verdict or of the action; the first is how the run began. At most 1000.")] IReadOnlyList<ReplayChangeJson> Changes,
    int MoreChanges)
{
    private const int Most = 1_000;

    public static ReplayJson From(ReplayedGate one) => new(
        one.Run.Run.Number, one.Run.Run.Stage, one.Run.PlanVersion, one.Run.Run.EnteredAt, one.Run.LeftAt, ParseErrors.Code(one.By), one.Answer,
        Of(one.Replay.Advance), Of(one.Replay.Stop), ReplayChangeJson.From(one.Replay.End), one.Replay.Evidence.Folded, [.. one.Replay.Rules.Unrecorded.Select(hook => hook.Value)],
        [.. one.Replay.Changes.Take(Most).Select(ReplayChangeJson.From)], Math.Max(0, one.Replay.Changes.Count - Most));

    private static ReplayChangeJson? Of(ReplayChange? change) => change is null ? null : ReplayChangeJson.From(change);
}

/// <summary>A moment at which a verdict or the action changed.</summary>
public sealed record ReplayChangeJson(
    DateTimeOffset At,
    [property: Description("advance, awaitApproval, hold, pause or rollback.")] string Action,
    [property: Description("People who had been counted with the feature by then; null while none had.")] long? People,
    [property: Description("What asked for the action, in words.")] IReadOnlyList<string> Causes,
    IReadOnlyList<ReplayVerdictJson> Verdicts)
{
    public static ReplayChangeJson From(ReplayChange change) => new(
        change.At, ParseErrors.Code(change.Action), change.People,
        [.. change.Decision.Causes.Where(cause => cause.Action == change.Action).Select(GateWords.Describe)],
        [.. change.Decision.Criteria.Select(one => new ReplayVerdictJson(one.Criterion.Id, ParseErrors.Code(one.Verdict), one.Reading?.Value))]);
}

/// <summary>A criterion at that moment.</summary>
public sealed record ReplayVerdictJson(string Criterion, [property: Description("pass, pending, inconclusive, noData, error or fail.")] string Verdict, decimal? Value);
