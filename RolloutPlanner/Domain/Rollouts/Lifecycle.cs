using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>One line of the lifecycle: who may ask for what, and in which status.</summary>
/// <param name="Who">Any of these roles.</param>
/// <param name="Independent">Never the author or an editor of the plan; for gates never the owner either.</param>
/// <param name="Moves">From each allowed status to the one that follows. <see cref="RolloutCommand.SignOff"/> follows only when enough have signed.</param>
/// <param name="Phase">The phase the plan must be in, where the command is about the plan.</param>
/// <param name="NeedsReason">A reason in words is part of the command.</param>
public sealed record LifecycleRule(
    RolloutCommand Command,
    Roles Who,
    bool Independent,
    ValueList<(RolloutStatus From, RolloutStatus To)> Moves,
    PlanPhase? Phase,
    bool NeedsReason);

/// <summary>The whole state machine of a rollout, as one table. What is not in it is refused.</summary>
public static class Lifecycle
{
    private const Roles Planners = Roles.ProductManager | Roles.EngineeringLead;

    public static ValueList<LifecycleRule> Rules { get; } =
    [
        Rule(RolloutCommand.Edit, Planners, [(RolloutStatus.Draft, RolloutStatus.Draft), (RolloutStatus.InReview, RolloutStatus.Draft), (RolloutStatus.Approved, RolloutStatus.Draft), .. Stay(RolloutStatus.Running, RolloutStatus.Paused)]),
        Rule(RolloutCommand.Submit, Planners, [(RolloutStatus.Draft, RolloutStatus.InReview), .. Stay(RolloutStatus.Running, RolloutStatus.Paused)], phase: PlanPhase.Draft),
        Rule(RolloutCommand.RequestChanges, Roles.EngineeringLead, [(RolloutStatus.InReview, RolloutStatus.Draft), .. Stay(RolloutStatus.Running, RolloutStatus.Paused)], phase: PlanPhase.InReview, reason: true),
        Rule(RolloutCommand.SignOff, Roles.EngineeringLead, [(RolloutStatus.InReview, RolloutStatus.Approved), .. Stay(RolloutStatus.Running, RolloutStatus.Paused)], phase: PlanPhase.InReview, independent: true),
        Rule(RolloutCommand.Start, Planners, [(RolloutStatus.Approved, RolloutStatus.Running)]),
        Rule(RolloutCommand.Advance, Planners | Roles.System, [(RolloutStatus.Running, RolloutStatus.Running)]),
        Rule(RolloutCommand.Skip, Roles.ProductManager, [(RolloutStatus.Running, RolloutStatus.Running)], reason: true),
        Rule(RolloutCommand.Pause, Planners | Roles.System, [(RolloutStatus.Running, RolloutStatus.Paused)], reason: true),
        Rule(RolloutCommand.Resume, Planners, [(RolloutStatus.Paused, RolloutStatus.Running)], reason: true),
        Rule(RolloutCommand.RollBackToStage, Planners | Roles.System, Serving(RolloutStatus.Paused), reason: true),
        Rule(RolloutCommand.RollBackFully, Planners | Roles.System, Serving(RolloutStatus.RolledBack), reason: true),
        Rule(RolloutCommand.Kill, Planners | Roles.Admin, Serving(RolloutStatus.RolledBack), reason: true),
        Rule(RolloutCommand.Restart, Planners, [(RolloutStatus.RolledBack, RolloutStatus.Draft)], reason: true),
        Rule(RolloutCommand.ApplyPlan, Roles.EngineeringLead, Stay(RolloutStatus.Running, RolloutStatus.Paused), phase: PlanPhase.Approved, independent: true),
        Rule(RolloutCommand.Archive, Roles.ProductManager, [(RolloutStatus.Draft, RolloutStatus.Archived), (RolloutStatus.RolledBack, RolloutStatus.Archived), (RolloutStatus.Completed, RolloutStatus.Archived)]),
        Rule(RolloutCommand.ApproveGate, Roles.EngineeringLead, Stay(RolloutStatus.Running), independent: true, reason: true),
        Rule(RolloutCommand.DeclineGate, Roles.EngineeringLead, Stay(RolloutStatus.Running), independent: true, reason: true),
        Rule(RolloutCommand.WithdrawApproval, Roles.EngineeringLead, Stay(RolloutStatus.Running, RolloutStatus.Paused), reason: true),
        Rule(RolloutCommand.TickChecklist, Planners, Stay(RolloutStatus.Running, RolloutStatus.Paused)),
        Rule(RolloutCommand.RecordMeasurement, Planners | Roles.Reporter, Stay(RolloutStatus.Running, RolloutStatus.Paused)),
        Rule(RolloutCommand.Override, Planners, Stay(RolloutStatus.Running, RolloutStatus.Paused), reason: true),
        Rule(RolloutCommand.SecondOverride, Roles.EngineeringLead, Stay(RolloutStatus.Running, RolloutStatus.Paused), reason: true),
        Rule(RolloutCommand.ReviewOverride, Planners, Stay(Enum.GetValues<RolloutStatus>()), reason: true), // a task that is open outlives the rollout
        Rule(RolloutCommand.SignReadiness, Roles.EngineeringLead, Stay(RolloutStatus.InReview, RolloutStatus.Approved), independent: true),
        Rule(RolloutCommand.WithdrawReadiness, Roles.EngineeringLead, Stay(RolloutStatus.InReview, RolloutStatus.Approved), reason: true),
        Rule(RolloutCommand.NoteReadiness, Planners, Stay(RolloutStatus.Draft, RolloutStatus.InReview, RolloutStatus.Approved)),
    ];

    private static readonly Dictionary<RolloutCommand, LifecycleRule> ByCommand = Rules.ToDictionary(rule => rule.Command);

    public static LifecycleRule Of(RolloutCommand command) => ByCommand[command];

    /// <summary>The status that follows, or the sentence that says why this person may not do this now. The role is judged first, then the status, then the phase of the plan.</summary>
    public static Result<RolloutStatus> Check(RolloutState state, RolloutCommand command, Actor by)
    {
        var rule = Of(command);
        if (!by.Has(rule.Who)) return RolloutErrors.WrongRole(command, rule.Who, by);
        if (rule.Moves.Where(move => move.From == state.Status).ToList() is not [var move]) return RolloutErrors.WrongStatus(command, rule, state.Status);
        if (rule.Phase is { } phase && state.Phase != phase) return RolloutErrors.WrongPhase(command, phase, state.Phase);
        if (rule.Independent && Conflict(state, command, by.Id) is { } conflict) return conflict;
        return move.To;
    }

    private static Error? Conflict(RolloutState state, RolloutCommand command, UserId by) => command switch
    {
        RolloutCommand.ApproveGate or RolloutCommand.DeclineGate when state.Live?.Plan.Owner == by => RolloutErrors.OwnerMayNotApprove,
        _ when state.Editors.Contains(by) => RolloutErrors.EditorMayNotAgree(command, state),
        _ => null,
    };

    private static LifecycleRule Rule(
        RolloutCommand command, Roles who, ValueList<(RolloutStatus From, RolloutStatus To)> moves, PlanPhase? phase = null, bool independent = false, bool reason = false) =>
        new(command, who, independent, moves, phase, reason);

    private static ValueList<(RolloutStatus From, RolloutStatus To)> Stay(params RolloutStatus[] statuses) =>
        statuses.Select(status => (status, status)).ToValueList();

    private static ValueList<(RolloutStatus From, RolloutStatus To)> Serving(RolloutStatus to) =>
        [(RolloutStatus.Running, to), (RolloutStatus.Paused, to), (RolloutStatus.Completed, to)];
}
