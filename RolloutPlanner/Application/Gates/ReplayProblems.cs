using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Application.Gates;

/// <summary>Why a run cannot be judged again.</summary>
internal static class ReplayProblems
{
    public static Error NeverRan { get; } = Error.Refused("replay.never-ran", "This rollout has not started, so nothing was recorded that could be replayed.");

    public static Error NotInStage { get; } = Error.Refused("replay.no-stage", "This rollout is in no stage, so no gate is in force that other rules could be put beside.");

    public static Error RulesMissing { get; } = Error.Invalid("replay.gate-missing", "Send the rules to judge by, or ask for those that ran or those of the draft.", "gate");

    public static Error SoakRange { get; } = Error.Invalid("soak.range", "The soak time is 0 to 8,760 hours, which is a year.", "soakHours");

    public static Error NotInDraft(string stage) => Error.Refused("replay.not-in-draft", $"The plan that is being worked on has no stage that continues {stage}.", "rules");

    public static Error NoSuchRun(int run, int runs) => Error.Invalid("replay.run", FormattableString.Invariant($"There is no run {run}. This rollout has run {runs} {(runs == 1 ? "time" : "times")}."), "run");

    public static Error UnknownMetric(HookKey hook, int criterion) => Error.Invalid("hook.unknown", $"There is no metric \"{hook}\".", FormattableString.Invariant($"gate.criteria[{criterion}].hook"));
}
