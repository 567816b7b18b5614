using RolloutPlanner.Domain.Common;
using RolloutPlanner.Domain.Targeting;

namespace RolloutPlanner.Domain.Gates;

/// <summary>Something that a program says of a metric, in itself sound. Whether it counts depends on where the rollout is.</summary>
/// <param name="Index">Where it stood in what was sent, counted from 0.</param>
/// <param name="Stage">The stage it is of, counted from 1; null for the present one.</param>
public abstract record Pushed(int Index, RolloutKey Rollout, HookKey Hook, int? Stage)
{
    /// <summary>What the metric must consist of for this to fit.</summary>
    public MetricShape Shape => this switch
    {
        Reading { Arms: null } => MetricShape.Number,
        Reading { Arms: ArmReading.Means } => MetricShape.Means,
        _ => MetricShape.Counts,
    };

    /// <summary>A number, or the people of one or two arms, of a window of 1 second to 7 days, both ends in whole microseconds.</summary>
    /// <param name="Value">With the feature: the number, the mean, or the percentage of people with a bad outcome.</param>
    /// <param name="SampleSize">People of the smaller arm; of a number what its sender says.</param>
    public sealed record Reading(
        int Index, RolloutKey Rollout, HookKey Hook, int? Stage, DateTimeOffset From, DateTimeOffset Until, decimal Value, int? SampleSize, ArmReading? Arms)
        : Pushed(Index, Rollout, Hook, Stage)
    {
        /// <summary>As it is kept, and judged.</summary>
        public Measurement TakenIn(StageRun run, MonitoringHook hook, UserId by, string source, DateTimeOffset at) => new(Hook, run.Number, Value, SampleSize, Until, at, by, source)
        {
            Origin = MeasurementOrigin.Pushed,
            Window = Until - From,
            FreshFor = hook.FreshFor,
            Arms = Arms,
            Definition = hook.Definition,
        };

        /// <summary>Whether a measurement says the same of the same window.</summary>
        public bool Says(Measurement taken) =>
            taken.WindowStart == From && taken.ObservedAt == Until && taken.Value == Value && taken.SampleSize == SampleSize && Equals(taken.Arms, Arms);
    }

    /// <summary>How it went for one person who is named by a targeting key.</summary>
    public sealed record Outcome(int Index, RolloutKey Rollout, HookKey Hook, int? Stage, DateTimeOffset At, EvaluationContext Context, bool IsBad)
        : Pushed(Index, Rollout, Hook, Stage);
}
