using System.Text.Json;
using RolloutPlanner.Domain.Cohorts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Components.Cohorts;

/// <summary>What stands in the cohort editor, in the form in which the browser keeps it: rule and list side by side, nonsense as it was typed.</summary>
/// <param name="SeenVersion">The version that the edit began with; 0 for a new cohort.</param>
public sealed record KeptCohort(int SeenVersion, string? Key, string? Name, string? Description, bool IsList, KeptRule? Rule, string[]? Members)
{
    public static string Write(CohortForm form) => JsonSerializer.Serialize(
        new KeptCohort(form.SeenVersion, form.Key, form.Name, form.Description, form.IsList, KeptRule.From(form.Rule), [.. form.Members]));

    /// <summary>Null for a text that is no such thing: a browser may hand over anything.</summary>
    public static CohortForm? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptCohort>(text) is { SeenVersion: >= 0 } kept ? kept.ToForm() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private CohortForm ToForm()
    {
        var document = new CohortDocument
        {
            Key = Key,
            Name = Name,
            Description = Description,
            Rule = Rule?.ToSpec(),
            Members = (Members ?? []).OfType<string>().ToValueList(),
        };
        var form = CohortForm.From(document, SeenVersion);
        form.IsList = IsList;
        // A key of one's own stays when the name goes on changing.
        if (Key != KeySuggestion.From(form.Name)) form.TypeKey(Key);
        return form;
    }
}

/// <summary>One rule of a <see cref="KeptCohort"/>.</summary>
public sealed record KeptRule(string? Kind, string? Attribute, string? Operator, string[]? Values, bool IgnoreCase, string? Cohort, KeptRule[]? Rules)
{
    public static KeptRule From(RuleSpec rule) =>
        new(rule.Kind, rule.Attribute, rule.Operator, [.. rule.Values], rule.IgnoreCase, rule.Cohort, [.. rule.Rules.Select(From)]);

    public RuleSpec ToSpec() => new()
    {
        Kind = Kind ?? "condition",
        Attribute = Attribute,
        Operator = Operator,
        Values = (Values ?? []).OfType<string>().ToValueList(),
        IgnoreCase = IgnoreCase,
        Cohort = Cohort,
        Rules = (Rules ?? []).OfType<KeptRule>().Select(rule => rule.ToSpec()).ToValueList(),
    };
}
