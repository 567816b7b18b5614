using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Demo;

/// <summary>
/// What the shop would count in a window: the same for the same window of the same run, because each number is drawn with a seed made of them. People of
/// a cohort come at a steady pace and fall into the arms by the share; payments fail a little more often with the feature, and checkouts are faster.
/// </summary>
internal static class DemoNumbers
{
    private const double ControlErrors = 0.0061;
    private const double TreatedErrors = 0.0067;

    /// <summary>Everything that the gate of the stage asks the shop for.</summary>
    public static IEnumerable<PushedDocument> Of(RolloutKey rollout, Stage stage, StageRun run, DateTimeOffset from, DateTimeOffset until)
    {
        foreach (var hook in stage.Gate.Criteria.Select(criterion => criterion.Hook).Distinct())
        {
            var document = new PushedDocument { Rollout = rollout.Value, Hook = hook.Value, Stage = run.Stage, WindowStart = from, WindowEnd = until };
            var random = new Random(Seed(hook, run, from));
            var (treated, control) = People(stage, run, from, until, random);
            if (hook == DemoMetrics.PaymentErrors) yield return Errors(document, treated, control, random, stage.Share);
            if (hook == DemoMetrics.Completion) yield return document with { Value = Math.Round(62.8m + (decimal)(random.NextDouble() - 0.5) * 2.4m, 1), SampleSize = Math.Max(1, treated) };
            if (hook == DemoMetrics.CheckoutTime && treated > 0) yield return Times(document, treated, control, random, stage.Share);
        }
    }

    /// <summary>New people of an hour: whoever comes to the shop, and the few testers at the beginning of their day.</summary>
    private static (int Treated, int Control) People(Stage stage, StageRun run, DateTimeOffset from, DateTimeOffset until, Random random)
    {
        var hours = (until - from).TotalHours;
        if (stage.Audience is Audience.InCohort { Cohort.Value: "qa-organisation" }) return (from - run.EnteredAt < TimeSpan.FromHours(1.5) ? 19 : 0, 0);
        var people = (int)Math.Round(hours * 8_800 * (0.85 + 0.3 * random.NextDouble()));
        var treated = Drawn(people, (double)stage.Share.Parts / Share.Total, random);
        return (treated, people - treated);
    }

    private static PushedDocument Errors(PushedDocument document, int treated, int control, Random random, Share share) => document with
    {
        Treatment = new() { People = treated, Bad = Drawn(treated, treated < 30 ? 0 : TreatedErrors, random) },
        Control = share.IsAll ? null : new() { People = control, Bad = Drawn(control, ControlErrors, random) },
    };

    private static PushedDocument Times(PushedDocument document, int treated, int control, Random random, Share share) => document with
    {
        Treatment = Mean(treated, 90.6, random),
        Control = share.IsAll ? null : Mean(control, 92.4, random),
    };

    private static PushedArmDocument Mean(int people, double mean, Random random) => new()
    {
        People = people,
        Mean = Math.Round((decimal)(mean + 28 / Math.Sqrt(Math.Max(1, people)) * Normal(random)), 2),
        Variance = Math.Round((decimal)(784 * (0.95 + 0.1 * random.NextDouble())), 1),
    };

    private static int Drawn(int of, double chance, Random random)
    {
        var drawn = 0;
        for (var i = 0; i < of; i++)
            if (random.NextDouble() < chance) drawn++;
        return drawn;
    }

    /// <summary>By Box and Muller.</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static int Seed(HookKey hook, StageRun run, DateTimeOffset from) =>
        hook.Value.Aggregate(17, (seed, letter) => unchecked(seed * 31 + letter)) ^ (run.Number * 7919) ^ (int)(from - run.EnteredAt).TotalMinutes;
}
