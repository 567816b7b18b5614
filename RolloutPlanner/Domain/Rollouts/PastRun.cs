using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;

namespace RolloutPlanner.Domain.Rollouts;

/// <summary>A change of who has the feature, without its reason.</summary>
public sealed record Move(Position From, Position To, DateTimeOffset At);

/// <summary>A stay in a stage, over or not.</summary>
/// <param name="PlanVersion">The version that was in force, the last one where another was put in force meanwhile.</param>
/// <param name="LeftAt">Null while it lasts.</param>
public sealed record PastRun(StageRun Run, int PlanVersion, DateTimeOffset? LeftAt)
{
    /// <summary>All stays of a rollout, oldest first: the present one is exactly the run of its state, pauses included.</summary>
    /// <param name="moves">All of them, oldest first.</param>
    public static ValueList<PastRun> Of(IEnumerable<Move> moves)
    {
        var runs = new List<PastRun>();
        foreach (var move in moves)
        {
            if (move.To.Stage != move.From.Stage) Leave(runs, move.At);
            if (move.To.Stage != move.From.Stage && move.To.Stage > 0) runs.Add(Entered(runs.Count + 1, move));
            else if (runs is [.., { LeftAt: null } present]) runs[^1] = Stayed(present, move);
        }
        return runs.ToValueList();
    }

    private static void Leave(List<PastRun> runs, DateTimeOffset at)
    {
        if (runs is [.., { LeftAt: null } present]) runs[^1] = present with { LeftAt = at };
    }

    private static PastRun Entered(int number, Move move)
    {
        var run = new StageRun(number, move.To.Stage, move.At, []);
        return new(move.To.Status is RolloutStatus.Paused ? run.Pause(move.At) : run, move.To.PlanVersion ?? 0, null);
    }

    private static PastRun Stayed(PastRun present, Move move)
    {
        var run = (move.From.Status, move.To.Status) switch
        {
            (RolloutStatus.Running, RolloutStatus.Paused) => present.Run.Pause(move.At),
            (RolloutStatus.Paused, RolloutStatus.Running) => present.Run.Resume(move.At),
            _ => present.Run,
        };
        return present with { Run = run, PlanVersion = move.To.PlanVersion ?? present.PlanVersion };
    }
}
