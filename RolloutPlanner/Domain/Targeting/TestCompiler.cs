using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>Turns one test into one function of the fact and the moment. Null stands for a missing fact.</summary>
internal static class TestCompiler
{
    public static Func<AttributeValue?, DateTimeOffset, bool> Compile(Test test) => test switch
    {
        Test.Is t => Texts(t.Value, t.IgnoreCase, string.Equals),
        Test.IsNot t => NoText(text => string.Equals(text, t.Value, Mode(t.IgnoreCase))),
        Test.In t => AnyText(SetOf(t.Values, t.IgnoreCase).Contains),
        Test.NotIn t => NoText(SetOf(t.Values, t.IgnoreCase).Contains),
        Test.Contains t => Texts(t.Value, t.IgnoreCase, static (text, value, mode) => text.Contains(value, mode)),
        Test.StartsWith t => Texts(t.Value, t.IgnoreCase, static (text, value, mode) => text.StartsWith(value, mode)),
        Test.EndsWith t => Texts(t.Value, t.IgnoreCase, static (text, value, mode) => text.EndsWith(value, mode)),
        Test.Matches t => AnyText(t.Pattern.IsFoundIn),
        Test.Number t => Number(number => Holds(t.Comparison, number.CompareTo(t.Value))),
        Test.NumberBetween t => Number(number => number >= t.Low && number <= t.High),
        Test.Date t => Date((date, _) => Holds(t.Comparison, date, t.Value)),
        Test.BetweenDates t => Date((date, _) => date.First >= t.First.First && date.First <= t.Last.Last),
        Test.WithinLastDays t => Date((date, at) => date.First <= at && date.Last.UtcTicks >= at.UtcTicks - t.Days * TimeSpan.TicksPerDay),
        Test.Version t => Version(version => Holds(t.Comparison, version.CompareTo(t.Value))),
        Test.SameMajor t => Version(version => version.HasSameMajor(t.Value)),
        Test.SameMinor t => Version(version => version.HasSameMinor(t.Value)),
        Test.InIpRange t => Address(t.Ranges),
        Test.IsSet => static (value, _) => value is not null,
        Test.IsNotSet => static (value, _) => value is null,
        Test.IsTrue => static (value, _) => value is AttributeValue.Flag { Value: true },
        Test.IsFalse => static (value, _) => value is AttributeValue.Flag { Value: false },
        _ => throw new UnreachableException(),
    };

    private static StringComparison Mode(bool ignoreCase) => ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static HashSet<string> SetOf(ValueList<string> values, bool ignoreCase) => new(values, ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    private static Func<AttributeValue?, DateTimeOffset, bool> Texts(string value, bool ignoreCase, Func<string, string, StringComparison, bool> compare)
    {
        var mode = Mode(ignoreCase);
        return AnyText(text => compare(text, value, mode));
    }

    private static Func<AttributeValue?, DateTimeOffset, bool> AnyText(Func<string, bool> test) => (value, _) => value switch
    {
        AttributeValue.Text text => test(text.Value),
        AttributeValue.TextList list => AnyOf(list.Values, test),
        _ => false,
    };

    private static Func<AttributeValue?, DateTimeOffset, bool> NoText(Func<string, bool> test) => (value, _) => value switch
    {
        AttributeValue.Text text => !test(text.Value),
        AttributeValue.TextList list => !AnyOf(list.Values, test),
        _ => false,
    };

    private static bool AnyOf(ValueList<string> texts, Func<string, bool> test)
    {
        foreach (var text in texts.AsSpan())
        {
            if (test(text)) return true;
        }
        return false;
    }

    private static Func<AttributeValue?, DateTimeOffset, bool> Number(Func<double, bool> test) =>
        (value, _) => value is AttributeValue.Number number && test(number.Value);

    private static Func<AttributeValue?, DateTimeOffset, bool> Date(Func<IsoDate, DateTimeOffset, bool> test) =>
        (value, at) => value is AttributeValue.Text text && IsoDate.TryParse(text.Value) is { } date && test(date, at);

    private static Func<AttributeValue?, DateTimeOffset, bool> Version(Func<SemVer, bool> test) =>
        (value, _) => value is AttributeValue.Text text && SemVer.TryParse(text.Value) is { } version && test(version);

    private static Func<AttributeValue?, DateTimeOffset, bool> Address(ValueList<IpRange> ranges) => (value, _) =>
    {
        if (value is not AttributeValue.Text text || IpAddress.TryParse(text.Value) is not { } address) return false;
        foreach (ref readonly var range in ranges.AsSpan())
        {
            if (range.Contains(address)) return true;
        }
        return false;
    };

    private static bool Holds(Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.Less => order < 0,
        Comparison.AtMost => order <= 0,
        Comparison.Greater => order > 0,
        Comparison.AtLeast => order >= 0,
        _ => throw new UnreachableException(),
    };

    private static bool Holds(DateComparison comparison, IsoDate date, IsoDate bound) => comparison switch
    {
        DateComparison.Before => date.First < bound.First,
        DateComparison.OnOrBefore => date.First <= bound.Last,
        DateComparison.OnOrAfter => date.First >= bound.First,
        DateComparison.After => date.First > bound.Last,
        _ => throw new UnreachableException(),
    };
}
