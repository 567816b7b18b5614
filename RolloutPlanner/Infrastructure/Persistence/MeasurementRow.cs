using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Infrastructure.Persistence;

/// <summary>
/// One reading, or one look that brought none. <see cref="Seq"/> counts both within a run in the order in which they came.
/// </summary>
internal sealed class MeasurementRow : IAppendOnlyRow
{
    public required string RolloutKey { get; init; }

    public required int Run { get; init; }

    public required int Seq { get; init; }

    public required string Hook { get; init; }

    public required decimal Value { get; init; }

    public int? SampleSize { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public required string Author { get; init; }

    public required string Source { get; init; }

    public MeasurementOrigin Origin { get; init; }

    public long WindowTicks { get; init; }

    public long FreshTicks { get; init; } = GateTimes.ManualMaxAge.Ticks;

    /// <summary>People of both arms, as JSON.</summary>
    public string? Arms { get; init; }

    /// <summary>The counters they are the growth of, as JSON.</summary>
    public string? Counters { get; init; }

    public string Definition { get; init; } = "";

    public string Query { get; init; } = "";

    /// <summary>Set where the look brought no number; then <see cref="Source"/> says what was wrong.</summary>
    public FailureKind? Failure { get; init; }

    public static MeasurementRow Of(RolloutKey rollout, int seq, MeasurementFailure failure) => new()
    {
        RolloutKey = rollout.Value,
        Run = failure.Run,
        Seq = seq,
        Hook = failure.Hook.Value,
        Value = 0,
        ObservedAt = failure.At,
        RecordedAt = failure.At,
        Author = SystemActors.GateId.Value,
        Source = failure.Detail,
        Origin = MeasurementOrigin.Polled,
        Failure = failure.Kind,
    };

    public static MeasurementRow Of(RolloutKey rollout, int seq, Measurement measurement) => new()
    {
        RolloutKey = rollout.Value,
        Run = measurement.Run,
        Seq = seq,
        Hook = measurement.Hook.Value,
        Value = measurement.Value,
        SampleSize = measurement.SampleSize,
        ObservedAt = measurement.ObservedAt,
        RecordedAt = measurement.RecordedAt,
        Author = measurement.Author.Value,
        Source = measurement.Source,
        Origin = measurement.Origin,
        WindowTicks = measurement.Window.Ticks,
        FreshTicks = measurement.FreshFor.Ticks,
        Arms = measurement.Arms is { } arms ? DomainJson.Write(arms) : null,
        Counters = measurement.Counters is { } counters ? DomainJson.Write(counters) : null,
        Definition = measurement.Definition,
        Query = measurement.Query,
    };

    public Measurement ToMeasurement() => new(
        HookKey.Parse(Hook, "hook").Value, Run, Value, SampleSize, ObservedAt, RecordedAt, UserId.Parse(Author, "author").Value, Source)
    {
        Origin = Origin,
        Window = TimeSpan.FromTicks(WindowTicks),
        FreshFor = TimeSpan.FromTicks(FreshTicks),
        Arms = Arms is null ? null : DomainJson.Read<ArmReading>(Arms),
        Counters = Counters is null ? null : DomainJson.Read<CounterReading>(Counters),
        Definition = Definition,
        Query = Query,
    };

    public MeasurementFailure ToFailure() => new(HookKey.Parse(Hook, "hook").Value, Run, Failure!.Value, Source, RecordedAt);

    public Arrival ToArrival() => Failure is null ? new Arrival.Number(ToMeasurement()) : new Arrival.Nothing(ToFailure());

    /// <summary>Adds what the row says to what a run has gathered.</summary>
    public RunEvidence AddTo(RunEvidence evidence, StageRun run) => Failure is null ? evidence.Add(ToMeasurement(), run) : evidence.Add(ToFailure(), run);
}
