using System.Collections.Frozen;
using System.Diagnostics;
using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Targeting;

/// <summary>Turns one condition into one that can be asked: lists become sets, ranges are joined.</summary>
internal static class TestCompiler
{
    public static CompiledRule Compile(Rule.Condition rule, AttributeTable attributes)
    {
        var attribute = new AttributeRef(rule.Attribute, attributes);
        return rule.Test switch
        {
            Test.Is { IgnoreCase: false } t => Any(new IsExactly(t.Value)),
            Test.Is t => Any(new IsIgnoringCase(t.Value)),
            Test.IsNot { IgnoreCase: false } t => None(new IsExactly(t.Value)),
            Test.IsNot t => None(new IsIgnoringCase(t.Value)),
            Test.In t => Any(new IsIn(SetOf(t.Values, t.IgnoreCase))),
            Test.NotIn t => None(new IsIn(SetOf(t.Values, t.IgnoreCase))),
            Test.Contains { IgnoreCase: false } t => Any(new Contains(t.Value)),
            Test.Contains t => Any(new ContainsIgnoringCase(t.Value)),
            Test.StartsWith { IgnoreCase: false } t => Any(new StartsWith(t.Value)),
            Test.StartsWith t => Any(new StartsWithIgnoringCase(t.Value)),
            Test.EndsWith { IgnoreCase: false } t => Any(new EndsWith(t.Value)),
            Test.EndsWith t => Any(new EndsWithIgnoringCase(t.Value)),
            Test.Matches t => Any(new HasPattern(t.Pattern)),
            Test.Number t => Ask(new HasNumber(t.Comparison, t.Value)),
            Test.NumberBetween t => Ask(new HasNumberBetween(t.Low, t.High)),
            Test.Date t => Ask(new HasDate(t.Comparison, t.Value)),
            Test.BetweenDates t => Ask(new HasDateBetween(t.First, t.Last)),
            Test.WithinLastDays t => Ask(new HasDateWithinLast(t.Days)),
            Test.Version t => Ask(new HasVersion(t.Comparison, t.Value)),
            Test.SameMajor t => Ask(new HasMajor(t.Value)),
            Test.SameMinor t => Ask(new HasMinor(t.Value)),
            Test.InIpRange t => Ask(new HasAddress(new(t.Ranges))),
            Test.IsSet => Ask(new IsSet(true)),
            Test.IsNotSet => Ask(new IsSet(false)),
            Test.IsTrue => Ask(new IsFlag(true)),
            Test.IsFalse => Ask(new IsFlag(false)),
            _ => throw new UnreachableException(),
        };

        CompiledRule Ask<TQuestion>(TQuestion question) where TQuestion : struct, IQuestion => new CompiledCondition<TQuestion>(rule, attribute, question);

        CompiledRule Any<TQuestion>(TQuestion question) where TQuestion : struct, ITextQuestion => Ask(new AnyText<TQuestion>(question));

        CompiledRule None<TQuestion>(TQuestion question) where TQuestion : struct, ITextQuestion => Ask(new NoText<TQuestion>(question));
    }

    private static FrozenSet<string> SetOf(ValueList<string> values, bool ignoreCase) => values.ToFrozenSet(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
}
