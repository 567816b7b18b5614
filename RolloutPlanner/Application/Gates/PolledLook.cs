using System.Diagnostics;
using RolloutPlanner.Application.Ports;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Application.Gates;

/// <summary>What an answer is for a run: a number, or that there was none.</summary>
public abstract record PolledLook
{
    private PolledLook()
    {
    }

    public sealed record Taken(Measurement Measurement) : PolledLook;

    public sealed record Failed(MeasurementFailure Failure) : PolledLook;

    /// <summary>Null where the answer says nothing of this run: it is of another one, or counters were read before anything may count.</summary>
    /// <param name="settle">How long after entering the stage nothing counts.</param>
    public static PolledLook? Of(HookAnswer answer, WatchedGate gate, TimeSpan settle, DateTimeOffset now)
    {
        if (answer.Run != gate.Run.Number || gate.Gate.Criteria.All(criterion => criterion.Hook != answer.Hook.Key)) return null;
        var at = Microseconds.Whole(answer.Answer.At);
        return answer.Answer switch
        {
            MetricAnswer.Failed failed => Fail(answer, failed.Kind, failed.Detail, now),
            _ when at > now + GateTimes.ClockSkew => Fail(answer, FailureKind.ClockSkew, "The answer is of a time that has not come.", now),
            _ when at + answer.Hook.FreshFor <= now => Fail(answer, FailureKind.Stale, "The newest number is too old.", now),
            MetricAnswer.Number { People: < 0 } => Fail(answer, FailureKind.UnitMismatch, "The number of people is below 0.", now),
            MetricAnswer.Number number => new Taken(Measured(answer, number.Value, number.People, at, Window(answer.Hook), now)),
            MetricAnswer.Counters counters => at < gate.Run.EnteredAt + settle ? null : Counted(answer, counters.Reading, gate, at, now),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The growth since the last reading of this run. The first one, and one under another definition, is where counting begins: nobody yet.</summary>
    private static PolledLook? Counted(HookAnswer answer, CounterReading reading, WatchedGate gate, DateTimeOffset at, DateTimeOffset now)
    {
        var before = gate.Counters.FirstOrDefault(one => one.Hook == answer.Hook.Key && one.Definition == answer.Definition);
        if (before?.At >= at) return null;
        var grown = reading.Since(before?.Reading ?? reading);
        if (!grown.TryGet(out var arms)) return Fail(answer, FailureKind.UnitMismatch, grown.Error.Message, now);
        return new Taken(Measured(answer, arms.Treatment.Percent, arms.SmallerArm, at, before is null ? TimeSpan.Zero : at - before.At, now) with { Arms = arms, Counters = reading });
    }

    private static Measurement Measured(HookAnswer answer, decimal value, long? people, DateTimeOffset at, TimeSpan window, DateTimeOffset now) =>
        new(answer.Hook.Key, answer.Run, value, people is { } size ? (int)Math.Min(size, int.MaxValue) : null, at, now, SystemActors.GateId, Server(answer.Hook))
        {
            Origin = MeasurementOrigin.Polled,
            Window = window,
            FreshFor = answer.Hook.FreshFor,
            Definition = answer.Definition,
            Query = answer.Answer.Query,
        };

    private static Failed Fail(HookAnswer answer, FailureKind kind, string detail, DateTimeOffset now) => new(new(answer.Hook.Key, answer.Run, kind, detail, now));

    private static TimeSpan Window(MonitoringHook hook) => hook.Origin is HookSource.Prometheus { Query: PrometheusQuery.Number number } ? number.Window : TimeSpan.Zero;

    private static string Server(MonitoringHook hook) => hook.Origin is HookSource.Prometheus source ? source.Server : hook.Source;
}
