using System.ComponentModel;
using RolloutPlanner.Application.Accounts;
using RolloutPlanner.Application.Audit;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>One entry of the history.</summary>
/// <param name="Payload">The very text that was stored, so that a hash over it still holds.</param>
public sealed record HistoryEntryJson(
    long Seq, DateTimeOffset At, string ActorId, string Actor, string Channel, string CommandId, string Kind, string SubjectKind, string Subject, string? Rollout, string? Why,
    [property: Description("The JSON text that was stored, byte for byte.")] string Payload)
{
    public static HistoryEntryJson From(HistoryEntry entry) => new(
        entry.Seq, entry.At, entry.ActorId, entry.ActorName, ParseErrors.Code(entry.Channel), entry.CommandId.ToString(), entry.Kind, entry.SubjectKind, entry.Subject, entry.Rollout, entry.Why, entry.Payload);
}

/// <summary>The people directory, one page of it.</summary>
/// <param name="Import">Counts the imports from 1; 0 before the first.</param>
public sealed record DirectoryJson(long Import, DateTimeOffset? ImportedAt, string Source, PageJson<DirectoryPersonJson> People);

/// <summary>One imported person or account.</summary>
public sealed record DirectoryPersonJson(string Key, string Name, [property: Description("Texts, numbers, true and false, and lists of texts, by name.")] IReadOnlyDictionary<string, object> Attributes)
{
    public static DirectoryPersonJson From(DirectoryPerson person) =>
        new(person.Key.Value, person.Name, person.Attributes.ToDictionary(attribute => attribute.Key, attribute => Plain(attribute.Value)));

    private static object Plain(AttributeValue value) => value switch
    {
        AttributeValue.Text text => text.Value,
        AttributeValue.Number number => number.Value,
        AttributeValue.Flag flag => flag.Value,
        AttributeValue.TextList list => list.Values.ToArray(),
        AttributeValue.Nested nested => nested.Values.ToDictionary(pair => pair.Key, pair => Plain(pair.Value)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>Somebody with an account, as plans name them.</summary>
public sealed record AccountJson(string Id, string Name, IReadOnlyList<string> Roles, bool IsDisabled)
{
    public static AccountJson From(Person person) => new(
        person.Id.Value, person.Name, [.. Enum.GetValues<Roles>().Where(role => role != Domain.Common.Roles.None && person.Roles.HasFlag(role)).Select(ParseErrors.Code)], person.IsDisabled);
}

/// <summary>A plan to begin with.</summary>
/// <param name="IsBuiltIn">Every workspace has it, and it never changes.</param>
public sealed record TemplateJson(string Key, long Version, string Name, string Purpose, bool IsBuiltIn, IReadOnlyList<StageJson> Stages, int Used, DateTimeOffset? LastUsed)
{
    public static TemplateJson From(TemplateSummary summary)
    {
        var (template, document) = (summary.Template, TemplateDocument.From(summary.Template));
        return new(template.Key.Value, template.Version, template.Name, template.Purpose, template.IsBuiltIn, [.. document.Stages.Select(StageJson.From)], summary.Used, summary.LastUsed);
    }
}

/// <summary>A template as somebody wants it to be.</summary>
public sealed record NewTemplateJson
{
    public string? Name { get; init; }

    public string? Purpose { get; init; }

    public IReadOnlyList<StageJson>? Stages { get; init; }

    public TemplateDocument ToDocument() => new()
    {
        Name = Name,
        Purpose = Purpose,
        Stages = (Stages ?? []).Select(stage => stage.ToDocument()).ToValueList(),
    };
}
