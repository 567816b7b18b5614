using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>One thing that came in during a run: a number, or a look that brought none.</summary>
public abstract record Arrival
{
    private Arrival()
    {
    }

    public sealed record Number(Measurement Taken) : Arrival;

    public sealed record Nothing(MeasurementFailure Failure) : Arrival;

    public HookKey Hook => this switch
    {
        Number number => number.Taken.Hook,
        Nothing nothing => nothing.Failure.Hook,
        _ => throw new UnreachableException(),
    };

    /// <summary>When it came in. It counts for nothing before that.</summary>
    public DateTimeOffset At => this switch
    {
        Number number => number.Taken.RecordedAt,
        Nothing nothing => nothing.Failure.At,
        _ => throw new UnreachableException(),
    };

    public RunEvidence AddTo(RunEvidence evidence, StageRun run) => this switch
    {
        Number number => evidence.Add(number.Taken, run),
        Nothing nothing => evidence.Add(nothing.Failure, run),
        _ => throw new UnreachableException(),
    };
}
