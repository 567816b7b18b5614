using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Planning;

/// <summary>Every refusal about templates.</summary>
public static class TemplateErrors
{
    public static Error Forbidden { get; } = Error.Forbidden("role.templates", "Only product managers and engineering leads can make, change or delete templates.");

    public static Error Unchanged { get; } = Error.Refused("template.unchanged", "Nothing was changed, so there is nothing to save.");

    public static Error BuiltIn(string name) => Error.Refused("template.built-in", $"{name} comes with the application and never changes. Duplicate it and change the copy.");

    public static Error NameTaken(string name) => Error.Conflict("template.exists", $"There is a template \"{name}\" already. Choose another name.") with { Path = "name" };

    public static Error ChangedMeanwhile(string name) => Error.Conflict(
        "template.changed", $"Somebody changed {name} while you were looking at it. Nothing was done. Look at what is there now and decide again.");

    public static Error Deleted(string name) => Error.NotFound("template.deleted", $"{name} was deleted meanwhile. Its history stays.");

    public static Error NotFound(string? key) => Error.NotFound("template.unknown", $"There is no template \"{key}\".");
}
