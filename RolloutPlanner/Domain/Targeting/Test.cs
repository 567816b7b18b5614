using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>How two values stand to each other.</summary>
public enum Comparison
{
    Equal,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// <summary>How a moment stands to a <see cref="IsoDate"/>. A whole day counts from its first to its last moment, UTC.</summary>
public enum DateComparison
{
    Before,
    OnOrBefore,
    OnOrAfter,
    After,
}

/// <summary>
/// One question about one fact. A missing fact, or one of another type than the test asks for, makes every test false, the negated ones too;
/// only <see cref="IsNotSet"/> is true, and only for a missing fact.
/// Text tests take a list of texts as well: the positive ones are true when any item passes, <see cref="IsNot"/> and <see cref="NotIn"/> when
/// no item is the value (an empty list is "set" and passes them). Every other test is false for a list.
/// Ignoring case compares without culture, letter by letter.
/// </summary>
public abstract record Test
{
    private Test()
    {
    }

    public sealed record Is(string Value, bool IgnoreCase) : Test;

    public sealed record IsNot(string Value, bool IgnoreCase) : Test;

    /// <summary>At least one value (throws).</summary>
    public sealed record In(ValueList<string> Values, bool IgnoreCase) : Test
    {
        public ValueList<string> Values { get; } = ValueList.NotEmpty(Values);
    }

    /// <summary>At least one value (throws).</summary>
    public sealed record NotIn(ValueList<string> Values, bool IgnoreCase) : Test
    {
        public ValueList<string> Values { get; } = ValueList.NotEmpty(Values);
    }

    public sealed record Contains(string Value, bool IgnoreCase) : Test;

    public sealed record StartsWith(string Value, bool IgnoreCase) : Test;

    public sealed record EndsWith(string Value, bool IgnoreCase) : Test;

    /// <summary>True when the pattern is found anywhere in the text.</summary>
    public sealed record Matches(TextPattern Pattern) : Test;

    /// <summary>Compares a number. The bound is finite (throws).</summary>
    public sealed record Number(Comparison Comparison, double Value) : Test
    {
        public double Value { get; } = double.IsFinite(Value) ? Value : throw new ArgumentOutOfRangeException(nameof(Value), "A number has to be finite.");
    }

    /// <summary>Both ends belong to it.</summary>
    public sealed record NumberBetween(double Low, double High) : Test;

    /// <summary>Compares a text that is an ISO 8601 date or time, see <see cref="IsoDate"/>.</summary>
    public sealed record Date(DateComparison Comparison, IsoDate Value) : Test;

    /// <summary>From the first moment of the first date to the last moment of the last.</summary>
    public sealed record BetweenDates(IsoDate First, IsoDate Last) : Test;

    /// <summary>Not after the moment of the question, and at most so many times 24 hours before it; a whole day counts when any part of it does.</summary>
    public sealed record WithinLastDays(int Days) : Test;

    /// <summary>Compares by semver 2.0 precedence: build metadata does not count, a pre-release comes before its release.</summary>
    public sealed record Version(Comparison Comparison, SemVer Value) : Test;

    public sealed record SameMajor(SemVer Value) : Test;

    /// <summary>Same major and same minor number.</summary>
    public sealed record SameMinor(SemVer Value) : Test;

    /// <summary>True in any of the ranges. At least one range (throws).</summary>
    public sealed record InIpRange(ValueList<IpRange> Ranges) : Test
    {
        public ValueList<IpRange> Ranges { get; } = ValueList.NotEmpty(Ranges);
    }

    /// <summary>There is a fact of that name, of whatever type, an empty text or list included.</summary>
    public sealed record IsSet : Test;

    public sealed record IsNotSet : Test;

    public sealed record IsTrue : Test;

    public sealed record IsFalse : Test;
}
