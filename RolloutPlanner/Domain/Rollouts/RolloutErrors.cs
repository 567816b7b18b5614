using System.Globalization;
using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>Every refusal of a rollout, as one sentence each.</summary>
public static class RolloutErrors
{
    public static Error OwnerMayNotApprove { get; } = Error.Forbidden("gate.owner", "You own this rollout, so you cannot approve its gates.");

    public static Error AutomationNotAgreed { get; } =
        Error.Refused("advance.by-hand", "The plan says that a person advances this stage, so automation leaves it alone.");

    public static Error AlreadySigned { get; } = Error.Refused("plan.signed-already", "You have signed this plan version already.");

    public static Error PlanSeenChanged { get; } =
        Error.Conflict("plan.changed", "The plan changed after you opened it, so your signature would stand under another text. Look at it again.");

    public static Error EvidenceChanged { get; } =
        Error.Conflict("gate.evidence-changed", "The evidence changed after you opened it. Look at the new numbers before you approve.");

    public static Error AlreadyApproved { get; } = Error.Refused("gate.approved-already", "You have approved this already, and your approval still counts.");

    public static Error NoApprovalNeeded { get; } = Error.Refused("gate.no-approval-needed", "This gate asks for no approval.");

    public static Error NoApprovalToWithdraw { get; } = Error.Refused("gate.no-approval", "You have given no approval here that could be withdrawn.");

    public static Error SkipNeedsLead { get; } =
        Error.Refused("skip.no-approval", "Skipping leaves the agreed path, so an engineering lead who did not write the plan must approve this very step first.");

    public static Error SkipWhileFailing { get; } =
        Error.Refused("skip.failing", "A criterion is failing. Going further is not possible until it passes again.");

    public static Error WrongRole(RolloutCommand command, Roles needed, Actor by) => Error.Forbidden(
        "role." + command,
        $"Only {RolloutWords.People(needed)} can {RolloutWords.Verb(command)}. {Is(by.Roles)}");

    public static Error WrongStatus(RolloutCommand command, LifecycleRule rule, RolloutStatus status) => Error.Refused(
        "status." + command,
        $"You can {RolloutWords.Verb(command)} only while the rollout is {RolloutWords.Either(rule.Moves.Select(m => RolloutWords.Is(m.From)))}. This one is {RolloutWords.Is(status)}.");

    public static Error WrongPhase(RolloutCommand command, PlanPhase needed, PlanPhase phase) => Error.Refused(
        "phase." + command,
        phase is PlanPhase.None
            ? $"There is no next plan version, so you cannot {RolloutWords.Verb(command)}."
            : $"You can {RolloutWords.Verb(command)} only while the plan is {RolloutWords.Is(needed)}. It is {RolloutWords.Is(phase)}.");

    public static Error EditorMayNotAgree(RolloutCommand command, RolloutState state) => Error.Forbidden(
        "independence." + command,
        command is RolloutCommand.ApproveGate or RolloutCommand.DeclineGate
            ? "You worked on this plan, so someone else must approve its gates."
            : Invariant($"You worked on plan version {state.Versions[^1].Number}, so someone else must {RolloutWords.Verb(command)}."));

    public static Error TooEarly(Stage stage, int number, DateTimeOffset at) => Error.Refused(
        "stage.too-early", Invariant($"Stage {number}, {stage.Name}, does not start before {at.UtcDateTime:d MMM yyyy, HH:mm} UTC."));

    public static Error HookSilent(HookKey hook) => Error.Refused(
        "hook.silent", $"The metric \"{hook}\" has never delivered a number. Enter a first reading on its page, so that the gate will not be blind.");

    public static Error SignaturesMissing(int given, int needed) => Error.Refused(
        "plan.signatures", Invariant($"{given} of {needed} signatures count. A signature stops counting when its lead loses the role or works on the plan."));

    public static Error GateHolds(int stage, GateDecision decision) => Error.Refused(
        "gate.holds", Invariant($"The gate of stage {stage} is shut: {string.Join("; ", decision.Causes.Select(GateWords.Describe))}."));

    public static Error ApprovalTooEarly(GateDecision decision) => Error.Refused(
        "gate.too-early",
        $"An approval comes last. Still open: {string.Join("; ", decision.Causes.Where(c => c is not GateCause.ApprovalsMissing).Select(GateWords.Describe))}.");

    public static Error NoSuchStage(int stage, int count) => Error.Invalid(
        "stage.unknown", Invariant($"There is no stage {stage} to go to from here; the plan has {count}."), "stage");

    public static Error ReachedStageChanged(int index) => Error.Refused(
        "stage.reached", Invariant($"Stage {index + 1} has been reached, so it stays as it was signed. Change later stages only."), Invariant($"stages[{index}]"));

    public static Error TakesFeature(string path) => Error.Refused(
        "plan.takes", "This would take the feature from people while the rollout is live. That is a rollback, never an edit.", path);

    public static Error NoSuchItem(string id) => Error.NotFound("checklist.unknown", $"This gate has no checklist item \"{id}\".");

    public static Error MeasurementNotInStage { get; } = Error.Invalid(
        "measurement.early", "This was observed before the stage began. Numbers from before the stage never count.", "observedAt");

    public static Error MeasurementFromFuture { get; } = Error.Invalid("measurement.future", "This time is in the future.", "observedAt");

    public static Error MeasurementStale { get; } = Error.Invalid("measurement.stale", "This is older than 24 hours, so it would not count. Enter a fresh number.", "observedAt");

    public static Error MeasurementSample { get; } = Error.Invalid("measurement.sample", "A sample has at least 1. Leave it empty for expert judgement.", "sampleSize");

    public static Error MeasurementForeign(HookKey hook) => Error.Invalid("measurement.foreign", $"The gate of this stage does not use the metric \"{hook}\".", "hook");

    public static Error NoSuchCriterion(string id) => Error.Invalid("override.criterion", $"The gate of this stage has no criterion \"{id}\".", "criterion");

    public static Error NothingToSetAside { get; } = Error.Refused("override.nothing", "This criterion keeps nothing up now, so there is nothing to set aside.");

    public static Error VerdictWorsened { get; } = Error.Conflict("override.changed", "It became worse after you opened it. Look at it again before you set it aside.");

    public static Error OverrideUntil { get; } = Error.Invalid("override.until", "Say until when: a time ahead, at most 14 days.", "until");

    public static Error OverrideWaits(Override given) => Error.Refused("override.waits", $"{given.ByName} asked for this already. It waits for a second engineering lead.");

    public static Error NoSuchOverride(int id) => Error.NotFound("override.unknown", Invariant($"Nothing was set aside under the number {id}."));

    public static Error OverrideNeedsNobody { get; } = Error.Refused("override.enough", "This needs no other person to agree.");

    public static Error OverrideOver { get; } = Error.Refused("override.over", "Its time or its stage is over, so there is nothing to agree to any more.");

    public static Error OverrideOwn { get; } = Error.Forbidden("override.own", "You asked for this, so another engineering lead must agree.");

    public static Error ReviewOwn { get; } = Error.Forbidden("override.review-own", "You set this aside or agreed to it, so somebody else must close the review.");

    public static Error ReviewWaits { get; } = Error.Refused("override.review-early", "It still waits for a second engineering lead. The review comes after that.");

    public static Error ReviewClosed { get; } = Error.Refused("override.reviewed", "This review is closed already.");

    public static Error ReadinessNotReady { get; } = Error.Refused("readiness.not-ready", "What this check asks for is not in place, so there is nothing to sign yet.");

    public static Error ReadinessOfPlan { get; } = Error.Refused("readiness.plan", "The signatures under the plan speak for this check.");

    public static Error ReadinessChanged { get; } =
        Error.Conflict("readiness.changed", "What this check rests on changed after you opened it. Look at it again before you sign.");

    public static Error ReadinessSigned(ReadinessSignature signature) => Error.Refused("readiness.signed-already", $"{signature.ByName} has signed this check, and that signature counts.");

    public static Error ReadinessCovered { get; } = Error.Refused("readiness.covered", "Whoever signed the plan agreed to this with it, so it needs no signature of its own.");

    public static Error NoReadinessToWithdraw { get; } = Error.Refused("readiness.no-signature", "You have signed nothing here that could be withdrawn.");

    /// <summary>"Four of seven readiness checks are signed. All seven are needed to start."</summary>
    public static Error ReadinessOpen(ValueList<SignedCheck> checks)
    {
        var (all, agreed) = (RolloutWords.Spelled(checks.Count), RolloutWords.Spelled(checks.Count(check => check.IsAgreed)));
        var open = string.Join("; ", checks.Where(check => !check.IsAgreed).Select(check => RolloutWords.Name(check.Check.Topic)));
        return Error.Refused(
            "readiness.open", $"{char.ToUpperInvariant(agreed[0])}{agreed[1..]} of {all} readiness checks {(agreed == "one" ? "is" : "are")} signed. All {all} are needed to start. Open: {open}.");
    }

    private static string Is(Roles roles) => roles switch
    {
        Roles.None => "You hold no role.",
        Roles.System => "This is automation.",
        Roles.Reporter => "This token may only send readings.",
        _ => $"You are {RolloutWords.Holder(roles)}.",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
