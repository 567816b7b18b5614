using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Counters of both arms at one moment, as a source keeps them: they only grow, and begin at 0 again when it restarts.</summary>
/// <param name="Control">Null where nobody counts the control.</param>
public sealed record CounterReading(ArmCounters Treatment, ArmCounters? Control)
{
    /// <summary>
    /// Who and what came since an earlier reading. A counter that fell has restarted, so all it shows came since. Refuses more bad outcomes than people:
    /// the source must count a person when the outcome is known.
    /// </summary>
    public Result<ArmReading.Counts> Since(CounterReading before)
    {
        var treatment = Treatment.Since(before.Treatment);
        var control = Control?.Since(before.Control ?? new(0, 0));
        if (treatment.Bad > treatment.People || control is { } counted && counted.Bad > counted.People) return GateErrors.MoreBadThanPeople;
        return new ArmReading.Counts(treatment, before.Control is null ? null : control);
    }
}

/// <summary>The counters of one arm, 0 or more.</summary>
public sealed record ArmCounters(long People, long Bad)
{
    public CountedArm Since(ArmCounters before) => new(Grown(before.People, People), Grown(before.Bad, Bad));

    private static long Grown(long before, long now) => now >= before ? now - before : now;
}
