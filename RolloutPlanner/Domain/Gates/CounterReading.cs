using RolloutPlanner.Domain.Common;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Counters of both arms at one moment, as a source keeps them: they only grow, but for a restart.</summary>
/// <param name="Control">Null where nobody counts the control.</param>
public sealed record CounterReading(ArmCounters Treatment, ArmCounters? Control)
{
    /// <summary>
    /// Who and what came since an earlier reading. Where a counter fell, nobody did: one of the programs behind it restarted or went away, and what the
    /// others show in sum is not what came since. Refuses more bad outcomes than people: the source must count a person when the outcome is known.
    /// </summary>
    public Result<ArmReading.Counts> Since(CounterReading before)
    {
        var control = Control is { } now && before.Control is { } then ? now.Since(then) : null;
        var treatment = Treatment.Since(before.Treatment);
        if (treatment.Fell || control is { Fell: true }) return new ArmReading.Counts(new(0, 0), control is null ? null : new(0, 0));
        if (treatment.Bad > treatment.People || control?.Bad > control?.People) return GateErrors.MoreBadThanPeople;
        return new ArmReading.Counts(new(treatment.People, treatment.Bad), control is null ? null : new(control.People, control.Bad));
    }
}

/// <summary>The counters of one arm, 0 or more.</summary>
public sealed record ArmCounters(long People, long Bad)
{
    internal ArmGrowth Since(ArmCounters before) => new(People - before.People, Bad - before.Bad);
}

/// <summary>What was added to the counters of one arm.</summary>
internal sealed record ArmGrowth(long People, long Bad)
{
    public bool Fell => People < 0 || Bad < 0;
}
