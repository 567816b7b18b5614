using RolloutPlanner.Benchmarks.Gates;
using Xunit.Abstractions;

namespace RolloutPlanner.Tests.Domain.Gates.Statistics;

/// <summary>What the formulas promise, counted. Seeded, so a count never changes by itself; the benchmarks run the same with ten times as many runs.</summary>
[Trait("Category", "Simulation")]
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Runs = 2_000;

    [Fact]
    public void RelativeRate_NoEffectWhileShareAndBaseRateRise_CriesInAtMostFivePerCent()
    {
        var alarms = Run(Scenario.NoEffect);

        Assert.True(alarms.RelativeRate <= 0.05 * Runs, alarms.ToString());
        Assert.True(alarms.PeekingZ >= 0.99 * Runs && alarms.PooledSequence >= 0.99 * Runs, $"The contrast is gone: {alarms}");
    }

    [Fact]
    public void RelativeRate_ExactlyTwiceAsFrequent_IsCalledHarmlessInAtMostFivePerCent()
    {
        var alarms = Run(Scenario.JustTwice);

        Assert.True(alarms.NoHarm <= 0.05 * Runs, alarms.ToString());
    }

    [Fact]
    public void RelativeRate_HarmFromZero_IsFoundInNinetyNinePerCent()
    {
        var alarms = Run(Scenario.FromZero);

        Assert.True(alarms.RelativeRate >= 0.99 * Runs, alarms.ToString());
        // A comparison of variances is blind to a control arm without a single bad outcome.
        Assert.Equal((0, 0), (alarms.PeekingZ, alarms.PooledSequence));
    }

    [Fact]
    public void RelativeRate_ThreefoldHarm_IsFoundInNinetyEightPerCent()
    {
        var alarms = Run(Scenario.Threefold);

        Assert.True(alarms.RelativeRate >= 0.98 * Runs, alarms.ToString());
    }

    private Alarms Run(Scenario scenario)
    {
        var alarms = Simulation.Run(scenario, Runs, seed: 1);
        output.WriteLine(Alarms.Heading);
        output.WriteLine(alarms.ToString());
        return alarms;
    }
}
