namespace RolloutPlanner.Benchmarks.Gates;

/// <summary>The table of false and right alarms at its full size.</summary>
internal static class AlarmTable
{
    public const ulong Seed = 20_261;

    public static void Write(int runs)
    {
        Console.WriteLine(Alarms.Heading);
        Scenario[] scenarios = [Scenario.NoEffect, Scenario.JustTwice, Scenario.FromZero, Scenario.Threefold];
        foreach (var scenario in scenarios) Console.WriteLine(Simulation.Run(scenario, runs, Seed));
    }
}
