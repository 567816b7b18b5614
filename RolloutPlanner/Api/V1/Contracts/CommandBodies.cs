using System.ComponentModel;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>A rollout as somebody wants it to begin.</summary>
public sealed record NewRolloutJson
{
    public NewFlagJson? Flag { get; init; }

    [Description("The key of a template, whose stages are copied where the plan brings none; blank where nothing is said.")]
    public string? Template { get; init; }

    public PlanJson? Plan { get; init; }
}

/// <summary>The flag of a new rollout. Its key becomes the key of the rollout.</summary>
public sealed record NewFlagJson
{
    public string? Key { get; init; }

    [Description("boolean (the default), text, number or object.")]
    public string? Type { get; init; }

    [Description("The value of the variant on, as text; not for boolean.")]
    public string? On { get; init; }

    [Description("The value of the variant off, as text; not for boolean.")]
    public string? Off { get; init; }
}

/// <summary>Sends the draft for review.</summary>
public sealed record SubmissionJson
{
    [Description("The ids of the warnings that are accepted, as the check lists them.")]
    public IReadOnlyList<string>? Acknowledged { get; init; }

    public string? Comment { get; init; }
}

/// <summary>A command that asks for a reason.</summary>
public sealed record ReasonJson
{
    public string? Reason { get; init; }
}

/// <summary>A command to go to a stage, with the reason.</summary>
public sealed record StageReasonJson
{
    [Description("Counted from 1.")]
    public int? Stage { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Marks a checklist item of the present gate as done.</summary>
public sealed record TickedJson
{
    [Description("The id of the item.")]
    public string? Item { get; init; }

    [Description("A link or a few words that show it.")]
    public string? Evidence { get; init; }
}

/// <summary>Opens a checklist item again.</summary>
public sealed record UntickedJson
{
    [Description("The id of the item.")]
    public string? Item { get; init; }
}
