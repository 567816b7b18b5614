namespace RolloutPlanner.Benchmarks.Gates;

/// <summary>A rollout to be simulated, looked at after every 500 people.</summary>
/// <param name="Exposed">The share with the feature, by the part of the people who have come, 0 to 1.</param>
/// <param name="ControlRate">Bad outcomes per person without the feature, likewise.</param>
/// <param name="TreatedRate">And with it.</param>
internal sealed record Scenario(string Name, int People, Func<double, double> Exposed, Func<double, double> ControlRate, Func<double, double> TreatedRate)
{
    public const int PeoplePerLook = 500;

    /// <summary>Share and base rate move together, as they do in a staged rollout, and the feature does nothing.</summary>
    public static Scenario NoEffect { get; } = new("no effect: 5 % exposed at a base rate of 1 %, then 50 % at 3 %", 50_000, Step(0.05, 0.5), Step(0.01, 0.03), Step(0.01, 0.03));

    public static Scenario FromZero { get; } = new("harm 0 % to 1 %, 5 % exposed", 20_000, Always(0.05), Always(0), Always(0.01));

    public static Scenario Threefold { get; } = new("harm 0.1 % to 0.3 %, 50 % exposed", 50_000, Always(0.5), Always(0.001), Always(0.003));

    /// <summary>Twice as frequent, where less than twice is asked for: nobody may call it harmless.</summary>
    public static Scenario JustTwice { get; } = new("exactly twice as frequent: 5 % exposed at a base rate of 1 %, then 50 % at 3 %", 50_000, Step(0.05, 0.5), Step(0.01, 0.03), Step(0.02, 0.06));

    private static Func<double, double> Always(double value) => _ => value;

    private static Func<double, double> Step(double before, double after) => part => part < 0.5 ? before : after;
}
