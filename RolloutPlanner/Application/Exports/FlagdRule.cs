using System.Diagnostics;
using System.Text.Json.Nodes;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Application.Exports;

/// <summary>
/// Says a rule in flagd's JSONLogic, so that it is true for exactly the same contexts, and never fails on one. What cannot be said so goes to
/// <paramref name="refuse"/>; the answer is then of no use.
/// </summary>
internal sealed class FlagdRule(Action<string> refuse)
{
    // A name that every JavaScript object knows, or that flagd fills in by itself, would be found without being sent.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "$flagd", "__proto__", "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
        "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
    };

    public JsonNode Of(CompiledRule rule) => Of(rule, isNegated: false);

    /// <summary>The attribute's name, refused where flagd would read another fact under it.</summary>
    public string Name(AttributeName attribute)
    {
        var name = attribute.Value;
        if (name.Contains('.', StringComparison.Ordinal)) refuse($"the attribute {name}: flagd reads a dot as a path only, while a name that holds the dot counts here too");
        else if (Taken.Contains(name) || name.Contains('\\', StringComparison.Ordinal)) refuse($"the attribute {name}: flagd gives this name another meaning");
        return name;
    }

    private JsonNode Of(CompiledRule rule, bool isNegated) => rule.Rule switch
    {
        Rule.Condition condition => Condition(condition, isNegated),
        Rule.InCohort => Of(rule.Parts[0], isNegated),
        Rule.Group { Kind: GroupKind.All } => Logic.Op("and", rule.Parts.Select(part => Of(part, isNegated))),
        Rule.Group { Kind: GroupKind.Any } => Logic.Op("or", rule.Parts.Select(part => Of(part, isNegated))),
        Rule.Group { Kind: GroupKind.None } => Logic.Not(Logic.Op("or", rule.Parts.Select(part => Of(part, !isNegated)))),
        _ => throw new UnreachableException(),
    };

    private JsonNode Condition(Rule.Condition condition, bool isNegated)
    {
        var name = Name(condition.Attribute);
        if (Why(condition.Test, isNegated) is { } why)
        {
            refuse(why);
            return false;
        }
        return condition.Attribute == AttributeName.TargetingKey ? FlagdKeyTest.Of(condition.Test) ?? FlagdTest.Of(name, condition.Test) : FlagdTest.Of(name, condition.Test);
    }

    private static string? Why(Test test, bool isNegated) => test switch
    {
        _ when RuleSpecs.IgnoresCase(test) => $"\u201C{Operators.Of(test).Words}\u201D in upper or lower case",
        Test.Matches t => $"the pattern {t.Pattern}",
        Test.Date or Test.BetweenDates => "a date: flagd compares no dates",
        Test.WithinLastDays => "a date relative to now",
        Test.StartsWith t when HasPairs(t.Value) => $"\u201C{t.Value}\u201D: flagd's clients count such characters differently",
        Test.EndsWith t when HasPairs(t.Value) => $"\u201C{t.Value}\u201D: flagd's clients count such characters differently",
        Test.Version t => FlagdVersion.Why(t.Value),
        Test.SameMajor t => FlagdVersion.Why(t.Value),
        Test.SameMinor t => FlagdVersion.Why(t.Value),
        Test.InIpRange t => t.Ranges.Select(FlagdAddress.Why).OfType<string>().FirstOrDefault()
            ?? (isNegated ? "an IP range in a \u201Cnone of\u201D group: an address in an unusual spelling would slip by" : null),
        _ => null,
    };

    private static bool HasPairs(string text) => text.Any(char.IsSurrogate);
}
