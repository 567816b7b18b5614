using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>A moment at which a verdict or the action changed.</summary>
/// <param name="People">Who had been counted with the feature by then, by the metric that counted most; null while none had counted anybody.</param>
public sealed record ReplayChange(DateTimeOffset At, GateDecision Decision, long? People)
{
    public GateAction Action => Decision.Action;
}

/// <summary>
/// What a gate would have decided over what a run gathered, moment by moment. It judges with the very fold and rule that judge a live gate, at every
/// moment at which something came in or time alone could change something, so between two changes nothing changed. Nothing is set aside in it, and
/// what the stage did meanwhile stays as it was: pauses that were, were.
/// </summary>
/// <param name="Changes">The first is how the run began.</param>
/// <param name="End">The gate at the end of the run.</param>
/// <param name="Evidence">What was gathered by the end.</param>
public sealed record Replay(ReplayRules Rules, ValueList<ReplayChange> Changes, ReplayChange End, RunEvidence Evidence)
{
    /// <param name="arrivals">In the order in which they came. What came after the end of the run counts for nothing.</param>
    public static Replay Of(ReplayRules rules, IEnumerable<Arrival> arrivals)
    {
        var walk = new ReplayWalk(rules);
        foreach (var arrival in arrivals.TakeWhile(arrival => arrival.At <= rules.Until)) walk.Take(arrival);
        return walk.End();
    }

    /// <summary>When the stage could have been left first: soak done and every metric passing.</summary>
    public ReplayChange? Advance => First(action => action is GateAction.Advance);

    public ReplayChange? Rollback => First(action => action is GateAction.Rollback);

    /// <summary>When it would have paused itself or been taken back first.</summary>
    public ReplayChange? Stop => First(action => action >= GateAction.Pause);

    /// <summary>The first change that would have done something, or let somebody do something; null where it held to the end.</summary>
    public ReplayChange? Decisive => First(action => action is GateAction.Advance or >= GateAction.Pause);

    /// <summary>What it would have done next, had the stage gone on after <see cref="Decisive"/>.</summary>
    public ReplayChange? Later => Decisive is { } first ? First(action => action >= GateAction.Pause && action > first.Action) : null;

    private ReplayChange? First(Func<GateAction, bool> wanted) => Changes.FirstOrDefault(change => wanted(change.Action));
}
