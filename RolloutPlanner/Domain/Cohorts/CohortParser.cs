using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Cohorts;

/// <summary>
/// Reads a cohort document, or says everything that is wrong with it, at <c>key</c>, <c>name</c>, <c>description</c>, <c>rule…</c> or <c>members[3]</c>.
/// A member that is listed twice is kept once. Whether included cohorts exist is asked by <see cref="CohortCompiler"/>.
/// </summary>
public static class CohortParser
{
    public const int MaxNameLength = 120;
    public const int MaxDescriptionLength = 1000;
    private const int MaxErrors = 100;

    public static Result<ParsedCohort> Parse(CohortDocument document)
    {
        var errors = new List<Error>();
        var key = CohortKey.Parse(document.Key, "key");
        errors.AddRange(key.Errors);
        if (PlainText.Check(document.Name, "name", "The name", 1, MaxNameLength) is { } name) errors.Add(name);
        if (PlainText.Check(document.Description, "description", "The description", 0, MaxDescriptionLength, lines: true) is { } description) errors.Add(description);
        var definition = Definition(document);
        errors.AddRange(definition.Errors);
        return errors.Count == 0
            ? new ParsedCohort(key.Value, document.Name!.Trim(), document.Description?.Trim() ?? "", definition.Value)
            : Result<ParsedCohort>.Fail(errors);
    }

    private static Result<CohortDefinition> Definition(CohortDocument document) => document switch
    {
        { Rule: not null, Members: not null } => Error.Invalid("cohort.both", "A cohort has a rule or a list of people, not both.", "members"),
        { Rule: { } rule } => RuleParser.Parse(rule, "rule").Map<CohortDefinition>(parsed => new CohortDefinition.ByRule(parsed)),
        { Members: { } members } => Members(members),
        _ => Error.Invalid("cohort.empty", "Say who belongs: add a condition, or list people.", "rule"),
    };

    private static Result<CohortDefinition> Members(ValueList<string> members)
    {
        if (members.Count == 0) return Error.Invalid("cohort.empty", "The list is empty. Add at least one person.", "members");
        if (members.Count > CohortDefinition.MaxMembers)
            return Error.Invalid("cohort.members", string.Create(CultureInfo.InvariantCulture, $"A list holds at most {CohortDefinition.MaxMembers:N0} people; this one has {members.Count:N0}."), "members");
        var errors = new List<Error>();
        var keys = new OrderedDictionary<TargetingKey, bool>(members.Count);
        for (var i = 0; i < members.Count && errors.Count < MaxErrors; i++)
        {
            var key = TargetingKey.Parse(members[i], $"members[{i}]");
            if (key.TryGet(out var parsed)) keys.TryAdd(parsed, true);
            else errors.AddRange(key.Errors);
        }
        return errors.Count == 0 ? new CohortDefinition.Members(keys.Keys.ToValueList()) : Result<CohortDefinition>.Fail(errors);
    }
}
