using System.Diagnostics;

namespace RolloutPlanner.Domain.Targeting;

internal readonly struct HasDate(DateComparison comparison, IsoDate bound) : IQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) => value is AttributeValue.Text text && IsoDate.TryParse(text.Value) is { } date && comparison switch
    {
        DateComparison.Before => date.First < bound.First,
        DateComparison.OnOrBefore => date.First <= bound.Last,
        DateComparison.OnOrAfter => date.First >= bound.First,
        DateComparison.After => date.First > bound.Last,
        _ => throw new UnreachableException(),
    };
}

internal readonly struct HasDateBetween(IsoDate first, IsoDate last) : IQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) =>
        value is AttributeValue.Text text && IsoDate.TryParse(text.Value) is { } date && date.First >= first.First && date.First <= last.Last;
}

/// <summary>The one question whose answer changes as time passes.</summary>
internal readonly struct HasDateWithinLast(int days) : IQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) => value is AttributeValue.Text text && IsoDate.TryParse(text.Value) is { } date
        && date.First <= context.At && date.Last.UtcTicks >= context.At.UtcTicks - days * TimeSpan.TicksPerDay;
}
