using System.ComponentModel;
using RolloutPlanner.Application.Planning;
using RolloutPlanner.Application.Rollouts;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Planning;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Api.V1.Contracts;

/// <summary>The gate of the present stage at one moment.</summary>
public sealed record GateStandJson(
    [property: Description("The version of the rollout that was judged.")] long Version,
    int Stage,
    [property: Description("What the gate asks for: advance, awaitApproval, hold, pause or rollback.")] string Action,
    [property: Description("What keeps it shut, in words; empty where it is open.")] IReadOnlyList<string> Left,
    IReadOnlyList<CriterionStandJson> Criteria,
    SoakJson Soak,
    IReadOnlyList<ChecklistItemJson> OpenItems,
    IReadOnlyList<ApprovalJson> Approvals,
    int ApprovalsGiven,
    int ApprovalsNeeded,
    DateTimeOffset At)
{
    public static GateStandJson From(RolloutView view, GateDecision gate) => new(
        view.State.Version, view.State.CurrentStage, ParseErrors.Code(gate.Action), [.. gate.Causes.Select(GateWords.Describe)],
        [.. gate.Criteria.Select(CriterionStandJson.From)],
        new((decimal)gate.Soak.Needed.TotalHours, (decimal)gate.Soak.Accrued.TotalHours, (decimal)gate.Soak.Left.TotalHours, gate.Soak.IsAccruing),
        [.. gate.OpenItems.Select(item => new ChecklistItemJson { Id = item.Id, Text = item.Text, Owner = item.Owner })],
        [.. gate.Approvals.Select(one => new ApprovalJson(one.Approval.By.Value, one.Approval.ByName, one.Approval.TargetStage, ParseErrors.Code(one.Standing), one.Approval.At))],
        gate.ApprovalsGiven, gate.ApprovalsNeeded, view.At);
}

/// <summary>One criterion, its verdict and the reading that it rests on.</summary>
public sealed record CriterionStandJson(
    string Id, string Hook, string Role,
    [property: Description("pass, pending, inconclusive, noData, error or fail.")] string Verdict,
    [property: Description("measured, nothingYet, tooFew or stale.")] string Cause,
    string Action, decimal? Value, int? SampleSize, DateTimeOffset? ObservedAt, DateTimeOffset Since)
{
    public static CriterionStandJson From(CriterionAssessment one) => new(
        one.Criterion.Id, one.Criterion.Hook.Value, ParseErrors.Code(one.Criterion.Role), ParseErrors.Code(one.Verdict), ParseErrors.Code(one.Cause),
        ParseErrors.Code(one.Action), one.Reading?.Value, one.Reading?.SampleSize, one.Reading?.ObservedAt, one.Since);
}

/// <summary>How much of the soak time is done.</summary>
public sealed record SoakJson(decimal NeededHours, decimal AccruedHours, decimal LeftHours, bool IsAccruing);

/// <summary>A lead's approval of a step, and whether it counts.</summary>
public sealed record ApprovalJson(
    string By, string ByName, int TargetStage, [property: Description("counts, evidenceWorsened, planChanged, lapsed or noLongerEntitled.")] string Standing, DateTimeOffset At);

/// <summary>What is to be expected of a rollout at one moment: people, dates, and what is in place.</summary>
/// <param name="Exposed">People who have the feature now; null while unknown.</param>
public sealed record OutlookJson(int? Exposed, ReachJson? Reach, IReadOnlyList<ForecastJson> Schedule, IReadOnlyList<ReadinessJson> Readiness, DateTimeOffset At)
{
    public static OutlookJson From(RolloutView view) => new(
        view.Exposed, ReachJson.From(view.Reach), [.. view.Schedule.Select(ForecastJson.From)],
        [.. view.Readiness.Select(check => new ReadinessJson(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(check.Check.GetType().Name), ParseErrors.Code(check.Check.Standing)))], view.At);
}

/// <summary>How many people a plan exposes.</summary>
public sealed record ReachJson(int Everyone, DateTimeOffset ImportedAt, IReadOnlyList<StageReachJson> Stages)
{
    /// <summary>Null while nobody has imported people.</summary>
    public static ReachJson? From(Reach? reach) => reach is null
        ? null
        : new(reach.Everyone, reach.ImportedAt, [.. reach.Stages.Select(stage => new StageReachJson(stage.Audience, stage.InStage, stage.SoFar, stage.Added))]);
}

/// <summary>People of one stage: in its cohort, in its share too, exposed once it is reached, added by it.</summary>
public sealed record StageReachJson(int Audience, int InStage, int SoFar, int Added);

/// <summary>When a stage begins.</summary>
public sealed record ForecastJson(
    int Stage, DateTimeOffset? At, [property: Description("The stage was entered then.")] bool IsReal, [property: Description("Not before this: people must act or agree first.")] bool IsEarliest)
{
    public static ForecastJson From(StageForecast forecast) => new(forecast.Stage, forecast.At, forecast.IsReal, forecast.IsEarliest);
}

/// <summary>Whether one thing that a rollout needs is in place.</summary>
public sealed record ReadinessJson(string Check, [property: Description("ready, missing or unknown.")] string Standing);

/// <summary>What can be said of a plan before it is saved or sent for review.</summary>
public sealed record PlanCheckJson(bool BlocksReview, IReadOnlyList<PlanErrorJson> Errors, IReadOnlyList<FindingJson> Findings, ReachJson? Reach, IReadOnlyList<ForecastJson> Schedule)
{
    public static PlanCheckJson From(PlanCheck check) => new(
        check.BlocksReview, [.. check.Errors.Select(error => new PlanErrorJson(error.Code, error.Message, error.Path))], [.. check.Findings.Select(FindingJson.From)],
        ReachJson.From(check.Reach), [.. check.Schedule.Select(ForecastJson.From)]);
}

/// <summary>Why the plan cannot even be saved.</summary>
public sealed record PlanErrorJson(string Code, string Message, string? Path);

/// <summary>One thing that is wrong or risky in a plan.</summary>
public sealed record FindingJson([property: Description("Acknowledge a warning by this.")] string Id, [property: Description("error or warning.")] string Severity, string Code, string Message, string Path)
{
    public static FindingJson From(LintFinding finding) => new(finding.Id, ParseErrors.Code(finding.Severity), finding.Code, finding.Message, finding.Path);
}
