using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>A rule in the query language of GO Feature Flag. There <c>eq</c>, <c>co</c>, <c>sw</c> and <c>ew</c> take no heed of case, and <c>in</c> does.</summary>
internal sealed partial class GoffQuery(Action<string> refuse)
{
    private static readonly string[] Words = ["in", "IN", "pr", "not", "NOT", "and", "or", "true", "false", "null", "eq", "EQ", "ne", "NE", "gt", "GT", "lt", "LT", "ge", "GE", "le", "LE", "co", "CO", "sw", "SW", "ew", "EW"];

    public string Of(CompiledRule rule) => rule.Rule switch
    {
        Rule.Condition condition => Condition(condition),
        Rule.InCohort => Of(rule.Parts[0]),
        Rule.Group { Kind: GroupKind.All } => Joined(rule.Parts, " and "),
        Rule.Group { Kind: GroupKind.Any } => Joined(rule.Parts, " or "),
        Rule.Group { Kind: GroupKind.None } => "not " + Bracket(Joined(rule.Parts, " or ")),
        _ => throw new UnreachableException(),
    };

    public static string IsOneOf(string name, IEnumerable<string> values) => $"({name} in [{string.Join(", ", values.Select(Quoted))}])";

    public static bool CanQuote(string value) => !value.AsSpan().ContainsAny('"', '\\');

    private static string Bracket(string text) => text.StartsWith('(') && text.EndsWith(')') && Closes(text) ? text : $"({text})";

    private static bool Closes(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length - 1; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0) return false;
        }
        return true;
    }

    private static string Quoted(string value) => $"\"{value}\"";

    private string Joined(IReadOnlyList<CompiledRule> parts, string word) => parts.Count == 1 ? Of(parts[0]) : $"({string.Join(word, parts.Select(Of))})";

    private string Condition(Rule.Condition condition)
    {
        var name = condition.Attribute.Value;
        if (!Name().IsMatch(name) || name.Split('.').Any(Words.Contains)) refuse($"the attribute {name}: its name does not fit the query language");
        if (RuleSpecs.Values(condition.Test).FirstOrDefault(value => !CanQuote(value)) is { } odd) refuse($"\u201C{odd}\u201D: a quotation mark or a backslash");
        return Said(name, condition.Test) ?? Refused(condition.Test);
    }

    private string Refused(Test test)
    {
        var words = Operators.Of(test).Words;
        refuse(test is Test.Contains or Test.StartsWith or Test.EndsWith
            ? $"\u201C{words}\u201D with regard to case"
            : $"\u201C{words}\u201D{(RuleSpecs.IgnoresCase(test) ? " in upper or lower case" : "")}");
        return "";
    }

    private static string? Said(string name, Test test) => test switch
    {
        Test.Is { IgnoreCase: true } t when Ascii(t.Value) => $"({name} eq {Quoted(t.Value)})",
        Test.Is { IgnoreCase: false } t => IsOneOf(name, [t.Value]),
        Test.In { IgnoreCase: false } t => IsOneOf(name, t.Values),
        Test.IsNot { IgnoreCase: false } t => $"(({name} pr) and not {IsOneOf(name, [t.Value])})",
        Test.NotIn { IgnoreCase: false } t => $"(({name} pr) and not {IsOneOf(name, t.Values)})",
        Test.Contains { IgnoreCase: true } t when Ascii(t.Value) => $"({name} co {Quoted(t.Value)})",
        Test.StartsWith { IgnoreCase: true } t when Ascii(t.Value) => $"({name} sw {Quoted(t.Value)})",
        Test.EndsWith { IgnoreCase: true } t when Ascii(t.Value) => $"({name} ew {Quoted(t.Value)})",
        Test.Number t when IsPlain(t.Value) => $"({name} {Word(t.Comparison)} {Number(t.Value)})",
        Test.NumberBetween t when IsPlain(t.Low) && IsPlain(t.High) => $"(({name} ge {Number(t.Low)}) and ({name} le {Number(t.High)}))",
        Test.Version t => $"({name} {Word(t.Comparison)} {t.Value})",
        Test.IsSet => $"({name} pr)",
        Test.IsNotSet => $"(not ({name} pr))",
        Test.IsTrue => $"({name} eq true)",
        Test.IsFalse => $"({name} eq false)",
        _ => null,
    };

    private static string Word(Comparison comparison) => comparison switch
    {
        Comparison.Equal => "eq",
        Comparison.Less => "lt",
        Comparison.AtMost => "le",
        Comparison.Greater => "gt",
        Comparison.AtLeast => "ge",
        _ => throw new UnreachableException(),
    };

    private static bool Ascii(string text) => System.Text.Ascii.IsValid(text);

    private static bool IsPlain(double number) => Math.Abs(number) < 1e15 && Math.Abs(number - Math.Round(number, 6)) < 1e-12;

    // With decimals always: a whole number in the query is only compared with whole numbers.
    private static string Number(double number) => number.ToString("0.0#####", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_:-]*(\.[A-Za-z][A-Za-z0-9_:-]*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
