using System.ComponentModel;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>One stage of a plan document.</summary>
public sealed record StageJson
{
    public string? Name { get; init; }

    [Description("everybody or cohort; nothing while nobody has chosen.")]
    public string? Audience { get; init; }

    [Description("The key of the cohort, where the audience is one.")]
    public string? Cohort { get; init; }

    [Description("Percent of the audience, in steps of 0.001.")]
    public decimal? Share { get; init; }

    [Description("The attribute whose value keeps a person's place; targetingKey where nothing is said.")]
    public string? StickyAttribute { get; init; }

    [Description("The shortest stay in the stage, in hours.")]
    public decimal? SoakHours { get; init; }

    [Description("The stage is not entered before this time.")]
    public DateTimeOffset? NotBefore { get; init; }

    public GateJson? Gate { get; init; }

    public static StageJson From(StageDocument stage) => new()
    {
        Name = stage.Name,
        Audience = stage.Audience,
        Cohort = stage.Cohort,
        Share = stage.Share,
        StickyAttribute = stage.StickyAttribute,
        SoakHours = stage.SoakHours,
        NotBefore = stage.NotBefore,
        Gate = GateJson.From(stage.Gate),
    };

    public StageDocument ToDocument() => new()
    {
        Name = Name,
        Audience = Audience,
        Cohort = Cohort,
        Share = Share,
        StickyAttribute = StickyAttribute,
        SoakHours = SoakHours,
        NotBefore = NotBefore,
        Gate = Gate?.ToDocument() ?? new(),
    };
}

/// <summary>What must hold to leave a stage, and what sends it back meanwhile.</summary>
public sealed record GateJson
{
    public IReadOnlyList<CriterionJson>? Criteria { get; init; }

    public IReadOnlyList<ChecklistItemJson>? Checklist { get; init; }

    [Description("How many leads approve before the stage is left: 0 to 5.")]
    public int? ApprovalsNeeded { get; init; }

    [Description("byHand (the default) or automatic.")]
    public string? Mode { get; init; }

    [Description("Where a rollback goes to: previous (the default), off or stage.")]
    public string? OnRollback { get; init; }

    [Description("The stage to go back to, counted from 1, where onRollback is stage.")]
    public int? RollbackStage { get; init; }

    public static GateJson From(GateDocument gate) => new()
    {
        Criteria = [.. gate.Criteria.Select(CriterionJson.From)],
        Checklist = [.. gate.Checklist.Select(item => new ChecklistItemJson { Id = item.Id, Text = item.Text, Owner = item.Owner })],
        ApprovalsNeeded = gate.ApprovalsNeeded,
        Mode = gate.Mode,
        OnRollback = gate.OnRollback,
        RollbackStage = gate.RollbackStage,
    };

    public GateDocument ToDocument() => new()
    {
        Criteria = (Criteria ?? []).Select(criterion => criterion.ToDocument()).ToValueList(),
        Checklist = (Checklist ?? []).Select(item => new ChecklistItemDocument { Id = item.Id, Text = item.Text, Owner = item.Owner }).ToValueList(),
        ApprovalsNeeded = ApprovalsNeeded,
        Mode = Mode,
        OnRollback = OnRollback,
        RollbackStage = RollbackStage,
    };
}

/// <summary>One condition of a gate.</summary>
public sealed record CriterionJson
{
    [Description("Names the criterion inside its gate.")]
    public string? Id { get; init; }

    [Description("The key of the monitoring hook.")]
    public string? Hook { get; init; }

    [Description("rollbackTrigger, successCriterion, signal or observe.")]
    public string? Role { get; init; }

    [Description("atMost or atLeast.")]
    public string? Comparison { get; init; }

    public decimal? Limit { get; init; }

    [Description("What the metric is held against: limit (the default), controlRatio (counted bad outcomes: how many times as often as without the feature, 1 to 1000), controlDifference or controlPercent (means).")]
    public string? Against { get; init; }

    [Description("People that a reading must rest on, of each arm where there are two; 100 where nothing is said.")]
    public int? MinimumSample { get; init; }

    [Description("rollback (the default of a trigger) or pause (the default of a success criterion).")]
    public string? OnFail { get; init; }

    public static CriterionJson From(CriterionDocument criterion) => new()
    {
        Id = criterion.Id,
        Hook = criterion.Hook,
        Role = criterion.Role,
        Comparison = criterion.Comparison,
        Limit = criterion.Limit,
        Against = criterion.Against,
        MinimumSample = criterion.MinimumSample,
        OnFail = criterion.OnFail,
    };

    public CriterionDocument ToDocument() => new()
    {
        Id = Id,
        Hook = Hook,
        Role = Role,
        Comparison = Comparison,
        Limit = Limit,
        Against = Against,
        MinimumSample = MinimumSample,
        OnFail = OnFail,
    };
}

/// <summary>Something that a person confirms before the gate opens.</summary>
public sealed record ChecklistItemJson
{
    [Description("Names the item inside its gate.")]
    public string? Id { get; init; }

    public string? Text { get; init; }

    public string? Owner { get; init; }
}
