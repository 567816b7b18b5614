using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Why no number could be taken.</summary>
public enum FailureKind
{
    /// <summary>The source answered, and had nothing: no series, an empty answer, null.</summary>
    NoData,

    /// <summary>The source had a number that is too old.</summary>
    Stale,

    Timeout,

    /// <summary>The source could not be reached or refused: the status, or how the line broke.</summary>
    Http,

    Parse,
    NotANumber,
    Infinite,
    SeveralSeries,
    Matrix,
    UnitMismatch,
    DivisionByZero,

    /// <summary>The criterion and the metric do not fit, or the metric asks for what is not allowed.</summary>
    BadSpec,

    /// <summary>The number says it is of a time that has not come.</summary>
    ClockSkew,
}

/// <summary>A look at a metric that brought no number.</summary>
/// <param name="Detail">One sentence for people, at most 200 characters, without secrets.</param>
public sealed record MeasurementFailure(HookKey Hook, int Run, FailureKind Kind, string Detail, DateTimeOffset At)
{
    /// <summary>Something is broken, rather than silent.</summary>
    public bool IsError => Kind is not (FailureKind.NoData or FailureKind.Stale);
}
