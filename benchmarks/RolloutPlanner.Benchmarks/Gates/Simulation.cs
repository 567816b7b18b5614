using RolloutPlanner.Domain.Gates.Statistics;

namespace RolloutPlanner.Benchmarks.Gates;

/// <summary>In how many of the runs each method raised its alarm at any look, at alpha 5 %.</summary>
internal sealed record Alarms(Scenario Scenario, int Runs, int RelativeRate, int NoHarm, int PeekingZ, int PooledSequence)
{
    public static string Heading => "| scenario | runs | relative rate | shown below twice | z-test at every look | pooled confidence sequence |\n|---|---|---|---|---|---|";

    public override string ToString() => FormattableString.Invariant(
        $"| {Scenario.Name}, {Scenario.People} people | {Runs} | {Percent(RelativeRate)} | {Percent(NoHarm)} | {Percent(PeekingZ)} | {Percent(PooledSequence)} |");

    private string Percent(int runs) => FormattableString.Invariant($"{100.0 * runs / Runs:0.##} %");
}

/// <summary>Runs a rollout many times, looks at it as often as people come, and counts who cried.</summary>
internal static class Simulation
{
    private static readonly ConfidenceSequence Sequence = ConfidenceSequence.Of(Alpha.Default).Value;

    /// <summary>The same seed gives the same counts.</summary>
    public static Alarms Run(Scenario scenario, int runs, ulong seed)
    {
        var alarms = new Alarms(scenario, runs, 0, 0, 0, 0);
        for (var run = 0; run < runs; run++)
        {
            var (rate, noHarm, z, pooled) = One(scenario, new Coins(seed, run));
            alarms = alarms with
            {
                RelativeRate = alarms.RelativeRate + (rate ? 1 : 0),
                NoHarm = alarms.NoHarm + (noHarm ? 1 : 0),
                PeekingZ = alarms.PeekingZ + (z ? 1 : 0),
                PooledSequence = alarms.PooledSequence + (pooled ? 1 : 0),
            };
        }
        return alarms;
    }

    private static (bool Rate, bool NoHarm, bool Z, bool Pooled) One(Scenario scenario, Coins coins)
    {
        var (harm, noHarm) = (RelativeRateEvidence.Start(EvidenceSide.Harm, 1).Value, RelativeRateEvidence.Start(EvidenceSide.NoHarm, 2).Value);
        var (z, pooled) = (false, false);
        var (treated, control, badTreated, badControl) = (0L, 0L, 0L, 0L);
        for (var people = 0; people < scenario.People; people += Scenario.PeoplePerLook)
        {
            var part = (double)people / scenario.People;
            var exposed = coins.Count(Scenario.PeoplePerLook, scenario.Exposed(part));
            var others = Scenario.PeoplePerLook - exposed;
            var batch = RateBatch.Of(exposed, others, coins.Count(exposed, scenario.TreatedRate(part)), coins.Count(others, scenario.ControlRate(part))).Value;
            (harm, noHarm) = (harm.Add(batch), noHarm.Add(batch));
            (treated, control, badTreated, badControl) = (treated + exposed, control + others, badTreated + batch.BadTreated, badControl + batch.BadControl);
            if (z && pooled || Pooled(treated, badTreated, control, badControl) is not { } difference) continue;
            z |= FixedHorizon.Z(difference, Alpha.Default, Sides.Greater).P < Alpha.Default.Value;
            pooled |= Sequence.For(difference, Sides.Greater).LiesAbove(0);
        }
        return (harm.Reaches(Alpha.Default), noHarm.Reaches(Alpha.Default), z, pooled);
    }

    /// <summary>All people so far in one heap, as most tools have it. Nothing while an arm has no variance.</summary>
    private static Difference? Pooled(long treated, long badTreated, long control, long badControl) =>
        MeanSample.FromCounts(control, badControl, "control").TryGet(out var one)
        && MeanSample.FromCounts(treated, badTreated, "treatment").TryGet(out var other)
        && Difference.Absolute(one, other).TryGet(out var difference) ? difference : null;
}
