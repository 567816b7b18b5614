using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>
/// A rollout: one feature's plan and its progress. Every change is one verb that raises one event; what the lifecycle does not allow
/// is refused with the sentence that says why, and then nothing has changed.
/// </summary>
public sealed partial class Rollout
{
    private const int MaxReason = 2000;
    private readonly List<RolloutEvent> _pending = [];

    private Rollout(RolloutState state) => State = state;

    public RolloutState State { get; private set; }

    /// <summary>What has happened since the rollout was loaded or created, oldest first.</summary>
    public IReadOnlyList<RolloutEvent> Pending => _pending;

    public static Rollout Restore(RolloutState state) => new(state);

    public static Result<Rollout> Create(FeatureFlag flag, Plan plan, string template, Actor by, DateTimeOffset at, FlagAnswers? whyFlag = null)
    {
        if (!by.Has(Roles.ProductManager | Roles.EngineeringLead))
            return Error.Forbidden("role.Create", $"Only {RolloutWords.People(Roles.ProductManager | Roles.EngineeringLead)} can make a rollout.");
        var created = new RolloutCreated(flag, Salt.For(flag.Key), plan, template, by, at, whyFlag);
        var rollout = new Rollout(RolloutFold.Start(created));
        rollout._pending.Add(created);
        return rollout;
    }

    private Result Raise(RolloutEvent happened)
    {
        State = RolloutFold.Apply(State, happened);
        _pending.Add(happened);
        return Result.Success;
    }

    private static Error? CheckReason(string reason, bool needed, string what) => PlainText.Check(reason, "reason", what, needed ? 1 : 0, MaxReason, lines: true);

    /// <summary>The lifecycle's answer, then the reason that the command must carry.</summary>
    private Result<RolloutStatus> Allow(RolloutCommand command, Actor by, string reason)
    {
        var allowed = Lifecycle.Check(State, command, by);
        if (allowed.IsError) return allowed;
        return CheckReason(reason, Lifecycle.Of(command).NeedsReason, "The reason") is { } missing ? missing : allowed;
    }
}
