using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Flags;
using RolloutPlanner.Domain.Gates;
using RolloutPlanner.Domain.Rollouts;

namespace RolloutPlanner.Tests.TestKit;

/// <summary>Rollouts brought into a state through their own verbs. Written and sent for review by Maya, signed by Tom.</summary>
internal static class ARollout
{
    public static FeatureFlag Flag { get; } = FeatureFlag.Boolean(FlagKey.Parse("checkout-redesign", "flag").Value);

    /// <summary>Everything is in place: every metric delivers, everybody may sign in, and a hundred people are in each cohort.</summary>
    public static ReadinessFacts Ready { get; } = new(Delivering, By.Leads.Select(lead => lead.Id).ToValueList(), By.Everyone.Select(person => person.Id).ToValueList(), Enumerable.Repeat(100, 50).ToValueList());

    public static Rollout Draft(Plan? plan = null, Actor? by = null) => Rollout.Create(Flag, plan ?? APlan.Guarded(), "", by ?? By.Maya, At.Nine).Value;

    public static Rollout InReview(Plan? plan = null) => Draft(plan).Submitted(At.Nine);

    public static Rollout Approved(Plan? plan = null) => InReview(plan).SignedBy(By.Tom, At.Nine);

    /// <summary>In stage 1 since <see cref="At.Noon"/>.</summary>
    public static Rollout Running(Plan? plan = null)
    {
        var rollout = Approved(plan);
        rollout.Start(Ready, By.Maya, At.Noon).Worked();
        return rollout;
    }

    public static Rollout Submitted(this Rollout rollout, DateTimeOffset at, Actor? by = null, PlanFacts? facts = null)
    {
        rollout.Submit(facts ?? APlan.Facts, APlan.Warnings(rollout.State.Draft, facts), "", by ?? By.Maya, at).Worked();
        return rollout;
    }

    public static Rollout SignedBy(this Rollout rollout, Actor lead, DateTimeOffset at)
    {
        rollout.SignOff(rollout.State.UnderReview!.Hash, "", Ready, lead, at).Worked();
        return rollout;
    }

    /// <summary>The same state, loaded: nothing is pending.</summary>
    public static Rollout Reloaded(this Rollout rollout) => Rollout.Restore(rollout.State);

    /// <summary>Nothing was measured.</summary>
    public static GateFacts Facts() => new(null, By.IsLead);

    /// <summary>The readings that count in the present run.</summary>
    public static GateFacts Facts(this Rollout rollout, params IEnumerable<Measurement> readings) => new(rollout.Evidence(readings), By.IsLead);

    /// <summary>Null while the rollout is in no stage.</summary>
    public static RunEvidence? Evidence(this Rollout rollout, params IEnumerable<Measurement> readings) => rollout.State.Run is { } run
        ? readings.OrderBy(reading => reading.RecordedAt).Aggregate(rollout.StartEvidence(), (evidence, reading) => evidence.Add(reading, run))
        : null;

    /// <summary>A good reading of the payment errors in the present run.</summary>
    public static GateFacts GoodNews(this Rollout rollout, DateTimeOffset at, decimal value = 0.4m) =>
        rollout.Facts(AGate.Reading(value, at, run: rollout.State.Run!.Number));

    public static Result ApprovedBy(this Rollout rollout, Actor lead, GateFacts facts, DateTimeOffset at, int? target = null)
    {
        var stage = target ?? rollout.State.CurrentStage + 1;
        return rollout.ApproveGate(stage, rollout.Assess(facts, at, stage).Digest, "Numbers look fine", facts, lead, at);
    }

    /// <summary>A metric with this key that has delivered.</summary>
    public static MonitoringHook Delivering(HookKey key) => new(key, 2, key.Value, "%", "Grafana", new(0.5m, At.Nine, "Grafana"), false);

    /// <summary>Fails the test with the refusal.</summary>
    public static void Worked(this Result result) => Assert.True(!result.IsError, result.IsError ? string.Join("; ", result.Errors) : "");
}
