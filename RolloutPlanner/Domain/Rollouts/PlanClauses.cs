using System.Diagnostics;
using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>The clauses of a plan in words: complete, so that whoever reads them knows what was agreed. Times are in UTC.</summary>
public sealed class PlanClauses(PlanNames names)
{
    public string Person(UserId? person) => person is { } known ? names.Person(known) : "nobody yet";

    public string Audience(Audience? audience) => audience switch
    {
        null => "nobody chosen yet",
        Rollouts.Audience.Everybody => "everybody",
        Rollouts.Audience.InCohort cohort => names.Cohort(cohort.Cohort),
        _ => throw new UnreachableException(),
    };

    /// <summary>"Half of everybody: 50% of everybody, 3 days".</summary>
    public string Stage(Stage stage) => $"{stage.Name}: {Who(stage)}, {Soak(stage.MinimumSoak)}";

    /// <summary>"5% of London", "all of everybody" reads badly, so that is "everybody".</summary>
    public string Who(Stage stage) => (stage.Share.IsAll, stage.Audience) switch
    {
        (true, Rollouts.Audience.Everybody) => "everybody",
        (true, not null) => "all of " + Audience(stage.Audience),
        _ => $"{stage.Share} of {Audience(stage.Audience)}",
    };

    /// <summary>"Roll back if Payment errors is above 1.5, from 400 on", "Payment errors is at most 1.5, from 400 on".</summary>
    public string Criterion(Criterion criterion)
    {
        var holds = $"{names.Hook(criterion.Hook)} is {GateWords.Limit(criterion)}{Sample(criterion)}";
        var fails = $"{names.Hook(criterion.Hook)} is {GateWords.Beyond(criterion)}{Sample(criterion)}";
        return criterion.Role switch
        {
            CriterionRole.RollbackTrigger => $"{(criterion.OnFail is FailAction.Rollback ? "Roll back" : "Pause")} if {fails}",
            CriterionRole.SuccessCriterion => $"{holds}{(criterion.OnFail is FailAction.Rollback ? "; if not, roll back" : "; if not, pause")}",
            CriterionRole.Signal => $"Hold while {fails}",
            CriterionRole.Observe => $"Watch whether {holds}; nothing follows from it",
            _ => throw new UnreachableException(),
        };
    }

    public static string Item(ChecklistItem item) => item.Owner.Length == 0 ? item.Text : $"{item.Text} ({item.Owner})";

    public static string Mode(AdvanceMode mode) => mode switch
    {
        AdvanceMode.ByHand => "by hand",
        AdvanceMode.Automatic => "by itself",
        _ => throw new UnreachableException(),
    };

    public static string Target(RollbackTarget target) => target switch
    {
        RollbackTarget.PreviousStage => "the stage before",
        RollbackTarget.NamedStage named => "stage " + Text(named.Number),
        RollbackTarget.Off => "nobody",
        _ => throw new UnreachableException(),
    };

    public static string Soak(TimeSpan soak) => soak == TimeSpan.Zero ? "no soak time" : soak.Ticks % TimeSpan.TicksPerHour == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{soak.TotalHours:0} h soak")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(soak.TotalHours):0} h {soak.Minutes} min soak");

    public static string Moment(DateTimeOffset? at) => at is { } moment
        ? string.Create(CultureInfo.InvariantCulture, $"{moment.UtcDateTime:d MMM yyyy, HH:mm} UTC{(moment.UtcTicks % TimeSpan.TicksPerMinute == 0 ? "" : $" and {moment.UtcDateTime:ss.fffffff} s")}")
        : "any time";

    public static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Sample(Criterion criterion) => criterion.MinimumSample <= 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", from {criterion.MinimumSample:N0} on");
}
