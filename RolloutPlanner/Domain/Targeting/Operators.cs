using System.Collections.Frozen;
using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>Every operator, once: the editor offers them in this order, the parser reads them, <see cref="RuleWords"/> says them.</summary>
public static class Operators
{
    /// <summary>The longest list of values.</summary>
    public const int MaxListLength = 100_000;

    public static readonly Operator Is = new("is", "is", "is not", OperandKind.Text, 1, 1, CanIgnoreCase: true);
    public static readonly Operator IsNot = new("isNot", "is not", "is", OperandKind.Text, 1, 1, CanIgnoreCase: true);
    public static readonly Operator In = new("in", "is one of", "is none of", OperandKind.TextList, 1, MaxListLength, CanIgnoreCase: true);
    public static readonly Operator NotIn = new("notIn", "is none of", "is one of", OperandKind.TextList, 1, MaxListLength, CanIgnoreCase: true);
    public static readonly Operator Contains = new("contains", "contains", "does not contain", OperandKind.Text, 1, 1, CanIgnoreCase: true);
    public static readonly Operator StartsWith = new("startsWith", "starts with", "does not start with", OperandKind.Text, 1, 1, CanIgnoreCase: true);
    public static readonly Operator EndsWith = new("endsWith", "ends with", "does not end with", OperandKind.Text, 1, 1, CanIgnoreCase: true);
    public static readonly Operator Matches = new("matches", "matches the pattern", "does not match the pattern", OperandKind.Pattern, 1, 1, CanIgnoreCase: true);
    public static readonly Operator NumberEquals = new("numberEquals", "equals", "does not equal", OperandKind.Number, 1, 1);
    public static readonly Operator Less = new("less", "is less than", "is not less than", OperandKind.Number, 1, 1);
    public static readonly Operator AtMost = new("atMost", "is at most", "is not at most", OperandKind.Number, 1, 1);
    public static readonly Operator Greater = new("greater", "is more than", "is not more than", OperandKind.Number, 1, 1);
    public static readonly Operator AtLeast = new("atLeast", "is at least", "is not at least", OperandKind.Number, 1, 1);
    public static readonly Operator Between = new("between", "is between", "is not between", OperandKind.Number, 2, 2);
    public static readonly Operator Before = new("before", "is before", "is not before", OperandKind.Date, 1, 1);
    public static readonly Operator OnOrBefore = new("onOrBefore", "is on or before", "is not on or before", OperandKind.Date, 1, 1);
    public static readonly Operator OnOrAfter = new("onOrAfter", "is on or after", "is not on or after", OperandKind.Date, 1, 1);
    public static readonly Operator After = new("after", "is after", "is not after", OperandKind.Date, 1, 1);
    public static readonly Operator BetweenDates = new("betweenDates", "is from", "is not from", OperandKind.Date, 2, 2);
    public static readonly Operator WithinLastDays = new("withinLastDays", "is within the last days", "is not within the last days", OperandKind.Days, 1, 1);
    public static readonly Operator VersionEquals = new("versionEquals", "is version", "is not version", OperandKind.Version, 1, 1);
    public static readonly Operator VersionLess = new("versionLess", "is a version before", "is not a version before", OperandKind.Version, 1, 1);
    public static readonly Operator VersionAtMost = new("versionAtMost", "is a version up to", "is not a version up to", OperandKind.Version, 1, 1);
    public static readonly Operator VersionGreater = new("versionGreater", "is a version after", "is not a version after", OperandKind.Version, 1, 1);
    public static readonly Operator VersionAtLeast = new("versionAtLeast", "is a version from", "is not a version from", OperandKind.Version, 1, 1);
    public static readonly Operator SameMajor = new("sameMajor", "has the same major version as", "has another major version than", OperandKind.Version, 1, 1);
    public static readonly Operator SameMinor = new("sameMinor", "has the same minor version as", "has another minor version than", OperandKind.Version, 1, 1);
    public static readonly Operator InIpRange = new("inIpRange", "is in range", "is not in range", OperandKind.IpRanges, 1, MaxListLength);
    public static readonly Operator IsSet = new("isSet", "is set", "is not set", OperandKind.None, 0, 0);
    public static readonly Operator IsNotSet = new("isNotSet", "is not set", "is set", OperandKind.None, 0, 0);
    public static readonly Operator IsTrue = new("isTrue", "is true", "is not true", OperandKind.None, 0, 0);
    public static readonly Operator IsFalse = new("isFalse", "is false", "is not false", OperandKind.None, 0, 0);

    public static ValueList<Operator> All { get; } =
    [
        Is, IsNot, In, NotIn, Contains, StartsWith, EndsWith, Matches,
        NumberEquals, Less, AtMost, Greater, AtLeast, Between,
        Before, OnOrBefore, OnOrAfter, After, BetweenDates, WithinLastDays,
        VersionEquals, VersionLess, VersionAtMost, VersionGreater, VersionAtLeast, SameMajor, SameMinor,
        InIpRange, IsSet, IsNotSet, IsTrue, IsFalse,
    ];

    private static readonly FrozenDictionary<string, Operator> ByCode = All.ToFrozenDictionary(op => op.Code, StringComparer.Ordinal);

    /// <summary>Null when no operator has this code. Codes are compared exactly.</summary>
    public static Operator? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    public static Operator Of(Test test) => test switch
    {
        Test.Is => Is,
        Test.IsNot => IsNot,
        Test.In => In,
        Test.NotIn => NotIn,
        Test.Contains => Contains,
        Test.StartsWith => StartsWith,
        Test.EndsWith => EndsWith,
        Test.Matches => Matches,
        Test.Number t => Of(t.Comparison, NumberEquals, Less, AtMost, Greater, AtLeast),
        Test.NumberBetween => Between,
        Test.Date { Comparison: DateComparison.Before } => Before,
        Test.Date { Comparison: DateComparison.OnOrBefore } => OnOrBefore,
        Test.Date { Comparison: DateComparison.OnOrAfter } => OnOrAfter,
        Test.Date { Comparison: DateComparison.After } => After,
        Test.BetweenDates => BetweenDates,
        Test.WithinLastDays => WithinLastDays,
        Test.Version t => Of(t.Comparison, VersionEquals, VersionLess, VersionAtMost, VersionGreater, VersionAtLeast),
        Test.SameMajor => SameMajor,
        Test.SameMinor => SameMinor,
        Test.InIpRange => InIpRange,
        Test.IsSet => IsSet,
        Test.IsNotSet => IsNotSet,
        Test.IsTrue => IsTrue,
        Test.IsFalse => IsFalse,
        _ => throw new UnreachableException(),
    };

    private static Operator Of(Comparison comparison, Operator equal, Operator less, Operator atMost, Operator greater, Operator atLeast) => comparison switch
    {
        Comparison.Equal => equal,
        Comparison.Less => less,
        Comparison.AtMost => atMost,
        Comparison.Greater => greater,
        Comparison.AtLeast => atLeast,
        _ => throw new UnreachableException(),
    };
}
