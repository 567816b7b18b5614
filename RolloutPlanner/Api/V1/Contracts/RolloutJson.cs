using System.ComponentModel;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>One line of the list of rollouts.</summary>
public sealed record RolloutLineJson(
    string Key, string Name, string Status, string Phase, string? Owner, string? EngineeringLead, int Stage, int StageCount, string StageName, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, long Version)
{
    public static RolloutLineJson From(RolloutSummary row) => new(
        row.Key.Value, row.Name, ParseErrors.Code(row.Status), ParseErrors.Code(row.Phase), row.Owner?.Value, row.EngineeringLead?.Value,
        row.Stage, row.StageCount, row.StageName, row.CreatedAt, row.ChangedAt, row.Version);
}

/// <summary>A rollout as it is stored. What depends on the time of day is at <c>gate</c> and <c>outlook</c>.</summary>
/// <param name="Draft">The plan that is being worked on, or the last one.</param>
/// <param name="Live">The plan version that runs or ran last.</param>
public sealed record RolloutJson(
    string Key,
    [property: Description("Also the ETag, as \"v7\".")] long Version,
    FlagJson Flag,
    string Salt,
    [property: Description("draft, inReview, approved, running, paused, completed, rolledBack or archived.")] string Status,
    [property: Description("How far the plan that is being worked on is: none, draft, inReview or approved.")] string Phase,
    [property: Description("The stage reached, counted from 1; 0 where none is.")] int Stage,
    PlanJson Draft,
    PlanVersionJson? UnderReview,
    PlanVersionJson? Live,
    IReadOnlyList<SignOffJson> SignOffs,
    [property: Description("Who ever worked on the plan; they neither sign nor approve.")] IReadOnlyList<string> Editors,
    RunJson? Run,
    IReadOnlyList<TickJson> Ticks,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt)
{
    public static RolloutJson From(RolloutState state) => new(
        state.Key.Value, state.Version, new(state.Flag.Key.Value, ParseErrors.Code(state.Flag.Type), state.Flag.On, state.Flag.Off), state.Salt.Value,
        ParseErrors.Code(state.Status), ParseErrors.Code(state.Phase), state.CurrentStage, PlanJson.From(PlanDocuments.From(state.Draft)),
        state.UnderReview is { } next ? PlanVersionJson.From(next) : null, state.Live is { } live ? PlanVersionJson.From(live) : null,
        [.. state.SignOffs.Select(SignOffJson.From)], [.. state.Editors.Select(editor => editor.Value)], state.Run is { } run ? RunJson.From(run) : null,
        [.. state.Ticks.Select(tick => new TickJson(tick.ItemId, tick.By.Value, tick.At, tick.Evidence))], state.CreatedAt, state.ChangedAt);
}

/// <summary>The flag that a rollout hands out.</summary>
public sealed record FlagJson(string Key, [property: Description("boolean, text, number or object.")] string Type, string On, string Off);

/// <summary>The frozen text of a plan. What is signed is exactly its hash.</summary>
/// <param name="Pins">Per stage, every cohort that it needs.</param>
public sealed record PlanVersionJson(
    int Number, string Hash, PlanJson Plan, IReadOnlyList<IReadOnlyList<PinJson>> Pins, IReadOnlyList<string> Acknowledged, string SubmittedBy, DateTimeOffset SubmittedAt)
{
    public static PlanVersionJson From(PlanVersion version) => new(
        version.Number, version.Hash, PlanJson.From(PlanDocuments.From(version.Plan)),
        [.. version.Pins.Select(stage => (IReadOnlyList<PinJson>)[.. stage.Select(pin => new PinJson(pin.Cohort.Value, pin.Version, pin.Hash))])],
        version.Acknowledged, version.SubmittedBy.Value, version.SubmittedAt);
}

/// <summary>The version of a cohort that a stage uses.</summary>
public sealed record PinJson(string Cohort, int Version, string Hash);

/// <summary>A lead's signature under the plan with this hash.</summary>
public sealed record SignOffJson(string By, string ByName, string PlanHash, DateTimeOffset At, string Comment)
{
    public static SignOffJson From(SignOff signed) => new(signed.By.Value, signed.ByName, signed.PlanHash, signed.At, signed.Comment);
}

/// <summary>The present stay in a stage.</summary>
public sealed record RunJson(int Number, int Stage, DateTimeOffset EnteredAt)
{
    public static RunJson From(StageRun run) => new(run.Number, run.Stage, run.EnteredAt);
}

/// <summary>A checklist item that somebody has done.</summary>
public sealed record TickJson(string Item, string By, DateTimeOffset At, string Evidence);
