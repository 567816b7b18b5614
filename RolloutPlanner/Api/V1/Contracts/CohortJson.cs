using System.ComponentModel;
using RolloutPlanner.Api.Requests;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>A cohort document: who belongs, by a rule or by a list. It mirrors <see cref="CohortDocument"/> member by member.</summary>
public sealed record CohortJson : IHoldsRules
{
    public string? Key { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    [Description("Either a rule or members.")]
    public RuleJson? Rule { get; init; }

    [Description("The targeting keys of exactly these people.")]
    public IReadOnlyList<string>? Members { get; init; }

    public static CohortJson From(CohortDocument cohort) => new()
    {
        Key = cohort.Key,
        Name = cohort.Name,
        Description = cohort.Description,
        Rule = cohort.Rule is { } rule ? RuleJson.From(rule) : null,
        Members = cohort.Members,
    };

    public CohortDocument ToDocument() => new()
    {
        Key = Key,
        Name = Name,
        Description = Description,
        Rule = Rule?.ToSpec(),
        Members = Members is { } members ? [.. members] : null,
    };
}

/// <summary>A condition, a group of rules, or another cohort.</summary>
public sealed record RuleJson
{
    [Description("condition (the default), all, any, none or cohort.")]
    public string? Kind { get; init; }

    [Description("Of a condition: the name of the attribute; a dot leads into objects.")]
    public string? Attribute { get; init; }

    [Description("Of a condition: is, isNot, in, notIn, contains, startsWith, endsWith, matches, numberEquals, less, atMost, greater, atLeast, between, before, onOrBefore, onOrAfter, after, betweenDates, withinLastDays, versionEquals, versionLess, versionAtMost, versionGreater, versionAtLeast, sameMajor, sameMinor, inIpRange, isSet, isNotSet, isTrue or isFalse.")]
    public string? Operator { get; init; }

    [Description("Of a condition: what is compared with, as text.")]
    public IReadOnlyList<string>? Values { get; init; }

    public bool? IgnoreCase { get; init; }

    [Description("Of a cohort: its key.")]
    public string? Cohort { get; init; }

    [Description("Of a group: the rules in it.")]
    public IReadOnlyList<RuleJson>? Rules { get; init; }

    public static RuleJson From(RuleSpec rule) => new()
    {
        Kind = rule.Kind,
        Attribute = rule.Attribute,
        Operator = rule.Operator,
        Values = rule.Values,
        IgnoreCase = rule.IgnoreCase,
        Cohort = rule.Cohort,
        Rules = [.. rule.Rules.Select(From)],
    };

    public RuleSpec ToSpec() => new()
    {
        Kind = Kind ?? "condition",
        Attribute = Attribute,
        Operator = Operator,
        Values = [.. Values ?? []],
        IgnoreCase = IgnoreCase ?? false,
        Cohort = Cohort,
        Rules = (Rules ?? []).Select(rule => rule.ToSpec()).ToValueList(),
    };
}
