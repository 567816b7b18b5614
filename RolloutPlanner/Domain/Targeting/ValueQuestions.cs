using System.Diagnostics;

namespace RolloutPlanner.Domain.Targeting;

internal readonly struct IsSet(bool expected) : IQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) => value is not null == expected;
}

internal readonly struct IsFlag(bool expected) : IQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) => value is AttributeValue.Flag flag && flag.Value == expected;
}

internal readonly struct HasNumber(Comparison comparison, double bound) : IQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) => value is AttributeValue.Number { Value: var number } && comparison switch
    {
        Comparison.Equal => number == bound,
        Comparison.Less => number < bound,
        Comparison.AtMost => number <= bound,
        Comparison.Greater => number > bound,
        Comparison.AtLeast => number >= bound,
        _ => throw new UnreachableException(),
    };
}

internal readonly struct HasNumberBetween(double low, double high) : IQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) => value is AttributeValue.Number { Value: var number } && number >= low && number <= high;
}

internal readonly struct HasVersion : IQuestion
{
    private readonly Comparison _comparison;
    private readonly SemVer _bound;
    private readonly bool _isPlain;
    private readonly ulong _order;

    public HasVersion(Comparison comparison, SemVer bound)
    {
        (_comparison, _bound) = (comparison, bound);
        _isPlain = SemVer.TryPlainOrder(bound.ToString(), out _order);
    }

    public bool Holds(AttributeValue? value, EvaluationContext context)
    {
        if (value is not AttributeValue.Text { Value: var text }) return false;
        if (_isPlain && SemVer.TryPlainOrder(text, out var order)) return Holds(order.CompareTo(_order));
        return SemVer.TryParse(text) is { } version && Holds(version.CompareTo(_bound));
    }

    private bool Holds(int order) => _comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.Less => order < 0,
        Comparison.AtMost => order <= 0,
        Comparison.Greater => order > 0,
        Comparison.AtLeast => order >= 0,
        _ => throw new UnreachableException(),
    };
}

internal readonly struct HasMajor(SemVer other) : IQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) =>
        value is AttributeValue.Text text && SemVer.TryParse(text.Value) is { } version && version.HasSameMajor(other);
}

internal readonly struct HasMinor(SemVer other) : IQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) =>
        value is AttributeValue.Text text && SemVer.TryParse(text.Value) is { } version && version.HasSameMinor(other);
}

internal readonly struct HasAddress(IpRangeSet ranges) : IQuestion
{
    public bool Holds(AttributeValue? value, EvaluationContext context) =>
        value is AttributeValue.Text text && IpAddress.TryParse(text.Value) is { } address && ranges.Contains(address);
}
