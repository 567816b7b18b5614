using System.Diagnostics;
using System.Globalization;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>Reads the values of one operator; everything that is wrong comes back, at <c>values</c> or <c>values[i]</c>.</summary>
internal static class TestParser
{
    private const int MaxErrors = 100;
    private const int MaxDays = 36_500;

    public static Result<Test> Parse(Operator op, ValueList<string> values, bool ignoreCase, string path)
    {
        if (CountProblem(op, values.Count, path) is { } error) return error;
        return op.Operand switch
        {
            OperandKind.None => WithoutValue(op),
            OperandKind.Text or OperandKind.TextList => Each(values, path, Text).Map(texts => OfText(op, texts, ignoreCase)),
            OperandKind.Pattern => Each(values, path, (text, at) => TextPattern.Parse(text, ignoreCase, at)).Map<Test>(patterns => new Test.Matches(patterns[0])),
            OperandKind.Number => OfNumber(op, Each(values, path, Plain(Number)), path),
            OperandKind.Date => OfDate(op, Each(values, path, Plain(IsoDate.Parse)), path),
            OperandKind.Days => Each(values, path, Plain(Days)).Map<Test>(days => new Test.WithinLastDays(days[0])),
            OperandKind.Version => Each(values, path, Plain(SemVer.Parse)).Map(versions => OfVersion(op, versions[0])),
            OperandKind.IpRanges => Each(values, path, Plain(IpRange.Parse)).Map<Test>(ranges => new Test.InIpRange(ranges)),
            _ => throw new UnreachableException(),
        };
    }

    private static Error? CountProblem(Operator op, int count, string path)
    {
        if (count >= op.MinValues && count <= op.MaxValues) return null;
        var sentence = op switch
        {
            { MaxValues: 0 } => $"\u201C{op.Words}\u201D takes no value.",
            _ when count < op.MinValues => op.MinValues == 2 ? "Enter two values: from and to." : "Enter a value.",
            { MaxValues: 1 } => $"\u201C{op.Words}\u201D takes one value; there are {count}.",
            { MaxValues: 2 } => $"\u201C{op.Words}\u201D takes two values; there are {count}.",
            _ => string.Create(CultureInfo.InvariantCulture, $"A list holds at most {op.MaxValues:N0} values; this one has {count:N0}."),
        };
        return Error.Invalid("rule.values", sentence, path);
    }

    private static Result<ValueList<T>> Each<T>(ValueList<string> values, string path, Func<string?, string, Result<T>> parse)
    {
        var parsed = new List<T>(values.Count);
        var errors = new List<Error>();
        for (var i = 0; i < values.Count && errors.Count < MaxErrors; i++)
        {
            var result = parse(values[i], $"{path}[{i}]");
            if (result.TryGet(out var value)) parsed.Add(value);
            else errors.AddRange(result.Errors);
        }
        return errors.Count == 0 ? parsed.ToValueList() : Result<ValueList<T>>.Fail(errors);
    }

    /// <summary>Refusals quote the value, so what could disguise itself in a sentence is refused before.</summary>
    private static Func<string?, string, Result<T>> Plain<T>(Func<string?, string, Result<T>> parse) => (text, path) =>
        Text(text, path) is { IsError: true } refused ? refused.Error : parse(text, path);

    private static Result<string> Text(string? text, string path) =>
        PlainText.Check(text, path, "A value", 1, RuleParser.MaxValueLength) is { } error ? error : text!;

    private static Result<double> Number(string? text, string path) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : Error.Invalid("number.invalid", "Enter a number with a dot before the decimals, such as 12.5.", path);

    private static Result<int> Days(string? text, string path) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MaxDays
            ? days
            : Error.Invalid("days.invalid", "Enter a whole number of days from 1 to 36,500.", path);

    private static Test WithoutValue(Operator op) => op.Code switch
    {
        "isSet" => new Test.IsSet(),
        "isNotSet" => new Test.IsNotSet(),
        "isTrue" => new Test.IsTrue(),
        "isFalse" => new Test.IsFalse(),
        _ => throw new UnreachableException(),
    };

    private static Test OfText(Operator op, ValueList<string> texts, bool ignoreCase) => op.Code switch
    {
        "is" => new Test.Is(texts[0], ignoreCase),
        "isNot" => new Test.IsNot(texts[0], ignoreCase),
        "in" => new Test.In(texts, ignoreCase),
        "notIn" => new Test.NotIn(texts, ignoreCase),
        "contains" => new Test.Contains(texts[0], ignoreCase),
        "startsWith" => new Test.StartsWith(texts[0], ignoreCase),
        "endsWith" => new Test.EndsWith(texts[0], ignoreCase),
        _ => throw new UnreachableException(),
    };

    private static Result<Test> OfNumber(Operator op, Result<ValueList<double>> numbers, string path)
    {
        if (!numbers.TryGet(out var all)) return Result<Test>.Fail(numbers.Errors);
        return op.Code switch
        {
            "numberEquals" => new Test.Number(Comparison.Equal, all[0]),
            "less" => new Test.Number(Comparison.Less, all[0]),
            "atMost" => new Test.Number(Comparison.AtMost, all[0]),
            "greater" => new Test.Number(Comparison.Greater, all[0]),
            "atLeast" => new Test.Number(Comparison.AtLeast, all[0]),
            "between" when all[0] > all[1] => Error.Invalid("number.order", "The smaller number comes first.", path),
            "between" => new Test.NumberBetween(all[0], all[1]),
            _ => throw new UnreachableException(),
        };
    }

    private static Result<Test> OfDate(Operator op, Result<ValueList<IsoDate>> dates, string path)
    {
        if (!dates.TryGet(out var all)) return Result<Test>.Fail(dates.Errors);
        return op.Code switch
        {
            "before" => new Test.Date(DateComparison.Before, all[0]),
            "onOrBefore" => new Test.Date(DateComparison.OnOrBefore, all[0]),
            "onOrAfter" => new Test.Date(DateComparison.OnOrAfter, all[0]),
            "after" => new Test.Date(DateComparison.After, all[0]),
            "betweenDates" when all[0].First > all[1].Last => Error.Invalid("date.order", "The earlier date comes first.", path),
            "betweenDates" => new Test.BetweenDates(all[0], all[1]),
            _ => throw new UnreachableException(),
        };
    }

    private static Test OfVersion(Operator op, SemVer version) => op.Code switch
    {
        "versionEquals" => new Test.Version(Comparison.Equal, version),
        "versionLess" => new Test.Version(Comparison.Less, version),
        "versionAtMost" => new Test.Version(Comparison.AtMost, version),
        "versionGreater" => new Test.Version(Comparison.Greater, version),
        "versionAtLeast" => new Test.Version(Comparison.AtLeast, version),
        "sameMajor" => new Test.SameMajor(version),
        "sameMinor" => new Test.SameMinor(version),
        _ => throw new UnreachableException(),
    };
}
