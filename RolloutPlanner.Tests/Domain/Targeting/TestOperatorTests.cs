using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Tests.Domain.Targeting;

/// <summary>Every operator over every sort of fact. Facts are written t:text, n:number, b:flag, l:a|b (list), o: (object) or nothing (missing).</summary>
public sealed class TestOperatorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("is", "premium", "t:premium", true)]
    [InlineData("is", "premium", "t:Premium", false)]
    [InlineData("is", "premium", "l:basic|premium", true)]
    [InlineData("is", "premium", "l:", false)]
    [InlineData("is", "5", "n:5", false)]
    [InlineData("isNot", "premium", "t:basic", true)]
    [InlineData("isNot", "premium", "t:premium", false)]
    [InlineData("isNot", "premium", "l:basic|premium", false)]
    [InlineData("isNot", "premium", "l:basic|trial", true)]
    [InlineData("isNot", "premium", "l:", true)]
    [InlineData("isNot", "5", "n:6", false)]
    [InlineData("in", "a;b", "t:b", true)]
    [InlineData("in", "a;b", "t:c", false)]
    [InlineData("in", "a;b", "l:c|a", true)]
    [InlineData("notIn", "a;b", "t:c", true)]
    [InlineData("notIn", "a;b", "t:a", false)]
    [InlineData("notIn", "a;b", "l:c|a", false)]
    [InlineData("notIn", "a;b", "b:true", false)]
    [InlineData("contains", "ondo", "t:London", true)]
    [InlineData("contains", "ONDO", "t:London", false)]
    [InlineData("contains", "ondo", "l:Paris|London", true)]
    [InlineData("startsWith", "Lon", "t:London", true)]
    [InlineData("startsWith", "don", "t:London", false)]
    [InlineData("endsWith", "don", "t:London", true)]
    [InlineData("endsWith", "Lon", "t:London", false)]
    [InlineData("matches", "^L[aeiou]+n", "t:London", true)]
    [InlineData("matches", "^on", "t:London", false)]
    [InlineData("numberEquals", "7.50", "n:7.5", true)]
    [InlineData("numberEquals", "7", "t:7", false)]
    [InlineData("less", "7", "n:6.99", true)]
    [InlineData("less", "7", "n:7", false)]
    [InlineData("atMost", "7", "n:7", true)]
    [InlineData("atMost", "7", "n:7.01", false)]
    [InlineData("greater", "7", "n:7", false)]
    [InlineData("greater", "7", "n:8", true)]
    [InlineData("atLeast", "7", "n:7", true)]
    [InlineData("atLeast", "-1e3", "n:-1001", false)]
    [InlineData("between", "1;5", "n:1", true)]
    [InlineData("between", "1;5", "n:5", true)]
    [InlineData("between", "1;5", "n:5.1", false)]
    [InlineData("versionEquals", "1.2.3", "t:1.2.3+build", true)]
    [InlineData("versionLess", "1.10.0", "t:1.9.0", true)]
    [InlineData("versionLess", "1.0.0", "t:1.0.0-rc.1", true)]
    [InlineData("versionAtMost", "1.0.0", "t:1.0.0", true)]
    [InlineData("versionGreater", "1.0.0", "t:1.0.1", true)]
    [InlineData("versionGreater", "1.0.0", "t:1.0", false)]
    [InlineData("versionAtLeast", "2.0.0", "t:2.0.0-beta", false)]
    [InlineData("sameMajor", "2.1.0", "t:2.9.9", true)]
    [InlineData("sameMajor", "2.1.0", "t:20.1.0", false)]
    [InlineData("sameMinor", "2.1.0", "t:2.1.9", true)]
    [InlineData("sameMinor", "2.1.0", "t:3.1.0", false)]
    [InlineData("inIpRange", "203.0.113.0/24;198.51.100.0/25", "t:198.51.100.34", true)]
    [InlineData("inIpRange", "203.0.113.0/24", "t:::ffff:203.0.113.7", true)]
    [InlineData("inIpRange", "203.0.113.0/24", "t:home", false)]
    [InlineData("isSet", "", "t:", true)]
    [InlineData("isSet", "", "o:", true)]
    [InlineData("isNotSet", "", "t:", false)]
    [InlineData("isTrue", "", "b:true", true)]
    [InlineData("isTrue", "", "t:true", false)]
    [InlineData("isFalse", "", "b:false", true)]
    [InlineData("isFalse", "", "b:true", false)]
    public void Matches_Fact_IsTrueExactlyWhenTheOperatorSaysSo(string op, string values, string fact, bool expected) =>
        Assert.Equal(expected, Matches(Spec(op, values), fact));

    [Theory]
    [InlineData("before", "2026-01-02", "2026-01-01", true)]
    [InlineData("before", "2026-01-02", "2026-01-02", false)]
    [InlineData("before", "2026-01-02", "2026-01-02T00:30:00+01:00", true)]
    [InlineData("onOrBefore", "2026-01-02", "2026-01-02T23:59:59.9999999Z", true)]
    [InlineData("onOrBefore", "2026-01-02", "2026-01-03", false)]
    [InlineData("onOrAfter", "2026-01-02", "2026-01-02", true)]
    [InlineData("onOrAfter", "2026-01-02T09:00Z", "2026-01-02T08:59:59Z", false)]
    [InlineData("after", "2026-01-02", "2026-01-02T23:00:00Z", false)]
    [InlineData("after", "2026-01-02", "2026-01-03", true)]
    [InlineData("betweenDates", "2026-01-01;2026-01-31", "2026-01-31T22:00:00Z", true)]
    [InlineData("betweenDates", "2026-01-01;2026-01-31", "2026-02-01", false)]
    [InlineData("withinLastDays", "7", "2026-11-11", true)]
    [InlineData("withinLastDays", "7", "2026-11-10", false)]
    [InlineData("withinLastDays", "7", "2026-11-11T11:59:59Z", false)]
    [InlineData("withinLastDays", "7", "2026-11-18T12:00:00Z", true)]
    [InlineData("withinLastDays", "7", "2026-11-18T12:00:01Z", false)]
    [InlineData("withinLastDays", "36500", "0001-01-01", false)]
    [InlineData("onOrAfter", "0001-01-01", "9999-12-31", true)]
    [InlineData("onOrAfter", "2026-01-02", "2026-02-30", false)]
    [InlineData("onOrAfter", "2026-01-02", "2026-03-01T10:00:00", false)]
    [InlineData("onOrAfter", "2026-01-02", "1 March 2026", false)]
    public void Matches_Date_CountsWholeDaysInUtc(string op, string values, string date, bool expected) =>
        Assert.Equal(expected, Matches(Spec(op, values), "t:" + date));

    [Theory]
    [InlineData("is", "PREMIUM", "t:premium", true)]
    [InlineData("isNot", "PREMIUM", "t:premium", false)]
    [InlineData("in", "A;B", "l:x|b", true)]
    [InlineData("notIn", "A;B", "t:b", false)]
    [InlineData("contains", "ONDO", "t:London", true)]
    [InlineData("startsWith", "lon", "t:London", true)]
    [InlineData("endsWith", "DON", "t:London", true)]
    [InlineData("matches", "^lon", "t:LONDON", true)]
    [InlineData("is", "i", "t:İ", false)]
    public void Matches_IgnoringCase_ComparesWithoutCulture(string op, string values, string fact, bool expected) =>
        Assert.Equal(expected, Matches(Spec(op, values) with { IgnoreCase = true }, fact));

    [Fact]
    public void Matches_MissingFact_IsFalseForAllButIsNotSet()
    {
        var holding = Operators.All.Where(op => Matches(Sample(op), fact: null)).Select(op => op.Code);

        Assert.Equal(["isNotSet"], holding);
    }

    [Fact]
    public void Matches_ObjectOrEmptyText_IsFalseForEveryTestOfAValue()
    {
        var byObject = Operators.All.Where(op => Matches(Sample(op), "o:")).Select(op => op.Code);
        var byText = Operators.All.Where(op => Matches(Sample(op), "t:")).Select(op => op.Code);

        Assert.Equal(["isSet"], byObject);
        Assert.Equal(["isNot", "notIn", "isSet"], byText);
    }

    [Fact]
    public void Matches_HarmfulPattern_StaysFast()
    {
        var rule = RuleCompiler.Compile(RuleParser.Parse(Spec("matches", "^(a+)+$"), "rule").Value).Value;

        Assert.False(rule.Matches(Context("t:" + new string('a', 50_000) + "!")));
    }

    [Fact]
    public void All_Operators_HaveDistinctCodesAndAreFound()
    {
        Assert.Equal(Operators.All.Count, Operators.All.Select(op => op.Code).Distinct().Count());
        Assert.All(Operators.All, op => Assert.Same(op, Operators.Find(op.Code)));
        Assert.All(Operators.All, op => Assert.Same(op, Operators.Of(((Rule.Condition)RuleParser.Parse(Sample(op), "rule").Value).Test)));
        Assert.Null(Operators.Find("IS"));
        Assert.Null(Operators.Find(null));
    }

    private static RuleSpec Spec(string op, string values) =>
        new() { Attribute = "fact", Operator = op, Values = values == "" ? [] : values.Split(';').ToValueList() };

    private static RuleSpec Sample(Operator op) => Spec(op.Code, op.Operand switch
    {
        OperandKind.None => "",
        OperandKind.Number => op.MinValues == 2 ? "1;2" : "1",
        OperandKind.Date => op.MinValues == 2 ? "2026-01-01;2026-01-02" : "2026-01-01",
        OperandKind.Days => "7",
        OperandKind.Version => "1.2.3",
        OperandKind.IpRanges => "10.0.0.0/8",
        _ => "x",
    });

    private static bool Matches(RuleSpec spec, string? fact)
    {
        var rule = RuleCompiler.Compile(RuleParser.Parse(spec, "rule").Value).Value;
        var matches = rule.Matches(Context(fact));
        Assert.Equal(matches ? Outcome.True : Outcome.False, rule.Explain(Context(fact)).Outcome);
        return matches;
    }

    private static EvaluationContext Context(string? fact) => new(null, Now, fact is null ? [] : [new("fact", Value(fact[0], fact[2..]))]);

    private static AttributeValue Value(char kind, string text) => kind switch
    {
        't' => new AttributeValue.Text(text),
        'n' => new AttributeValue.Number(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        'b' => new AttributeValue.Flag(text == "true"),
        'l' => new AttributeValue.TextList(text == "" ? [] : text.Split('|').ToValueList()),
        'o' => new AttributeValue.Nested([]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
